package jdk.incubator.vector;

/** The shape of a vector: one lane. */
public interface VectorSpecies<E> {

  int length();

  int vectorBitSize();

  int loopBound(int length);
}
