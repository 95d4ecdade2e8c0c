/**
 * From features to embeddings: configurations defined, initialised and saved by DL4J, trained in
 * place on its parameter view.
 *
 * <p>Who steps: DL4J's own step takes 3 to 5 times as long as kernels of our own, so its network
 * only owns the parameters. Forward and backward are matrix products and fused kernels on the same
 * memory, and tests hold them to DL4J's output and to its backpropagation.
 *
 * <p>Who reads a file: {@link iconexplorer.encoder.ModelFile} takes values only, out of a zip that
 * DL4J reads, too. Restoring through DL4J would let the file choose classes.
 */
@NullMarked
package iconexplorer.encoder;

import org.jspecify.annotations.NullMarked;
