/**
 * The embedding as a picture.
 *
 * <p>Question: how are 70 000 moving points drawn at 60 frames a second, in software, beside a
 * training thread? Options: a node per point (hundreds), Canvas.fillRect (21–59 frames a second at
 * full load), a pixel buffer of our own. Choice: the pixel buffer; discs are stamped from
 * anti-aliased sprites at quarter-pixel places, and one picture is handed over per pulse. Labels,
 * rings and the card are a few nodes above it.
 *
 * <p>{@link iconexplorer.ui.embedding.EmbeddingFigure} draws the same without JavaFX, for files.
 */
@NullMarked
package iconexplorer.ui.embedding;

import org.jspecify.annotations.NullMarked;
