/**
 * Looks that every view shares: light and dark colours, the type, the frame of a panel.
 *
 * <p>Question: where do colours live? Options: in Java, in CSS, or both. Choice: CSS on top of
 * AtlantaFX Primer, whose looked-up colours we set to our own; the few colours that are drawn by
 * hand (points, curves) come from {@link iconexplorer.ui.theme.Palette}, one per appearance.
 * Consequence: a colour that both need is written twice, once in each appearance's style sheet and
 * once there.
 */
@NullMarked
package iconexplorer.ui.theme;

import org.jspecify.annotations.NullMarked;
