/** Times of the kernels, one by one; {@code icon-explorer bench} times whole steps. */
@NullMarked
package iconexplorer.jmh;

import org.jspecify.annotations.NullMarked;
