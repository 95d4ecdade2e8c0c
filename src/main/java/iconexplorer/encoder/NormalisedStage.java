package iconexplorer.encoder;

import static iconexplorer.matrix.VectorMath.LANES;
import static iconexplorer.matrix.VectorMath.ORDER;
import static iconexplorer.matrix.VectorMath.SPECIES;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/**
 * A 3×3 convolution without bias, batch normalisation, max(0, ·) and 2×2 maximum pooling, in place
 * on DL4J's parameters: W [out, in, 3, 3], γ, β, running mean and variance.
 *
 * <pre>
 * a batch that trains: μ, v of each channel over all images and pixels, y = γ (x − μ)/√(v + ε) + β
 * images that are evaluated: the same with running mean and variance
 * ∂L/∂x = γ/√(v + ε) (g − (Σ g + x̂ Σ g x̂)/n), x̂ = (x − μ)/√(v + ε), n images · pixels
 * </pre>
 *
 * <p>Running values move a tenth of the way with each step, in {@link #backward}: looking at a
 * batch changes nothing. The responses of a batch stay until then.
 *
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe &amp; Szegedy, Batch Normalization, 2015,
 *     alg. 1 and 2</a>
 */
final class NormalisedStage implements Stage {

  /** ε, DL4J's. */
  static final double EPSILON = 1e-5;

  /** What running mean and variance keep at a step, DL4J's. */
  static final double DECAY = 0.9;

  private final int height;
  private final int width;
  private final int out;
  private final int border;
  private final Patches patches;
  private final Matrix scales;
  private final Matrix shifts;
  private final Matrix scaleGradient;
  private final Matrix shiftGradient;
  private final Matrix runningMeans;
  private final Matrix runningVariances;
  private final RowBuffer kept;
  private final RowBuffer passing;
  private final RowBuffer gradients;

  /** Sums of each block and channel. */
  private final double[] partial;

  private final double[] partialOther;
  private final double[] means;
  private final double[] variances;

  /** What x is multiplied by, and what is added. */
  private final Matrix factors;

  private final Matrix offsets;

  /** ∂L/∂x = factor g + slope x + constant. */
  private final Matrix slopes;

  private final Matrix constants;

  private final Team.Body sum = this::sum;
  private final Team.Body sumSquares = this::sumSquares;
  private final Team.Body pool = this::pool;
  private final Team.Body sumGradients = this::sumGradients;
  private final Team.Body spread = this::spread;

  /** The responses of a batch that trains, and parts of it. */
  private Matrix whole;

  private final List<Matrix> blocks = new ArrayList<>();
  private Matrix responses;
  private Matrix responseGradient;
  private Matrix pooled;
  private Matrix pooledGradient;
  private Matrix winners;
  private int firstImage;

  /**
   * @param start where W begins in parameters and gradients
   * @param border of the pooled images: 1 where another stage follows, else 0
   */
  NormalisedStage(
      Matrix parameters,
      Matrix allGradients,
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
    patches = new Patches(parameters, allGradients, start, height, width, in, out);
    long after = start + Patches.size(in, out);
    scales = parameters.part(after, 1, out);
    shifts = parameters.part(after + out, 1, out);
    runningMeans = parameters.part(after + 2L * out, 1, out);
    runningVariances = parameters.part(after + 3L * out, 1, out);
    scaleGradient = allGradients.part(after, 1, out);
    shiftGradient = allGradients.part(after + out, 1, out);
    kept = new RowBuffer(out);
    passing = new RowBuffer(out);
    gradients = new RowBuffer(out);
    partial = new double[Team.BLOCKS * out];
    partialOther = new double[Team.BLOCKS * out];
    means = new double[out];
    variances = new double[out];
    factors = Matrix.zeros(1, out);
    offsets = Matrix.zeros(1, out);
    slopes = Matrix.zeros(1, out);
    constants = Matrix.zeros(1, out);
    whole = factors;
    responses = factors;
    responseGradient = factors;
    pooled = factors;
    pooledGradient = factors;
    winners = factors;
  }

