package iconexplorer.learned;

/** q(j|i), one column of the table: learned, from embeddings. */
public sealed interface LearnedDistribution
    permits Gaussian, WideGaussian, NarrowGaussian, StudentT, Harmonic, Clusters {}
