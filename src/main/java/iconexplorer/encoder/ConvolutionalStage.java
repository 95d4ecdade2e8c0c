package iconexplorer.encoder;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.ORDER;
import static iconexplorer.matrix.VectorMath.SPECIES;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

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
 * <p>The maximum is taken before bias and max(0, ·), which keep the order: a quarter of the work.
 */
final class ConvolutionalStage implements Stage {
  private final int height;
  private final int width;
  private final int out;
  private final int border;

  private final Matrix bias;
  private final Matrix biasGradient;
  private final Patches patches;
  private final Matrix partialSums;
  private final RowBuffer responseBuffer;

  private final Team.Body pool = this::pool;
  private final Team.Body spread = this::spread;
  private Matrix pooled;
  private Matrix pooledGradient;
  private Matrix winners;
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
    this.out = out;
    this.border = border;
    bias = parameters.part(start, 1, out);
    biasGradient = gradients.part(start, 1, out);
    patches = new Patches(parameters, gradients, start + out, height, width, in, out);
    partialSums = Matrix.zeros(Team.BLOCKS, out);
    responseBuffer = new RowBuffer(out);
    pooled = partialSums;
    pooledGradient = partialSums;
    winners = partialSums;
    responses = partialSums;
  }

  /** Parameters b and W together. */
  static long size(int in, int out) {
    return out + Patches.size(in, out);
  }

  @Override
  public int inputSize() {
    return patches.inputSize();
  }

  @Override
  public int pooledSize() {
    return (height / 2 + 2 * border) * (width / 2 + 2 * border) * out;
  }

  @Override
  public void forward(Matrix input, Matrix pooled, Matrix winners) {
    this.pooled = pooled;
    this.winners = winners;
    patches.arrange();
    for (int first = 0; first < input.rows(); first += patches.blockImages()) {
      int count = startBlock(input, first);
      patches.respond(input, first, responses);
      Team.shared().forBlocks(count, pool);
    }
  }

  @Override
  public void backward(
      Matrix input,
      Matrix pooled,
      Matrix winners,
      Matrix pooledGradient,
      @Nullable Matrix inputGradient) {
    this.pooled = pooled;
    this.winners = winners;
    this.pooledGradient = pooledGradient;
    patches.clearGradient();
    partialSums.fill(0);
    for (int first = 0; first < input.rows(); first += patches.blockImages()) {
      int count = startBlock(input, first);
      Team.shared().forBlocks(count, spread);
      patches.pull(input, first, responses, inputGradient);
    }
    storeGradients();
  }

  @Override
  public void close() {
    patches.close();
    partialSums.close();
    responseBuffer.close();
  }

  private int startBlock(Matrix input, int first) {
    int count = Math.min(patches.blockImages(), input.rows() - first);
    firstImage = first;
    responses = responseBuffer.rows(count * height * width);
    return count;
  }

  private void storeGradients() {
    patches.storeGradient();
    for (int o = 0; o < out; o++) {
      double sum = 0;
      for (int block = 0; block < Team.BLOCKS; block++) {
        sum += partialSums.get(block, o);
      }
      biasGradient.set(0, o, (float) sum);
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
}