  /** Parameters W, γ, β, mean and variance together. */
  static long size(int in, int out) {
    return Patches.size(in, out) + 4L * out;
  }

  @Override
  public int inputSize() {
    return patches.inputSize();
  }

  @Override
  public int pooledSize() {
    return (height / 2 + 2 * border) * (width / 2 + 2 * border) * out;
  }

  private int pixels() {
    return height * width;
  }

  @Override
  public void forward(Matrix input, Matrix pooled, Matrix winners) {
    int images = input.rows();
    responses = kept.rows(images * pixels());
    cutIntoBlocks(images);
    patches.arrange();
    for (int block = 0; block < blocks.size(); block++) {
      patches.respond(input, block * patches.blockImages(), blocks.get(block));
    }
    measure(images);
    for (int c = 0; c < out; c++) {
      affine(c, means[c], variances[c]);
    }
    this.pooled = pooled;
    this.winners = winners;
    firstImage = 0;
    Team.shared().forBlocks(images, pool);
  }

  /** Parts of the responses, made anew where a batch has another size. */
  private void cutIntoBlocks(int images) {
    if (whole == responses) {
      return;
    }
    whole = responses;
    blocks.clear();
    for (int first = 0; first < images; first += patches.blockImages()) {
      int end = Math.min(first + patches.blockImages(), images);
      blocks.add(whole.rows(first * pixels(), end * pixels()));
    }
  }

  @Override
  public void evaluate(Matrix input, Matrix pooled, Matrix winners) {
    patches.arrange();
    for (int c = 0; c < out; c++) {
      affine(c, runningMeans.get(0, c), runningVariances.get(0, c));
    }
    this.pooled = pooled;
    this.winners = winners;
    for (int first = 0; first < input.rows(); first += patches.blockImages()) {
      int count = Math.min(patches.blockImages(), input.rows() - first);
      responses = passing.rows(count * pixels());
      patches.respond(input, first, responses);
      firstImage = first;
      Team.shared().forBlocks(count, pool);
    }
  }

  /** Mean and variance of each channel over the batch. */
  private void measure(int images) {
    double n = (double) images * pixels();
    Arrays.fill(partial, 0);
    Team.shared().forBlocks(images, sum);
    total(partial, 1 / n, means);
    Arrays.fill(partial, 0);
    Team.shared().forBlocks(images, sumSquares);
    total(partial, 1 / n, variances);
  }

  private void total(double[] blocks, double factor, double[] totals) {
    for (int c = 0; c < out; c++) {
      double total = 0;
      for (int block = 0; block < Team.BLOCKS; block++) {
        total += blocks[block * out + c];
      }
      totals[c] = total * factor;
    }
  }

  private void affine(int channel, double mean, double variance) {
    double factor = scales.get(0, channel) / Math.sqrt(variance + EPSILON);
    factors.set(0, channel, (float) factor);
    offsets.set(0, channel, (float) (shifts.get(0, channel) - mean * factor));
  }

  private void sum(int from, int to, int block) {
    sums(from, to, block, false);
  }

  private void sumSquares(int from, int to, int block) {
    sums(from, to, block, true);
  }

