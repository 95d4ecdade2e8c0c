/**
 * What the pictures share: colours, one way to draw, one way to write files, one pace.
 *
 * <p>A {@link iconexplorer.ui.figure.Figure} draws with Java2D and knows no JavaFX, so that the
 * same code paints the window, a PNG, an SVG and a PDF, and works where no toolkit starts.
 */
@NullMarked
package iconexplorer.ui.figure;

import org.jspecify.annotations.NullMarked;
