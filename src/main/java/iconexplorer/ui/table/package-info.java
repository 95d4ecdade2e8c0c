/** The periodic table as it stands in the window: tiles, heads, relatives, legend. */
@NullMarked
package iconexplorer.ui.table;

import org.jspecify.annotations.NullMarked;
