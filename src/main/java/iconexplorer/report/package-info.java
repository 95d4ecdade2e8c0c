/**
 * The table's state of health: every method trained on its own data with several seeds, and what
 * came of it as a table; and one method at several values of a setting.
 */
@NullMarked
package iconexplorer.report;

import org.jspecify.annotations.NullMarked;
