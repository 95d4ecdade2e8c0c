/**
 * The log file of the window, in the platform's place: one file of bounded size beside the one
 * before it, in which no personal path stands.
 */
@NullMarked
package iconexplorer.log;

import org.jspecify.annotations.NullMarked;
