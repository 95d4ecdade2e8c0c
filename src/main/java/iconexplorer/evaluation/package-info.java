/**
 * How good an embedding or a clustering is: accuracy by assignment, mutual information, Rand index,
 * k-nearest-neighbour accuracy, trustworthiness.
 *
 * <p><b>Decision: one thread, from plain arrays.</b> The numbers are shown live, about once a
 * second, from copies of the embedding, while the cores train. So each measure runs on the calling
 * thread alone, in milliseconds at 1797 items, and knows nothing of the engine.
 *
 * <p><b>Decision: scikit-learn's definitions.</b> Where the field has several (normalisation of
 * mutual information, ranks of trustworthiness), those of scikit-learn are taken and tested against
 * it. Ties of distances go to the lower index, which it leaves open.
 *
 * <p><b>Decision: NaN for what cannot be measured.</b> A diverged embedding is no error here: a
 * value that is not finite anywhere in it makes the measure NaN.
 */
@NullMarked
package iconexplorer.evaluation;

import org.jspecify.annotations.NullMarked;
