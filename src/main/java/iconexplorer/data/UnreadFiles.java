package iconexplorer.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Files of a folder or archive in formats that are not read. */
final class UnreadFiles {
  private UnreadFiles() {}

  /**
   * Says what was left out.
   *
   * @param names of the files, which have endings
   * @param instead the format to convert them to
   * @return a sentence, where there are some
   */
  static Optional<String> note(List<String> names, String instead) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    TreeSet<String> endings = new TreeSet<>();
    names.forEach(
        name -> endings.add(name.substring(name.lastIndexOf('.')).toLowerCase(Locale.ROOT)));
    boolean one = names.size() == 1;
    return Optional.of(
        "%,d %s of a format that is not read (%s) %s left out; convert to %s."
            .formatted(
                names.size(),
                one ? "file" : "files",
                String.join(", ", endings),
                one ? "was" : "were",
                instead));
  }
}
