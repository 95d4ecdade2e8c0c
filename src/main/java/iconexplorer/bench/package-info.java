/**
 * How fast the engine is: the workloads that peers are measured with, under the same names and
 * sizes, through the same encoders, objectives and optimisers that training uses.
 */
@NullMarked
package iconexplorer.bench;

import org.jspecify.annotations.NullMarked;
