package iconexplorer.supervisory;

/**
 * Near points are likely neighbours, with a Gaussian's tail.
 *
 * <pre>p(j|i) ∝ exp(−‖x_i − x_j‖² / 2σ_i²)</pre>
 *
 * @param bandwidth one σ, or a σ_i for each point by its perplexity
 * @see <a href="https://papers.nips.cc/paper/2276-stochastic-neighbor-embedding">Hinton &amp;
 *     Roweis, Stochastic Neighbor Embedding, 2002, eq. 1</a>
 */
public record GaussianNeighbours(Bandwidth bandwidth) implements SupervisoryDistribution {}
