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
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * One 3×3 convolution that keeps the image's size, 2×2 maximum pooling and max(0, ·), in place on
 * DL4J's parameters: b, then W [out, in, 3, 3].
 *
 * <p>Images are rows of pixels [height + 2, width + 2, in] with a border of zeros, so that the
 * three pixels under a kernel's row lie side by side. A few images at a time become patches
 * [pixels, 9 in], few enough to stay in the cache; W is kept a second time in their order. The
 * maximum is taken before bias and max(0, ·), which keep the order: a quarter of the work.
 */
final class ConvolutionalStage {
  private static final int KERNEL = 3;
  private static final int TAPS = KERNEL * KERNEL;

  /** Bytes of patches and responses that are worked on at a time. */
  private static final long BLOCK_BYTES = 2 << 20;

  private final int height;
  private final int width;
  private final int in;
  private final int out;
  private final int border;
  private final int blockImages;

  private final Matrix bias;
  private final Matrix biasGradient;
  private final Matrix weights;
  private final Matrix weightGradient;
  private final Matrix kernels;
  private final Matrix kernelGradient;
  private final Matrix partialSums;
  private final RowBuffer patchBuffer;
  private final RowBuffer responseBuffer;

  private final Team.Body gatherPatches = this::gatherPatches;
  private final Team.Body pool = this::pool;
  private final Team.Body spread = this::spread;
  private final Team.Body addPatches = this::addPatches;
  private Matrix input;
  private Matrix inputGradient;
  private Matrix pooled;
  private Matrix pooledGradient;
  private Matrix winners;
  private Matrix patches;
  private Matrix responses;
  private int firstImage;

  /**
   * @param start where b begins in parameters and gradients
   * @param border of the pooled images: 1 where another stage follows, else 0
   */
  ConvolutionalStage(
      Matrix parameters,
      Matrix gradients,
      long start,
      int height,
      int width,
      int in,
      int out,
      int border) {
    this.height = height;
    this.width = width;
    this.in = in;
    this.out = out;
    this.border = border;
    long imageBytes = (long) Float.BYTES * height * width * (TAPS * in + out);
    blockImages = Math.toIntExact(Math.clamp(BLOCK_BYTES / imageBytes, Team.BLOCKS, 64));
    bias = parameters.part(start, 1, out);
    biasGradient = gradients.part(start, 1, out);
    weights = parameters.part(start + out, out, in * TAPS);
    weightGradient = gradients.part(start + out, out, in * TAPS);
    kernels = Matrix.zeros(out, TAPS * in);
    kernelGradient = Matrix.zeros(out, TAPS * in);
    partialSums = Matrix.zeros(Team.BLOCKS, out);
    patchBuffer = new RowBuffer(TAPS * in);
    responseBuffer = new RowBuffer(out);
    input = partialSums;
    inputGradient = partialSums;
    pooled = partialSums;
    pooledGradient = partialSums;
    winners = partialSums;
    patches = partialSums;
    responses = partialSums;
  }

  /** Parameters b and W together. */
  static long size(int in, int out) {
    return out + (long) out * in * TAPS;
  }

  /** Floats of an image that goes in, border included. */
  int inputSize() {
    return (height + 2) * (width + 2) * in;
  }

  /** Floats of a pooled image, border included. */
  int pooledSize() {
    return (height / 2 + 2 * border) * (width / 2 + 2 * border) * out;
  }

  /**
   * Convolves, pools and rectifies.
   *
   * @param input [images, {@link #inputSize}], border zero
   * @param pooled [images, {@link #pooledSize}], overwritten but for its border
   * @param winners which of the four pixels was largest, 0 to 3, where pooled has the value
   */
  void forward(Matrix input, Matrix pooled, Matrix winners) {
    this.input = input;
    this.pooled = pooled;
    this.winners = winners;
    arrangeKernels();
    for (int first = 0; first < input.rows(); first += blockImages) {
      int count = startBlock(first);
      Team.shared().forBlocks(count, gatherPatches);
      Gemm.multiplyTransposed(patches, kernels, responses);
      Team.shared().forBlocks(count, pool);
    }
  }

