package iconexplorer.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.incubator.vector.FloatVector;
import org.nd4j.linalg.factory.Nd4j;

/** What computes. Starts ND4J on first use, which takes a second or so. */
public final class Hardware {

  /** Where ND4J's CUDA backend keeps the names of what it found. */
  private static final String DEVICES = "cuda.devicesInformation";

  private static final String DEVICE_NAME = "cuda.deviceName";

  private Hardware() {}

  /** Whether ND4J's arrays live in the processor's memory, where the fused kernels can work. */
  public static boolean isProcessor() {
    return Nd4j.getEnvironment().isCPU();
  }

  /** In words: "CPU, AVX-512, 2 threads", or the GPU's name with "GPU". */
  public static String name() {
    return isProcessor()
        ? "CPU, %s, %d threads".formatted(vectors(), Team.shared().threads())
        : "GPU, " + graphicsCard();
  }

  private static String graphicsCard() {
    Object devices = Nd4j.getExecutioner().getEnvironmentInformation().get(DEVICES);
    return devices instanceof List<?> list
            && !list.isEmpty()
            && list.getFirst() instanceof Map<?, ?> first
        ? String.valueOf(first.get(DEVICE_NAME))
        : "CUDA";
  }

  private static String vectors() {
    if (!FloatVector.class.getModule().isNamed()) {
      return "scalar";
    }
    int bits = VectorMath.SPECIES.vectorBitSize();
    String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (architecture) {
      case "amd64", "x86_64" -> bits == 512 ? "AVX-512" : bits == 256 ? "AVX2" : "SSE";
      case "aarch64", "arm64" -> bits == 128 ? "NEON" : "SVE";
      default -> bits + "-bit vectors";
    };
  }
}
