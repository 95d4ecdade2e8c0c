/**
 * p against q: the sorted neighbours of one point under both distributions, on a log axis.
 *
 * <p>Values are charted as log₁₀, so that a zero is a gap and never an infinity; where p̃ falls to
 * zero, its line drops to the floor of the chart.
 */
@NullMarked
package iconexplorer.ui.neighbours;

import org.jspecify.annotations.NullMarked;