  /**
   * Overwrites ∂L/∂W and ∂L/∂b, and ∂L/∂input where it is wanted.
   *
   * @param input, pooled, winners as {@link #forward} had and left them
   * @param pooledGradient ∂L/∂pooled, of pooled's shape; its border is ignored
   * @param inputGradient of input's shape, overwritten, its border without meaning; null where
   *     nothing needs it
   */
  void backward(
      Matrix input,
      Matrix pooled,
      Matrix winners,
      Matrix pooledGradient,
      @Nullable Matrix inputGradient) {
    this.input = input;
    this.pooled = pooled;
    this.winners = winners;
    this.pooledGradient = pooledGradient;
    kernelGradient.fill(0);
    partialSums.fill(0);
    for (int first = 0; first < input.rows(); first += blockImages) {
      int count = startBlock(first);
      Team.shared().forBlocks(count, spread);
      Team.shared().forBlocks(count, gatherPatches);
      Gemm.transposedMultiplyAdd(responses, patches, kernelGradient);
      if (inputGradient != null) {
        this.inputGradient = inputGradient;
        Gemm.multiply(responses, kernels, patches);
        Team.shared().forBlocks(count, addPatches);
      }
    }
    storeGradients();
  }

  void close() {
    kernels.close();
    kernelGradient.close();
    partialSums.close();
    patchBuffer.close();
    responseBuffer.close();
  }

