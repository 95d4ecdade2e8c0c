/**
 * The periodic table as it stands in the window: tiles, heads, relatives, legend.
 *
 * <p>Question: how does a tile say that its method does not train yet? Options: leave it out, grey
 * it, or tell. Choice: a tile that trains is filled with its category's colour; one that does not
 * is only tinted and says "not yet". Consequence: the table stays whole, and nothing pretends.
 */
@NullMarked
package iconexplorer.ui.table;

import org.jspecify.annotations.NullMarked;
