package iconexplorer.method;

/**
 * Where a method was published.
 *
 * @param authors as cited, such as "van der Maaten &amp; Hinton"
 * @param year of publication
 * @param title of the paper
 * @param link DOI, arXiv or proceedings address
 */
public record Reference(String authors, int year, String title, String link) {

  /** The paper behind the table, and behind its readings of the gaps. */
  public static final Reference I_CON =
      arxiv(
          "Alshammari et al.",
          2025,
          "I-Con: A Unifying Framework for Representation Learning",
          "2504.16929");

  static Reference arxiv(String authors, int year, String title, String number) {
    return new Reference(authors, year, title, "https://arxiv.org/abs/" + number);
  }

  static Reference doi(String authors, int year, String title, String doi) {
    return new Reference(authors, year, title, "https://doi.org/" + doi);
  }

  /** "van der Maaten &amp; Hinton 2008". */
  public String citation() {
    return authors + " " + year;
  }
}
