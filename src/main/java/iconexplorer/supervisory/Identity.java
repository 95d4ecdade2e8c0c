package iconexplorer.supervisory;

/**
 * Every point is its own only neighbour (PCA's row).
 *
 * <pre>p(j|i) = 1[j = i]</pre>
 */
public record Identity() implements SupervisoryDistribution {}
