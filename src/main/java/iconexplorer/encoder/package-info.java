/**
 * From features to embeddings: configurations defined, initialised and saved by DL4J, trained in
 * place on its parameter view.
 */
@NullMarked
package iconexplorer.encoder;

import org.jspecify.annotations.NullMarked;
