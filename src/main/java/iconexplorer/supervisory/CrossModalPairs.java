package iconexplorer.supervisory;

/**
 * The same item in the other modality.
 *
 * <pre>p(j|i) = 1[item(j) = item(i)]</pre>
 */
public record CrossModalPairs() implements SupervisoryDistribution {}
