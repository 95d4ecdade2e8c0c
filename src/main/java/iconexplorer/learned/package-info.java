/**
 * q(j|i): where the embedding says a point's neighbours are. One record per column of the table.
 */
@NullMarked
package iconexplorer.learned;

import org.jspecify.annotations.NullMarked;
