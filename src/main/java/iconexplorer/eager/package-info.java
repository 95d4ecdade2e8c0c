/**
 * The whole table a second time, in plain ND4J operations as a textbook would write it: every p, q,
 * comparison, modifier, support and normalisation, in single or double precision, on any backend of
 * ND4J.
 *
 * <p>Why twice: it is the oracle of the fused kernels, with which it shares nothing but the records
 * that describe an equation, and it is what runs where those kernels cannot, on a GPU. It allocates
 * as it goes and is several times slower on a processor, so it is nobody's default there.
 */
@NullMarked
package iconexplorer.eager;

import org.jspecify.annotations.NullMarked;
