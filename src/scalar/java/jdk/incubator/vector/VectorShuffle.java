package jdk.incubator.vector;

import java.util.function.IntUnaryOperator;

/** The one order that a lane has. */
public final class VectorShuffle<E> {
  private VectorShuffle() {}

  public static <E> VectorShuffle<E> fromOp(VectorSpecies<E> species, IntUnaryOperator source) {
    return new VectorShuffle<>();
  }
}
