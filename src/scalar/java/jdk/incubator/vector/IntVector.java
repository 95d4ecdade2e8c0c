package jdk.incubator.vector;

import jdk.incubator.vector.VectorOperators.Binary;
import jdk.incubator.vector.VectorOperators.Conversion;
import jdk.incubator.vector.VectorOperators.Shifts;

/** One int. */
public final class IntVector extends Vector<Integer> {
  private final int value;

  IntVector(int value) {
    this.value = value;
  }

  public IntVector add(int other) {
    return new IntVector(value + other);
  }

  public IntVector add(Vector<Integer> other) {
    return new IntVector(value + ((IntVector) other).value);
  }

  public IntVector sub(int other) {
    return new IntVector(value - other);
  }

  public IntVector sub(Vector<Integer> other) {
    return new IntVector(value - ((IntVector) other).value);
  }

  public IntVector lanewise(Binary operation, int other) {
    return new IntVector(
        switch ((Shifts) operation) {
          case LSHL -> value << other;
          case ASHR -> value >> other;
          case LSHR -> value >>> other;
        });
  }

  /** The only conversion there is: to float. */
  @SuppressWarnings("unchecked")
  public <F> Vector<F> convert(Conversion<Integer, F> conversion, int part) {
    return (Vector<F>) new FloatVector(value);
  }

  public FloatVector reinterpretAsFloats() {
    return new FloatVector(Float.intBitsToFloat(value));
  }
}
