package iconexplorer.compute;

import iconexplorer.matrix.Hardware;

/** What computes, in words. */
final class Device {
  private Device() {}

  /** Starts ND4J, which takes a second or so, and says what it runs on. */
  static String start() {
    Hardware.start();
    return Hardware.name();
  }
}
