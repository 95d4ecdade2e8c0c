package iconexplorer.compute;

import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import iconexplorer.matrix.VectorMath;
import java.util.Locale;

/** What computes, in words. */
final class Device {
  private Device() {}

  /** Starts ND4J, which takes a second or so, and says what it runs on. */
  static String start() {
    Matrix.zeros(1, 1).close();
    return "CPU · %s · %d threads".formatted(vectors(), Team.shared().threads());
  }

  private static String vectors() {
    int bits = VectorMath.SPECIES.vectorBitSize();
    boolean intel =
        System.getProperty("os.arch", "").toLowerCase(Locale.ROOT).matches("amd64|x86_64");
    if (!intel) {
      return bits + "-bit vectors";
    }
    return switch (bits) {
      case 512 -> "AVX-512";
      case 256 -> "AVX2";
      default -> "SSE";
    };
  }
}
