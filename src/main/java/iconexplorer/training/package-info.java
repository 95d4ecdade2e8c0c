/**
 * A run as a plain state machine, the one thread that computes, and the events and frames that
 * leave it.
 */
@NullMarked
package iconexplorer.training;

import org.jspecify.annotations.NullMarked;
