package iconexplorer.data;

import java.util.Locale;

/** A number and what is counted, in words. */
public final class Count {

  private Count() {}

  /**
   * @param one what follows the number 1, such as "link"
   * @param several what follows any other, such as "links"
   * @return such as "1 link" and "2,690 links"
   */
  public static String of(long number, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
  }
}
