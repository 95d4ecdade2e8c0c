/**
 * The window itself: tool bar, panels, status bar, and the one place where threads meet the screen.
 *
 * <p>Question: how do events reach the pictures? Options: every source calls {@code
 * Platform.runLater}, or the screen samples. Choice: one {@link iconexplorer.ui.shell.Pulse} takes
 * what came, 60 times a second, and nothing else hands work to the FX thread. Consequence: a worker
 * never waits for the screen, and however fast it is, a pulse draws once.
 */
@NullMarked
package iconexplorer.ui.shell;

import org.jspecify.annotations.NullMarked;
