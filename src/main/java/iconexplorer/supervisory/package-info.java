/** p(j|i): where the data says a point's neighbours are. One record per row of the table. */
@NullMarked
package iconexplorer.supervisory;

import org.jspecify.annotations.NullMarked;