  /** Adds an image's x, or (x − μ)², to the sums of its block. */
  private void sums(int from, int to, int block, boolean squares) {
    MemorySegment x = responses.segment();
    int bound = SPECIES.loopBound(out);
    for (int image = from; image < to; image++) {
      long start = (long) image * pixels() * out;
      int c = 0;
      for (; c < bound; c += LANES) {
        FloatVector centre = vectorOf(means, c, squares);
        FloatVector total = FloatVector.zero(SPECIES);
        for (int pixel = 0; pixel < pixels(); pixel++) {
          long at = Float.BYTES * (start + (long) pixel * out + c);
          FloatVector value = FloatVector.fromMemorySegment(SPECIES, x, at, ORDER).sub(centre);
          total = squares ? value.fma(value, total) : total.add(value);
        }
        for (int lane = 0; lane < LANES; lane++) {
          partial[block * out + c + lane] += total.lane(lane);
        }
      }
      for (; c < out; c++) {
        double total = 0;
        for (int pixel = 0; pixel < pixels(); pixel++) {
          double value = x.getAtIndex(JAVA_FLOAT, start + (long) pixel * out + c);
          total += squares ? (value - means[c]) * (value - means[c]) : value;
        }
        partial[block * out + c] += total;
      }
    }
  }

  private static FloatVector vectorOf(double[] values, int from, boolean wanted) {
    FloatVector vector = FloatVector.zero(SPECIES);
    for (int lane = 0; wanted && lane < LANES; lane++) {
      vector = vector.withLane(lane, (float) values[from + lane]);
    }
    return vector;
  }

  private void pool(int from, int to, int block) {
    int bound = SPECIES.loopBound(out);
    for (int image = from; image < to; image++) {
      for (int y = 0; y < height / 2; y++) {
        for (int x = 0; x < width / 2; x++) {
          long corner = responseStart(image, 2 * y, 2 * x);
          long target = pooledStart(firstImage + image, y, x);
          int c = 0;
          for (; c < bound; c += LANES) {
            poolVector(corner + c, target + c, c);
          }
          for (; c < out; c++) {
            poolScalar(corner + c, target + c, c);
          }
        }
      }
    }
  }

  private void poolVector(long corner, long target, int channel) {
    FloatVector factor = vector(factors, channel);
    FloatVector offset = vector(offsets, channel);
    FloatVector best = vector(responses, corner).fma(factor, offset);
    FloatVector winner = FloatVector.zero(SPECIES);
    for (int pixel = 1; pixel < 4; pixel++) {
      FloatVector value = vector(responses, corner + pixelOffset(pixel)).fma(factor, offset);
      VectorMask<Float> larger = value.compare(VectorOperators.GT, best);
      best = best.blend(value, larger);
      winner = winner.blend((float) pixel, larger);
    }
    best.max(0f).intoMemorySegment(pooled.segment(), Float.BYTES * target, ORDER);
    winner.intoMemorySegment(winners.segment(), Float.BYTES * target, ORDER);
  }

  private void poolScalar(long corner, long target, int channel) {
    MemorySegment r = responses.segment();
    float factor = factors.get(0, channel);
    float offset = offsets.get(0, channel);
    float best = Math.fma(r.getAtIndex(JAVA_FLOAT, corner), factor, offset);
    int winner = 0;
    for (int pixel = 1; pixel < 4; pixel++) {
      float value = Math.fma(r.getAtIndex(JAVA_FLOAT, corner + pixelOffset(pixel)), factor, offset);
      if (value > best) {
        best = value;
        winner = pixel;
      }
    }
    pooled.segment().setAtIndex(JAVA_FLOAT, target, Math.max(best, 0));
    winners.segment().setAtIndex(JAVA_FLOAT, target, winner);
  }

  private static FloatVector vector(Matrix values, long at) {
    return FloatVector.fromMemorySegment(SPECIES, values.segment(), Float.BYTES * at, ORDER);
  }

  @Override
  public void backward(
      Matrix input,
      Matrix pooled,
      Matrix winners,
      Matrix pooledGradient,
      @Nullable Matrix inputGradient) {
    int images = input.rows();
    responses = kept.rows(images * pixels());
    this.pooled = pooled;
    this.winners = winners;
    this.pooledGradient = pooledGradient;
    firstImage = 0;
    Arrays.fill(partial, 0);
    Arrays.fill(partialOther, 0);
    Team.shared().forBlocks(images, sumGradients);
    storeGradients(images);
    patches.clearGradient();
    for (int first = 0; first < images; first += patches.blockImages()) {
      int count = Math.min(patches.blockImages(), images - first);
      firstImage = first;
      responseGradient = gradients.rows(count * pixels());
      Team.shared().forBlocks(count, spread);
      patches.pull(input, first, responseGradient, inputGradient);
    }
    patches.storeGradient();
    run();
  }

