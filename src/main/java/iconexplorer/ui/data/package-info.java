/**
 * Data of the person's own: looked at before anything trains on them, and published sets, which are
 * fetched only after a yes.
 */
@NullMarked
package iconexplorer.ui.data;

import org.jspecify.annotations.NullMarked;
