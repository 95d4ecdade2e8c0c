/**
 * The periodic table as data: cells, named methods, categories, references. Nothing else knows a
 * paper's name.
 */
@NullMarked
package iconexplorer.method;

import org.jspecify.annotations.NullMarked;
