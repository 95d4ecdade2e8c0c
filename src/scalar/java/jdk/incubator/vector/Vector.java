package jdk.incubator.vector;

/** One lane. */
public abstract class Vector<E> {
  Vector() {}
}
