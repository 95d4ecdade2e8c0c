/**
 * Off-heap matrices that ND4J and vector kernels share, and the team of threads that works on them.
 */
@NullMarked
package iconexplorer.matrix;

import org.jspecify.annotations.NullMarked;
