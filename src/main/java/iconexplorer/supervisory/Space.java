package iconexplorer.supervisory;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The features x that p compares, where it compares any. */
public enum Space {
  /** What the encoder sees. */
  INPUT("input"),
  /** The leading eigenvectors of the graph: as many as there are clusters to find. */
  SPECTRAL("spectral"),
  /** What is known beside it, as directions: the caption of an image. */
  COMPANION("companion");

  private final String id;

  Space(String id) {
    this.id = id;
  }

  /** The name in files and on the command line. */
  public String id() {
    return id;
  }

  /**
   * The space with this id.
   *
   * @throws IllegalArgumentException in one sentence that lists the ids
   */
  public static Space byId(String id) {
    return Arrays.stream(values())
        .filter(space -> space.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown space \"%s\": use %s"
                    .formatted(
                        id,
                        Arrays.stream(values()).map(Space::id).collect(Collectors.joining(", ")))));
  }
}
