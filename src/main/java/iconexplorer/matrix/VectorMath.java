package iconexplorer.matrix;

import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Functions of float vectors that the JVM has no fast instruction for. */
public final class VectorMath {
  private VectorMath() {}

  /** The widest vectors of this machine. */
  public static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Floats in a vector. */
  public static final int LANES = SPECIES.length();

  /** The byte order of segments made by ND4J. */
  public static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693145752f;
  private static final float LN2_LOW = 1.42860677e-6f;

  /** 1.5 · 2²³: adding it rounds to an integer in the low bits. */
  private static final float ROUNDER = 12582912f;

  /** Below it the result is no normal number. */
  private static final float SMALLEST_EXPONENT = -87f;

  private static final float LARGEST_EXPONENT = 88f;

  /** Minimax of (e^r − 1 − r) / r² on [−½ ln 2, ½ ln 2]: the factor of r² and so on. */
  private static final float EXP_2 = 4.9999994e-1f;

  private static final float EXP_3 = 1.6666521e-1f;
  private static final float EXP_4 = 4.1668388e-2f;
  private static final float EXP_5 = 8.3687166e-3f;
  private static final float EXP_6 = 1.3814599e-3f;

  private static final float SMALLEST_POWER = -126f;

  /** Minimax of (2^r − 1) / r on [−½, ½]: the factor of 1, r and so on. */
  private static final float POWER_1 = 0.6931470036506653f;

  private static final float POWER_2 = 0.24022242426872253f;
  private static final float POWER_3 = 0.05550733581185341f;
  private static final float POWER_4 = 0.009671512991189957f;
  private static final float POWER_5 = 0.001326472731307149f;

  /** √½ as bits: mantissas are taken from there on. */
  private static final int ROOT_HALF_BITS = 0x3f3504f3;

  /** Minimax on [√½ − 1, √2 − 1], highest power first (Cephes, logf). */
  private static final float[] LOG_COEFFICIENTS = {
    7.0376836292e-2f,
    -1.1514610310e-1f,
    1.1676998740e-1f,
    -1.2420140846e-1f,
    1.4249322787e-1f,
    -1.6668057665e-1f,
    2.0000714765e-1f,
    -2.4999993993e-1f,
    3.3333331174e-1f
  };

  private static final VectorShuffle<Float> BY_8 = rotation(8);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

  /**
   * e^x to 1 ulp: x = n ln 2 + r, a polynomial of degree 6 in r, n added to the exponent bits.
   *
   * @param x clamped to [−87, 88]
   */
  public static FloatVector exp(FloatVector x) {
    FloatVector clamped = x.max(SMALLEST_EXPONENT).min(LARGEST_EXPONENT);
    FloatVector shifted =
        clamped.fma(
            FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER));
    FloatVector n = shifted.sub(ROUNDER);
    FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), clamped);
    r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector sum =
        r.fma(FloatVector.broadcast(SPECIES, EXP_6), FloatVector.broadcast(SPECIES, EXP_5));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, EXP_4));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
    sum = sum.fma(r, one).fma(r, one);
    return sum.reinterpretAsInts()
        .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
        .reinterpretAsFloats();
  }

  /**
   * 2^x for kernels that decay, to 3e-7: a polynomial of degree 5 in the fraction, the integer
   * added to the exponent bits.
   *
   * @param x at most 127; below −126 the result is 2^−126
   */
  public static FloatVector powerOfTwo(FloatVector x) {
    FloatVector clamped = x.max(SMALLEST_POWER);
    FloatVector shifted = clamped.add(ROUNDER);
    FloatVector r = clamped.sub(shifted.sub(ROUNDER));
    FloatVector sum =
        r.fma(FloatVector.broadcast(SPECIES, POWER_5), FloatVector.broadcast(SPECIES, POWER_4));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, POWER_3));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, POWER_2));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, POWER_1));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, 1f));
    return sum.reinterpretAsInts()
        .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
        .reinterpretAsFloats();
  }

  /**
   * Natural logarithm to about 2 ulp: x = 2^n m with m in [√½, √2), a polynomial of degree 9 in m −
   * 1. Our own, because the JVM's gives other last bits before and after compilation, and the same
   * seed must give the same curve.
   *
   * @param x clamped to normal positive numbers
   */
  public static FloatVector log(FloatVector x) {
    IntVector bits = x.max(Float.MIN_NORMAL).reinterpretAsInts();
    IntVector exponent = bits.sub(ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
    FloatVector m =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
    FloatVector n = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
    FloatVector sum = FloatVector.broadcast(SPECIES, LOG_COEFFICIENTS[0]);
    for (int k = 1; k < LOG_COEFFICIENTS.length; k++) {
      sum = sum.fma(m, FloatVector.broadcast(SPECIES, LOG_COEFFICIENTS[k]));
    }
    FloatVector squared = m.mul(m);
    FloatVector tail = sum.mul(m).mul(squared).sub(squared.mul(0.5f));
    tail = n.fma(FloatVector.broadcast(SPECIES, LN2_LOW), tail);
    return n.fma(FloatVector.broadcast(SPECIES, LN2_HIGH), m.add(tail));
  }

  /**
   * The sum of all lanes, always in the same order: {@code reduceLanes} may choose another one when
   * the code is compiled, and the same seed must give the same curve.
   */
  public static float sum(FloatVector vector) {
    FloatVector folded = vector;
    if (LANES >= 16) {
      folded = folded.add(folded.rearrange(BY_8));
    }
    if (LANES >= 8) {
      folded = folded.add(folded.rearrange(BY_4));
    }
    if (LANES >= 4) {
      folded = folded.add(folded.rearrange(BY_2));
    }
    if (LANES >= 2) {
      folded = folded.add(folded.rearrange(BY_1));
    }
    return folded.lane(0);
  }

  /**
   * The same sum of lanes that were stored, for methods too large for the compiler to keep a vector
   * in a register up to their end.
   *
   * @param lanes as many as a vector has; overwritten
   */
  public static float sum(float[] lanes) {
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        lanes[lane] += lanes[lane + half];
      }
    }
    return lanes[0];
  }

  private static VectorShuffle<Float> rotation(int shift) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane + shift) % LANES);
  }
}
