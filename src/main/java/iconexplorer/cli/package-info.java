/**
 * The program without a window: one file for each command.
 *
 * <p>Results go to standard output, progress and errors to standard error; an error is one
 * sentence, its stack trace goes to the log at debug level. Commands train on the laboratory that
 * the window uses, so that the same settings and seed give the same run.
 */
@NullMarked
package iconexplorer.cli;

import org.jspecify.annotations.NullMarked;
