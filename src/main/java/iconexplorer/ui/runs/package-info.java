/**
 * What the window knows about runs: view models without a scene graph.
 *
 * <p>Question: what is a run of a tile? Options: every run ever started, or one for each place in
 * the table and each data set. Choice: the latter. Consequence: a restart discards what it
 * replaces, coming back to a tile always means the same run, and on other data the tiles begin
 * empty. What a person did not ask to replace stays beside: the list of runs has what was there
 * before a model was opened or a demo played.
 */
@NullMarked
package iconexplorer.ui.runs;

import org.jspecify.annotations.NullMarked;
