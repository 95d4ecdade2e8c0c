/**
 * D(p ‖ q) between a supervisory row and a learned row, and its derivative; one file each. Beside
 * them what compares p with clusters or with scores in another way.
 */
@NullMarked
package iconexplorer.divergence;

import org.jspecify.annotations.NullMarked;
