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
 * @param support whether they are the items, those of the other modality, or prototypes
 */
record Candidates(String index, Support support) {

  static Candidates of(Equation equation) {
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
        Support.of(equation.p(), equation.q() instanceof Clusters));
  }

  boolean prototypes() {
    return support == Support.PROTOTYPES;
  }

  /** Whether they are embedded by the anchors' own encoder. */
  boolean own() {
    return support.candidatesAreAnchors();
  }

  /** What a cluster is called: c, unless that is a class. */
  String cluster() {
    return prototypes() ? "a" : "c";
  }
}
