/** D(p ‖ q) between a supervisory row and a learned row, and its derivative; one file each. */
@NullMarked
package iconexplorer.divergence;

import org.jspecify.annotations.NullMarked;
