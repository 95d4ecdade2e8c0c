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
 *
 * <p><b>Decision: one line names a data set and how to read it.</b> Options were an object of
 * settings beside the path, or a recipe file. A {@link iconexplorer.data.DataAddress} such as
 * {@code digits?with=recordings.tar.gz} goes through command lines, run folders, models and the
 * window as the plain text that was there for ids and paths, so whatever a run was trained on opens
 * again.
 *
 * <p><b>Decision: what was done to a file is told, not asked.</b> Missing numbers, words and
 * constant columns are handled in one way each, and an {@link iconexplorer.data.Import} says in
 * sentences what became of them. What is found out of how a table is written, its label column,
 * header, separator and whether its rows are images, can be said instead.
 *
 * <p><b>Decision: readers of our own for binary formats.</b> They are small, none runs anything
 * that a file brings along (pickles are refused), and each checks what a header promises against
 * the size of the file before it allocates.
 */
@NullMarked
package iconexplorer.data;

import org.jspecify.annotations.NullMarked;
