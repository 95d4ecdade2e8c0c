package jdk.incubator.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.VectorOperators.Associative;
import jdk.incubator.vector.VectorOperators.Comparison;
import jdk.incubator.vector.VectorOperators.Comparisons;

/** One float. */
public final class FloatVector extends Vector<Float> {

  public static final VectorSpecies<Float> SPECIES_PREFERRED =
      new VectorSpecies<>() {
        @Override
        public int length() {
          return 1;
        }

        @Override
        public int vectorBitSize() {
          return Float.SIZE;
        }

        @Override
        public int loopBound(int length) {
          return length;
        }
      };

  private final float value;

  FloatVector(float value) {
    this.value = value;
  }

  private static float of(Vector<Float> vector) {
    return ((FloatVector) vector).value;
  }

  public static FloatVector zero(VectorSpecies<Float> species) {
    return new FloatVector(0);
  }

  public static FloatVector broadcast(VectorSpecies<Float> species, float value) {
    return new FloatVector(value);
  }

  public static FloatVector broadcast(VectorSpecies<Float> species, long value) {
    return new FloatVector(value);
  }

  public static FloatVector fromArray(VectorSpecies<Float> species, float[] array, int offset) {
    return new FloatVector(array[offset]);
  }

  public static FloatVector fromMemorySegment(
      VectorSpecies<Float> species, MemorySegment segment, long offset, ByteOrder order) {
    return new FloatVector(segment.get(layout(order), offset));
  }

  public void intoArray(float[] array, int offset) {
    array[offset] = value;
  }

  public void intoMemorySegment(MemorySegment segment, long offset, ByteOrder order) {
    segment.set(layout(order), offset, value);
  }

  private static ValueLayout.OfFloat layout(ByteOrder order) {
    return order == ByteOrder.nativeOrder()
        ? ValueLayout.JAVA_FLOAT_UNALIGNED
        : ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order);
  }

  public float lane(int lane) {
    return value;
  }

  public FloatVector withLane(int lane, float laneValue) {
    return new FloatVector(laneValue);
  }

  public float reduceLanes(Associative operation) {
    return value;
  }

  public FloatVector rearrange(VectorShuffle<Float> shuffle) {
    return this;
  }

  public FloatVector add(float other) {
    return new FloatVector(value + other);
  }

  public FloatVector add(Vector<Float> other) {
    return new FloatVector(value + of(other));
  }

  public FloatVector sub(float other) {
    return new FloatVector(value - other);
  }

  public FloatVector sub(Vector<Float> other) {
    return new FloatVector(value - of(other));
  }

  public FloatVector mul(float other) {
    return new FloatVector(value * other);
  }

  public FloatVector mul(Vector<Float> other) {
    return new FloatVector(value * of(other));
  }

  public FloatVector div(float other) {
    return new FloatVector(value / other);
  }

  public FloatVector div(Vector<Float> other) {
    return new FloatVector(value / of(other));
  }

  public FloatVector min(float other) {
    return new FloatVector(Math.min(value, other));
  }

  public FloatVector min(Vector<Float> other) {
    return new FloatVector(Math.min(value, of(other)));
  }

  public FloatVector max(float other) {
    return new FloatVector(Math.max(value, other));
  }

  public FloatVector max(Vector<Float> other) {
    return new FloatVector(Math.max(value, of(other)));
  }

  public FloatVector neg() {
    return new FloatVector(-value);
  }

  public FloatVector abs() {
    return new FloatVector(Math.abs(value));
  }

  public FloatVector sqrt() {
    return new FloatVector((float) Math.sqrt(value));
  }

  /** In double precision and rounded: Math.fma is a thousand times slower without hardware. */
  public FloatVector fma(Vector<Float> factor, Vector<Float> addend) {
    return new FloatVector((float) ((double) value * of(factor) + of(addend)));
  }

  /** In double precision and rounded: Math.fma is a thousand times slower without hardware. */
  public FloatVector fma(float factor, float addend) {
    return new FloatVector((float) ((double) value * factor + addend));
  }

  public VectorMask<Float> compare(Comparison operation, float other) {
    return VectorMask.of(
        switch ((Comparisons) operation) {
          case EQ -> value == other;
          case NE -> value != other;
          case LT -> value < other;
          case LE -> value <= other;
          case GT -> value > other;
          case GE -> value >= other;
        });
  }

  public VectorMask<Float> compare(Comparison operation, long other) {
    return compare(operation, (float) other);
  }

  public VectorMask<Float> compare(Comparison operation, Vector<Float> other) {
    return compare(operation, of(other));
  }

  public FloatVector blend(float other, VectorMask<Float> mask) {
    return mask.anyTrue() ? new FloatVector(other) : this;
  }

  public FloatVector blend(long other, VectorMask<Float> mask) {
    return blend((float) other, mask);
  }

  public FloatVector blend(Vector<Float> other, VectorMask<Float> mask) {
    return mask.anyTrue() ? (FloatVector) other : this;
  }

  public IntVector reinterpretAsInts() {
    return new IntVector(Float.floatToRawIntBits(value));
  }
}
