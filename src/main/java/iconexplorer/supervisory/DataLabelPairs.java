package iconexplorer.supervisory;

/**
 * The item's own class among the class prototypes.
 *
 * <pre>p(c|i) = 1[c = y_i]</pre>
 */
public record DataLabelPairs() implements SupervisoryDistribution {}
