/**
 * What the window knows about runs: view models without a scene graph.
 *
 * <p>Question: what is a run of a tile? Options: every run ever started, or one for each place in
 * the table. Choice: one for each place. Consequence: memory is bounded by the table, a restart
 * discards what it replaces, and coming back to a tile always means the same run.
 */
@NullMarked
package iconexplorer.ui.runs;

import org.jspecify.annotations.NullMarked;