  private int startBlock(int first) {
    int count = Math.min(blockImages, input.rows() - first);
    firstImage = first;
    patches = patchBuffer.rows(count * height * width);
    responses = responseBuffer.rows(count * height * width);
    return count;
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

  private void storeGradients() {
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int tap = 0; tap < TAPS; tap++) {
          weightGradient.set(o, i * TAPS + tap, kernelGradient.get(o, tap * in + i));
        }
      }
      double sum = 0;
      for (int block = 0; block < Team.BLOCKS; block++) {
        sum += partialSums.get(block, o);
      }
      biasGradient.set(0, o, (float) sum);
    }
  }

  private void gatherPatches(int from, int to, int block) {
    MemorySegment source = input.segment();
    MemorySegment target = patches.segment();
    int run = KERNEL * in;
    for (int image = from; image < to; image++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          long patch = patchStart(image, y, x);
          for (int tap = 0; tap < KERNEL; tap++) {
            copy(source, inputStart(image, y + tap, x), target, patch + (long) tap * run, run);
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

  private void pool(int from, int to, int block) {
    int bound = SPECIES.loopBound(out);
    for (int image = from; image < to; image++) {
      for (int y = 0; y < height / 2; y++) {
        for (int x = 0; x < width / 2; x++) {
          long corner = responseStart(image, 2 * y, 2 * x);
          long target = pooledStart(image, y, x);
          int k = 0;
          for (; k < bound; k += LANES) {
            poolVector(corner + k, target + k, k);
          }
          for (; k < out; k++) {
            poolScalar(corner + k, target + k, k);
          }
        }
      }
    }
  }

  private void poolVector(long corner, long target, int channel) {
    MemorySegment r = responses.segment();
    FloatVector best = FloatVector.fromMemorySegment(SPECIES, r, Float.BYTES * corner, ORDER);
    FloatVector winner = FloatVector.zero(SPECIES);
    for (int pixel = 1; pixel < 4; pixel++) {
      long at = Float.BYTES * (corner + pixelOffset(pixel));
      FloatVector value = FloatVector.fromMemorySegment(SPECIES, r, at, ORDER);
      VectorMask<Float> larger = value.compare(VectorOperators.GT, best);
      best = best.blend(value, larger);
      winner = winner.blend((float) pixel, larger);
    }
    long at = Float.BYTES * target;
    long biasAt = (long) Float.BYTES * channel;
    best.add(FloatVector.fromMemorySegment(SPECIES, bias.segment(), biasAt, ORDER))
        .max(0f)
        .intoMemorySegment(pooled.segment(), at, ORDER);
    winner.intoMemorySegment(winners.segment(), at, ORDER);
  }

  private void poolScalar(long corner, long target, int channel) {
    MemorySegment r = responses.segment();
    float best = r.getAtIndex(JAVA_FLOAT, corner);
    int winner = 0;
    for (int pixel = 1; pixel < 4; pixel++) {
      float value = r.getAtIndex(JAVA_FLOAT, corner + pixelOffset(pixel));
      if (value > best) {
        best = value;
        winner = pixel;
      }
    }
    pooled.segment().setAtIndex(JAVA_FLOAT, target, Math.max(best + bias.get(0, channel), 0));
    winners.segment().setAtIndex(JAVA_FLOAT, target, winner);
  }

  /**
   * The adjoint of pooling: the gradient goes to the winner of the four where max(0, ·) was not
   * flat, zero to all other pixels; sums up ∂L/∂b by block.
   */
  private void spread(int from, int to, int block) {
    MemorySegment target = responses.segment();
    int bound = SPECIES.loopBound(out);
    boolean cut = height % 2 != 0 || width % 2 != 0;
    int imageSize = height * width * out;
    for (int image = from; image < to; image++) {
      if (cut) {
        clear(target, (long) image * imageSize, imageSize);
      }
      for (int y = 0; y < height / 2; y++) {
        for (int x = 0; x < width / 2; x++) {
          long corner = responseStart(image, 2 * y, 2 * x);
          long source = pooledStart(image, y, x);
          int k = 0;
          for (; k < bound; k += LANES) {
            spreadVector(source + k, corner + k, (long) block * out + k);
          }
          for (; k < out; k++) {
            spreadScalar(source + k, corner + k, (long) block * out + k);
          }
        }
      }
    }
  }

  private void spreadVector(long source, long corner, long sum) {
    long at = Float.BYTES * source;
    FloatVector zero = FloatVector.zero(SPECIES);
    VectorMask<Float> active =
        FloatVector.fromMemorySegment(SPECIES, pooled.segment(), at, ORDER)
            .compare(VectorOperators.GT, zero);
    FloatVector gradient =
        zero.blend(
            FloatVector.fromMemorySegment(SPECIES, pooledGradient.segment(), at, ORDER), active);
    FloatVector winner = FloatVector.fromMemorySegment(SPECIES, winners.segment(), at, ORDER);
    for (int pixel = 0; pixel < 4; pixel++) {
      zero.blend(gradient, winner.compare(VectorOperators.EQ, pixel))
          .intoMemorySegment(
              responses.segment(), Float.BYTES * (corner + pixelOffset(pixel)), ORDER);
    }
    FloatVector.fromMemorySegment(SPECIES, partialSums.segment(), Float.BYTES * sum, ORDER)
        .add(gradient)
        .intoMemorySegment(partialSums.segment(), Float.BYTES * sum, ORDER);
  }

  private void spreadScalar(long source, long corner, long sum) {
    boolean active = pooled.segment().getAtIndex(JAVA_FLOAT, source) > 0;
    float gradient = active ? pooledGradient.segment().getAtIndex(JAVA_FLOAT, source) : 0;
    float winner = winners.segment().getAtIndex(JAVA_FLOAT, source);
    for (int pixel = 0; pixel < 4; pixel++) {
      responses
          .segment()
          .setAtIndex(JAVA_FLOAT, corner + pixelOffset(pixel), winner == pixel ? gradient : 0);
    }
    MemorySegment sums = partialSums.segment();
    sums.setAtIndex(JAVA_FLOAT, sum, sums.getAtIndex(JAVA_FLOAT, sum) + gradient);
  }

  /** From the corner to one of the four pixels that are pooled. */
  private long pixelOffset(int pixel) {
    return ((long) (pixel >> 1) * width + (pixel & 1)) * out;
  }

  private long inputStart(int image, int y, int x) {
    return (long) (firstImage + image) * inputSize() + ((long) y * (width + 2) + x) * in;
  }

  private long patchStart(int image, int y, int x) {
    return (((long) image * height + y) * width + x) * TAPS * in;
  }

  private long responseStart(int image, int y, int x) {
    return (((long) image * height + y) * width + x) * out;
  }

  private long pooledStart(int image, int y, int x) {
    long row = (long) (y + border) * (width / 2 + 2 * border) + x + border;
    return (long) (firstImage + image) * pooledSize() + row * out;
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

  private static void copy(
      MemorySegment source, long from, MemorySegment target, long to, int length) {
    int bound = SPECIES.loopBound(length);
    int k = 0;
    for (; k < bound; k += LANES) {
      FloatVector.fromMemorySegment(SPECIES, source, Float.BYTES * (from + k), ORDER)
          .intoMemorySegment(target, Float.BYTES * (to + k), ORDER);
    }
    for (; k < length; k++) {
      target.setAtIndex(JAVA_FLOAT, to + k, source.getAtIndex(JAVA_FLOAT, from + k));
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
