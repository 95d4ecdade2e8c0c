/** What a run is worth in numbers, and well-known clusterings beside it. */
@NullMarked
package iconexplorer.ui.metrics;

import org.jspecify.annotations.NullMarked;
