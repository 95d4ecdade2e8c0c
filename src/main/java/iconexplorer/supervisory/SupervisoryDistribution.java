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
        ContextTokenPairs {}
