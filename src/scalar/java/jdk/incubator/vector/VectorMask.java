package jdk.incubator.vector;

/** Whether the lane is set. */
public final class VectorMask<E> {
  private final boolean set;

  private VectorMask(boolean set) {
    this.set = set;
  }

  static <E> VectorMask<E> of(boolean set) {
    return new VectorMask<>(set);
  }

  public boolean laneIsSet(int lane) {
    return set;
  }

  public boolean anyTrue() {
    return set;
  }

  public boolean allTrue() {
    return set;
  }

  public long toLong() {
    return set ? 1 : 0;
  }

  public int trueCount() {
    return set ? 1 : 0;
  }

  public VectorMask<E> not() {
    return of(!set);
  }

  public VectorMask<E> and(VectorMask<E> other) {
    return of(set && other.set);
  }

  public VectorMask<E> or(VectorMask<E> other) {
    return of(set || other.set);
  }

  public VectorMask<E> xor(VectorMask<E> other) {
    return of(set != other.set);
  }
}
