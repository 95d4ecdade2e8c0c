/** Files from strangers: what may come out of a reader, and seeds for a coverage-guided fuzzer. */
@NullMarked
package iconexplorer.fuzz;

import org.jspecify.annotations.NullMarked;
