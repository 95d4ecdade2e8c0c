/**
 * Curves over steps: KL in nats with event marks and metrics.
 *
 * <p>Question: a JFreeChart repaint takes milliseconds; how does the picture keep 60 frames a
 * second? Choice: the curve keeps at most 2 000 points (the lowest and highest of each stretch), is
 * one path, and is painted at most 12 times a second, on a pulse of its own. JFreeChart's classes
 * load with the first event, not with the window.
 */
@NullMarked
package iconexplorer.ui.curves;

import org.jspecify.annotations.NullMarked;
