package iconexplorer.data;

import java.util.Locale;

/** Which part of a data set that its makers divided. */
public enum Part {
  TRAIN,
  TEST;

  /** As it is written in a data address. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
