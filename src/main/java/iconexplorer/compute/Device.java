package iconexplorer.compute;

import iconexplorer.matrix.Hardware;
import iconexplorer.matrix.Matrix;

/** What computes, in words. */
final class Device {
  private Device() {}

  /** Starts ND4J, which takes a second or so, and says what it runs on. */
  static String start() {
    Matrix.zeros(1, 1).close();
    return Hardware.name();
  }
}
