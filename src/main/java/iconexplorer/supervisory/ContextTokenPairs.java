package iconexplorer.supervisory;

/**
 * How often a token follows or fills a context.
 *
 * <pre>p(t|i) = count(i, t) / Σ_s count(i, s)</pre>
 */
public record ContextTokenPairs() implements SupervisoryDistribution {}
