/**
 * How good an embedding or a clustering is. {@link iconexplorer.evaluation.Measure} lists what is
 * measured; each is a class here, or a method of one.
 *
 * <p><b>Decision: one thread, from plain arrays.</b> The numbers are shown live, about once a
 * second, from copies of the embedding, while the cores train. So each measure runs on the calling
 * thread alone, in milliseconds at 1797 items, and knows nothing of the engine. Of large data sets
 * {@link iconexplorer.evaluation.Subsample} stands for all, so that no measure takes minutes; what
 * a measure is of is said where it is explained.
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
