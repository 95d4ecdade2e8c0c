/**
 * Data sets: what is bundled, generated or read from a file, ready for a model.
 *
 * <p><b>Decision: features are model-ready.</b> Options were to hand out raw values with a scaling
 * beside them, or values already scaled. Every consumer (neighbour graph, encoder, augmentation)
 * needs the scaled ones, and forgetting to scale is silent, so {@link iconexplorer.data.Dataset}
 * holds scaled values only: images in [0, 1], tables standardised per column, generated sets
 * divided by one common factor so that their geometry stays as made.
 *
 * <p><b>Decision: flat {@code float[]}, no copies.</b> MNIST is 188 MB; a record that copied its
 * array would double that. The arrays of a data set are therefore shared and must not be written.
 *
 * <p><b>Decision: one kind of exception.</b> Whatever is wrong with a file, a {@link
 * iconexplorer.data.DataFormatException} leaves, whose message is one sentence fit for the screen.
 */
@NullMarked
package iconexplorer.data;

import org.jspecify.annotations.NullMarked;
