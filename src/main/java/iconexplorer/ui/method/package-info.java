/**
 * The card of a cell: formulas of p, q and the loss, α, and the other settings.
 *
 * <p>Question: how does mathematics reach the screen? Options: an image of jlatexmath's output, its
 * drawing on a canvas through FXGraphics2D (which draws wrong glyphs), or its outlines. Choice: the
 * outlines, collected off the FX thread and shown as one path. Consequence: formulas are sharp at
 * every scale and take their colour from the style sheet.
 */
@NullMarked
package iconexplorer.ui.method;

import org.jspecify.annotations.NullMarked;
