package iconexplorer.encoder;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.ORDER;
import static iconexplorer.matrix.VectorMath.SPECIES;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * 3×3 convolutions that keep the image's size as products of matrices, in place on W [out, in, 3,
 * 3] of DL4J.
 *
 * <p>Images are rows of pixels [height + 2, width + 2, in] with a border of zeros, so that the
 * three pixels under a kernel's row lie side by side. A few images at a time become patches
 * [pixels, 9 in], few enough to stay in the cache; W is kept a second time in their order.
 */
final class Patches {
  private static final int KERNEL = 3;
  private static final int TAPS = KERNEL * KERNEL;

  /** Bytes of patches and responses that are worked on at a time. */
  private static final long BLOCK_BYTES = 2 << 20;

  private final int height;
  private final int width;
  private final int in;
  private final int out;
  private final int blockImages;
  private final Matrix weights;
  private final Matrix weightGradient;
  private final Matrix kernels;
  private final Matrix kernelGradient;
  private final RowBuffer patchBuffer;
  private final Team.Body gather = this::gatherPatches;
  private final Team.Body scatter = this::addPatches;
  private Matrix input;
  private Matrix inputGradient;
  private Matrix patches;
  private int firstImage;

  /**
   * @param start where W begins in parameters and gradients
   */
  Patches(Matrix parameters, Matrix gradients, long start, int height, int width, int in, int out) {
    this.height = height;
    this.width = width;
    this.in = in;
    this.out = out;
    long imageBytes = (long) Float.BYTES * height * width * (TAPS * in + out);
    blockImages = Math.toIntExact(Math.clamp(BLOCK_BYTES / imageBytes, Team.BLOCKS, 64));
    weights = parameters.part(start, out, in * TAPS);
    weightGradient = gradients.part(start, out, in * TAPS);
    kernels = Matrix.zeros(out, TAPS * in);
    kernelGradient = Matrix.zeros(out, TAPS * in);
    patchBuffer = new RowBuffer(TAPS * in);
    input = kernels;
    inputGradient = kernels;
    patches = kernels;
  }

  /** Parameters of W. */
  static long size(int in, int out) {
    return (long) out * in * TAPS;
  }

  /** Floats of an image that goes in, border included. */
  int inputSize() {
    return (height + 2) * (width + 2) * in;
  }

  /** Images that are worked on at a time. */
  int blockImages() {
    return blockImages;
  }

  /** Takes over W, before the first response. */
  void arrange() {
    arrangeKernels();
  }

  /**
   * Responses of a block of images.
   *
   * @param images [images, {@link #inputSize}], border zero
   * @param first of the block
   * @param responses [count · height · width, out], overwritten
   */
  void respond(Matrix images, int first, Matrix responses) {
    start(images, first, responses);
    Team.shared().forBlocks(responses.rows() / (height * width), gather);
    Gemm.multiplyTransposed(patches, kernels, responses);
  }

  /** Before the gradients of the first block. */
  void clearGradient() {
    kernelGradient.fill(0);
  }

  /**
   * Adds to ∂L/∂W what a block of images contributes.
   *
   * @param responseGradient [count · height · width, out]
   * @param imageGradient of the images' shape, the block's rows overwritten, border without
   *     meaning; null where nothing needs it
   */
  void pull(Matrix images, int first, Matrix responseGradient, @Nullable Matrix imageGradient) {
    start(images, first, responseGradient);
    int count = responseGradient.rows() / (height * width);
    Team.shared().forBlocks(count, gather);
    Gemm.transposedMultiplyAdd(responseGradient, patches, kernelGradient);
    if (imageGradient != null) {
      inputGradient = imageGradient;
      Gemm.multiply(responseGradient, kernels, patches);
      Team.shared().forBlocks(count, scatter);
    }
  }

  private void start(Matrix images, int first, Matrix responses) {
    input = images;
    firstImage = first;
    patches = patchBuffer.rows(responses.rows());
  }

  /** ∂L/∂W in DL4J's order, after the last block. */
  void storeGradient() {
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int tap = 0; tap < TAPS; tap++) {
          weightGradient.set(o, i * TAPS + tap, kernelGradient.get(o, tap * in + i));
        }
      }
    }
  }

  void close() {
    kernels.close();
    kernelGradient.close();
    patchBuffer.close();
  }

  /** From [out, in, tap] to [out, tap, in]. */
  private void arrangeKernels() {
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int tap = 0; tap < TAPS; tap++) {
          kernels.set(o, tap * in + i, weights.get(o, i * TAPS + tap));
        }
      }
    }
  }

  private void gatherPatches(int from, int to, int block) {
    MemorySegment source = input.segment();
    MemorySegment target = patches.segment();
    long run = (long) Float.BYTES * KERNEL * in;
    for (int image = from; image < to; image++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          long patch = Float.BYTES * patchStart(image, y, x);
          for (int tap = 0; tap < KERNEL; tap++) {
            long start = Float.BYTES * inputStart(image, y + tap, x);
            MemorySegment.copy(source, start, target, patch + tap * run, run);
          }
        }
      }
    }
  }

  /** The adjoint of gathering: every patch's values go back to the pixels they came from. */
  private void addPatches(int from, int to, int block) {
    MemorySegment source = patches.segment();
    MemorySegment target = inputGradient.segment();
    int run = KERNEL * in;
    for (int image = from; image < to; image++) {
      clear(target, (long) (firstImage + image) * inputSize(), inputSize());
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          long patch = patchStart(image, y, x);
          for (int tap = 0; tap < KERNEL; tap++) {
            add(source, patch + (long) tap * run, target, inputStart(image, y + tap, x), run);
          }
        }
      }
    }
  }

  private long inputStart(int image, int y, int x) {
    return (long) (firstImage + image) * inputSize() + ((long) y * (width + 2) + x) * in;
  }

  private long patchStart(int image, int y, int x) {
    return (((long) image * height + y) * width + x) * TAPS * in;
  }

  private static void clear(MemorySegment target, long from, int length) {
    int bound = SPECIES.loopBound(length);
    FloatVector zero = FloatVector.zero(SPECIES);
    int k = 0;
    for (; k < bound; k += LANES) {
      zero.intoMemorySegment(target, Float.BYTES * (from + k), ORDER);
    }
    for (; k < length; k++) {
      target.setAtIndex(JAVA_FLOAT, from + k, 0);
    }
  }

  private static void add(
      MemorySegment source, long from, MemorySegment target, long to, int length) {
    int bound = SPECIES.loopBound(length);
    int k = 0;
    for (; k < bound; k += LANES) {
      long at = Float.BYTES * (to + k);
      FloatVector.fromMemorySegment(SPECIES, source, Float.BYTES * (from + k), ORDER)
          .add(FloatVector.fromMemorySegment(SPECIES, target, at, ORDER))
          .intoMemorySegment(target, at, ORDER);
    }
    for (; k < length; k++) {
      float sum = target.getAtIndex(JAVA_FLOAT, to + k) + source.getAtIndex(JAVA_FLOAT, from + k);
      target.setAtIndex(JAVA_FLOAT, to + k, sum);
    }
  }
}
