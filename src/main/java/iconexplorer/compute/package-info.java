/**
 * The one thread that touches ND4J.
 *
 * <p>Question: how does a window train without waiting? Options: a pool with a lock around each
 * run; an executor per run; one thread with a mailbox. Choice: one thread with a mailbox, which
 * steps the current run between two letters. Consequence: no lock in the engine, no array shared,
 * and at most one run trains at a time; the others are parked.
 */
@NullMarked
package iconexplorer.compute;

import org.jspecify.annotations.NullMarked;
