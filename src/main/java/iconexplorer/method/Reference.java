package iconexplorer.method;

/**
 * Where a method was published.
 *
 * @param authors as cited, such as "van der Maaten &amp; Hinton"
 * @param year of publication
 * @param title of the paper
 * @param link DOI or arXiv address
 */
public record Reference(String authors, int year, String title, String link) {

  /** "van der Maaten &amp; Hinton 2008". */
  public String citation() {
    return authors + " " + year;
  }
}
