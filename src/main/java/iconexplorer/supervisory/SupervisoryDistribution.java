package iconexplorer.supervisory;

/** p(j|i), one row of the table: fixed, from data. */
public sealed interface SupervisoryDistribution
    permits GaussianNeighbours,
        StudentTNeighbours,
        Identity,
        GraphKernel,
        UniformNeighbours,
        PositivePairs,
        CrossModalPairs,
        SameClass,
        DataLabelPairs,
        ContextTokenPairs {

  /** Whether it asks where the points lie, rather than what they are. */
  default boolean comparesFeatures() {
    return switch (this) {
      case GaussianNeighbours gaussian -> true;
      case StudentTNeighbours studentT -> true;
      case GraphKernel graph -> true;
      case UniformNeighbours neighbours -> true;
      case Identity identity -> false;
      case PositivePairs pairs -> false;
      case CrossModalPairs pairs -> false;
      case SameClass same -> false;
      case DataLabelPairs pairs -> false;
      case ContextTokenPairs pairs -> false;
    };
  }

  /** How many views of each item a batch has, one after the other: row r is view r / B. */
  default int views() {
    return 1;
  }
}