  /** Σ g and Σ g (x − μ) of each block and channel, g being nothing but at winners above 0. */
  private void sumGradients(int from, int to, int block) {
    int bound = SPECIES.loopBound(out);
    for (int image = from; image < to; image++) {
      int c = 0;
      for (; c < bound; c += LANES) {
        sumGradientVectors(image, c, block * out + c);
      }
      for (; c < out; c++) {
        sumGradientScalars(image, c, block * out + c);
      }
    }
  }

  private void sumGradientVectors(int image, int channel, int sum) {
    FloatVector mean = vectorOf(means, channel, true);
    FloatVector plain = FloatVector.zero(SPECIES);
    FloatVector weighted = plain;
    for (int y = 0; y < height / 2; y++) {
      for (int x = 0; x < width / 2; x++) {
        long corner = responseStart(image, 2 * y, 2 * x) + channel;
        long source = pooledStart(image, y, x) + channel;
        FloatVector g = gradient(source);
        FloatVector winner = vector(winners, source);
        FloatVector value = vector(responses, corner);
        for (int pixel = 1; pixel < 4; pixel++) {
          FloatVector other = vector(responses, corner + pixelOffset(pixel));
          value = value.blend(other, winner.compare(VectorOperators.EQ, pixel));
        }
        plain = plain.add(g);
        weighted = value.sub(mean).fma(g, weighted);
      }
    }
    for (int lane = 0; lane < LANES; lane++) {
      partial[sum + lane] += plain.lane(lane);
      partialOther[sum + lane] += weighted.lane(lane);
    }
  }

  /** ∂L/∂ what the maximum was taken of: nothing where max(0, ·) was flat. */
  private FloatVector gradient(long source) {
    VectorMask<Float> active = vector(pooled, source).compare(VectorOperators.GT, 0);
    return FloatVector.zero(SPECIES).blend(vector(pooledGradient, source), active);
  }

  private void sumGradientScalars(int image, int channel, int sum) {
    for (int y = 0; y < height / 2; y++) {
      for (int x = 0; x < width / 2; x++) {
        long corner = responseStart(image, 2 * y, 2 * x) + channel;
        long source = pooledStart(image, y, x) + channel;
        if (pooled.segment().getAtIndex(JAVA_FLOAT, source) > 0) {
          double g = pooledGradient.segment().getAtIndex(JAVA_FLOAT, source);
          int winner = (int) winners.segment().getAtIndex(JAVA_FLOAT, source);
          long at = corner + pixelOffset(winner);
          partial[sum] += g;
          partialOther[sum] +=
              g * (responses.segment().getAtIndex(JAVA_FLOAT, at) - means[channel]);
        }
      }
    }
  }

  /** ∂L/∂γ = Σ g x̂, ∂L/∂β = Σ g, and how ∂L/∂x comes from g and x. */
  private void storeGradients(int images) {
    double n = (double) images * pixels();
    for (int c = 0; c < out; c++) {
      double plain = 0;
      double weighted = 0;
      for (int block = 0; block < Team.BLOCKS; block++) {
        plain += partial[block * out + c];
        weighted += partialOther[block * out + c];
      }
      double inverse = 1 / Math.sqrt(variances[c] + EPSILON);
      weighted *= inverse;
      scaleGradient.set(0, c, (float) weighted);
      shiftGradient.set(0, c, (float) plain);
      double factor = scales.get(0, c) * inverse;
      double slope = -factor * weighted * inverse / n;
      factors.set(0, c, (float) factor);
      slopes.set(0, c, (float) slope);
      constants.set(0, c, (float) (-factor * plain / n - slope * means[c]));
    }
  }

