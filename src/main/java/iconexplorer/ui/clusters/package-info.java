/** Clusters against classes: the matrix in matched order, sizes, and how sure the clusters are. */
@NullMarked
package iconexplorer.ui.clusters;

import org.jspecify.annotations.NullMarked;
