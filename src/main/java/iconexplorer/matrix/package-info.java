/**
 * Off-heap matrices that ND4J and vector kernels share, and the team of threads that works on them.
 *
 * <p>Who multiplies: {@code Nd4j.gemm} makes 4.7 kB of garbage on every call, so BLAS is called
 * directly, on the same memory. Whose threads: BLAS has a pool of its own, which spins while the
 * team works and waits for members that the system has no time for. One of its threads on each
 * piece of a product, given out by the team, takes 1 to 5 % longer for packing and on a busy
 * machine a quarter less processor time. So there is one pool, the team's.
 */
@NullMarked
package iconexplorer.matrix;

import org.jspecify.annotations.NullMarked;
