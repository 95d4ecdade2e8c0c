package iconexplorer.matrix;

import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
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

  /**
   * e^x to about 2 ulp: x = n ln 2 + r, a polynomial of degree 6 in r, n added to the exponent
   * bits.
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
        r.fma(FloatVector.broadcast(SPECIES, 1f / 720), FloatVector.broadcast(SPECIES, 1f / 120));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, 1f / 24));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, 1f / 6));
    sum = sum.fma(r, FloatVector.broadcast(SPECIES, 1f / 2));
    sum = sum.fma(r, one).fma(r, one);
    return sum.reinterpretAsInts()
        .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
        .reinterpretAsFloats();
  }
}
