package iconexplorer.matrix;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.incubator.vector.FloatVector;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What computes. */
public final class Hardware {

  private static final Logger LOG = LoggerFactory.getLogger(Hardware.class);

  /** Of the profile cuda. */
  private static final String CUDA_BACKEND = "/org/nd4j/linalg/jcublas/JCublasBackend.class";

  /** Where ND4J's CUDA backend keeps the names of what it found. */
  private static final String DEVICES = "cuda.devicesInformation";

  private static final String DEVICE_NAME = "cuda.deviceName";

  private Hardware() {}

  /**
   * Starts ND4J, which takes a second or so. Where its CUDA backend is there but no driver, ND4J
   * falls back to the processor with a stack trace; this says it in one line instead.
   */
  public static void start() {
    if (!hasVectors()) {
      LOG.warn(
          "Java runs without its vector module, so kernels are slow: start it with"
              + " --add-modules jdk.incubator.vector");
    }
    if (Hardware.class.getResource(CUDA_BACKEND) == null || hasCudaDriver()) {
      Nd4j.getBackend();
      return;
    }
    LOG.warn("no GPU driver was found: the processor computes");
    PrintStream err = System.err;
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      Nd4j.getBackend();
    } finally {
      System.setErr(err);
    }
  }

  private static boolean hasCudaDriver() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(windows ? "nvcuda.dll" : "libcuda.so.1", arena);
      return true;
    } catch (IllegalArgumentException missing) {
      return false;
    }
  }

  /** Whether ND4J's arrays live in the processor's memory, where the fused kernels can work. */
  public static boolean isProcessor() {
    return Nd4j.getEnvironment().isCPU();
  }

  /** Threads that compute. */
  public static int threads() {
    return Team.shared().threads();
  }

  /** In words: "CPU, AVX-512, 2 threads", or the GPU's name with "GPU". */
  public static String name() {
    return isProcessor()
        ? "CPU, %s, %d threads".formatted(vectors(), threads())
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

  /** Whether lanes are the JDK's own, not those that stand in for them. */
  private static boolean hasVectors() {
    return FloatVector.class.getModule().isNamed();
  }

  private static String vectors() {
    if (!hasVectors()) {
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
