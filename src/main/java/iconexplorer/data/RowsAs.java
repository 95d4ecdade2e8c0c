package iconexplorer.data;

/** Whether rows of numbers are items with features or square images, row upon row of pixels. */
public enum RowsAs {
  /**
   * Found out: images, if there are at least 16 columns, a square number, with values of pixels.
   */
  DETECTED,
  TABLE,
  IMAGES
}
