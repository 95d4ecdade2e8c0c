package jdk.incubator.vector;

/** Names of operations. */
public abstract class VectorOperators {
  private VectorOperators() {}

  /** Of two operands. */
  public interface Binary {}

  /** That a whole vector can be reduced by. */
  public interface Associative extends Binary {}

  /** True or false. */
  public interface Comparison {}

  /** From one type of lanes to another. */
  public interface Conversion<E, F> {}

  enum Reductions implements Associative {
    ADD,
    MAX,
    MIN
  }

  enum Shifts implements Binary {
    LSHL,
    ASHR,
    LSHR
  }

  enum Comparisons implements Comparison {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE
  }

  private record Casts<E, F>() implements Conversion<E, F> {}

  public static final Associative ADD = Reductions.ADD;
  public static final Associative MAX = Reductions.MAX;
  public static final Associative MIN = Reductions.MIN;
  public static final Binary LSHL = Shifts.LSHL;
  public static final Binary ASHR = Shifts.ASHR;
  public static final Binary LSHR = Shifts.LSHR;
  public static final Comparison EQ = Comparisons.EQ;
  public static final Comparison NE = Comparisons.NE;
  public static final Comparison LT = Comparisons.LT;
  public static final Comparison LE = Comparisons.LE;
  public static final Comparison GT = Comparisons.GT;
  public static final Comparison GE = Comparisons.GE;
  public static final Conversion<Integer, Float> I2F = new Casts<>();
}
