/**
 * The table's state of health: every method trained on its own data with several seeds, and what
 * came of it as a table.
 */
@NullMarked
package iconexplorer.report;

import org.jspecify.annotations.NullMarked;
