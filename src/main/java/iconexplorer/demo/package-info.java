/**
 * Guided demos as data: what to train, with which settings, what to say and what to watch.
 *
 * <p>A demo is a JSON file, so that a teacher can write one. Its texts claim nothing that is not
 * measured beside them; settings have the names of the command line.
 */
@NullMarked
package iconexplorer.demo;

import org.jspecify.annotations.NullMarked;
