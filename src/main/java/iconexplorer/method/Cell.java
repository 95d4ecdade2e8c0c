package iconexplorer.method;

/** One place in the table. */
public record Cell(SupervisoryRow row, LearnedColumn column) {

  /** "p-row/q-column", such as {@code gaussian/student-t}. */
  public String id() {
    return row.id() + "/" + column.id();
  }
}
