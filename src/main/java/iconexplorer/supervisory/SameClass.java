package iconexplorer.supervisory;

/**
 * The other items of the same class, all alike.
 *
 * <pre>p(j|i) = 1/(n_y − 1) on the others of label y_i</pre>
 */
public record SameClass() implements SupervisoryDistribution {}