  /** Running mean and variance move towards those of the batch. */
  private void run() {
    for (int c = 0; c < out; c++) {
      runningMeans.set(0, c, (float) towards(runningMeans.get(0, c), means[c]));
      runningVariances.set(0, c, (float) towards(runningVariances.get(0, c), variances[c]));
    }
  }

  private static double towards(double running, double batch) {
    return DECAY * running + (1 - DECAY) * batch;
  }

  /** ∂L/∂x of a block's images: slope x + constant, and factor g more at winners above 0. */
  private void spread(int from, int to, int block) {
    int bound = SPECIES.loopBound(out);
    for (int image = from; image < to; image++) {
      for (int y = 0; y < height; y++) {
        // Nothing was pooled beyond the last whole pair of rows or columns.
        int first = y < height / 2 * 2 ? width / 2 * 2 : 0;
        for (int x = first; x < width; x++) {
          long pixel = responseStart(image, y, x);
          everywhere(pixel, ahead() + pixel);
        }
      }
      for (int y = 0; y < height / 2; y++) {
        for (int x = 0; x < width / 2; x++) {
          long source = pooledStart(firstImage + image, y, x);
          long corner = responseStart(image, 2 * y, 2 * x);
          int c = 0;
          for (; c < bound; c += LANES) {
            spreadVector(source + c, corner + c, c);
          }
          for (; c < out; c++) {
            spreadScalar(source + c, corner + c, c);
          }
        }
      }
    }
  }

  /** From a place in the block's gradients to the same place in the batch's responses. */
  private long ahead() {
    return responseStart(firstImage, 0, 0);
  }

  /** slope x + constant of one pixel. */
  private void everywhere(long to, long from) {
    for (int c = 0; c < out; c++) {
      float x = responses.segment().getAtIndex(JAVA_FLOAT, from + c);
      responseGradient
          .segment()
          .setAtIndex(JAVA_FLOAT, to + c, Math.fma(x, slopes.get(0, c), constants.get(0, c)));
    }
  }

  private void spreadVector(long source, long corner, int channel) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector slope = vector(slopes, channel);
    FloatVector constant = vector(constants, channel);
    FloatVector extra = gradient(source).mul(vector(factors, channel));
    FloatVector winner = vector(winners, source);
    for (int pixel = 0; pixel < 4; pixel++) {
      long at = corner + pixelOffset(pixel);
      vector(responses, ahead() + at)
          .fma(slope, constant)
          .add(zero.blend(extra, winner.compare(VectorOperators.EQ, pixel)))
          .intoMemorySegment(responseGradient.segment(), Float.BYTES * at, ORDER);
    }
  }

  private void spreadScalar(long source, long corner, int channel) {
    boolean active = pooled.segment().getAtIndex(JAVA_FLOAT, source) > 0;
    float g = active ? pooledGradient.segment().getAtIndex(JAVA_FLOAT, source) : 0;
    float winner = winners.segment().getAtIndex(JAVA_FLOAT, source);
    for (int pixel = 0; pixel < 4; pixel++) {
      long at = corner + pixelOffset(pixel);
      float x = responses.segment().getAtIndex(JAVA_FLOAT, ahead() + at);
      float flat = Math.fma(x, slopes.get(0, channel), constants.get(0, channel));
      float extra = winner == pixel ? g * factors.get(0, channel) : 0;
      responseGradient.segment().setAtIndex(JAVA_FLOAT, at, flat + extra);
    }
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
    return (long) image * pooledSize() + row * out;
  }

  @Override
  public void close() {
    patches.close();
    kept.close();
    passing.close();
    gradients.close();
    factors.close();
    offsets.close();
    slopes.close();
    constants.close();
  }
}
