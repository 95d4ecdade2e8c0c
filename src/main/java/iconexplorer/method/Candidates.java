package iconexplorer.method;

import iconexplorer.learned.Clusters;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.ContextTokenPairs;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.Identity;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;

/**
 * What an equation's candidates are, and so by which letters p and q call them.
 *
 * @param index j of an item, c of a class, t of a token
 * @param by what embeds them
 * @param predicted whether anchors predict them, rather than being compared as they are
 */
record Candidates(String index, By by, boolean predicted) {

  /** What embeds candidates. */
  enum By {
    THE_ENCODER,
    A_SLOW_COPY,
    ANOTHER_TOWER,
    /** They are learned as they are. */
    NO_ENCODER
  }

  /**
   * @param ema what a slow copy of the encoder keeps of itself, 0 where there is none
   */
  static Candidates of(Equation equation, double ema) {
    return new Candidates(
        switch (equation.p()) {
          case DataLabelPairs labels -> "c";
          case ContextTokenPairs tokens -> "t";
          case GaussianNeighbours gaussian -> "j";
          case StudentTNeighbours studentT -> "j";
          case Identity identity -> "j";
          case GraphKernel graph -> "j";
          case UniformNeighbours neighbours -> "j";
          case PositivePairs pairs -> "j";
          case CrossModalPairs pairs -> "j";
          case SameClass same -> "j";
        },
        ema > 0 ? By.A_SLOW_COPY : by(equation),
        ema > 0 && equation.p().views() > 1);
  }

  private static By by(Equation equation) {
    return switch (Support.of(equation.p(), equation.q() instanceof Clusters)) {
      case IN_BATCH, IN_BATCH_WITH_SELF -> By.THE_ENCODER;
      case CROSS_MODAL -> By.ANOTHER_TOWER;
      case PROTOTYPES -> By.NO_ENCODER;
    };
  }

  boolean prototypes() {
    return by == By.NO_ENCODER;
  }

  /** Whether they are embedded by the anchors' own encoder. */
  boolean own() {
    return by == By.THE_ENCODER;
  }

  /** What a cluster is called: c, unless that is a class. */
  String cluster() {
    return prototypes() ? "a" : "c";
  }
}
