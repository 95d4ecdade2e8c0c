/** The player of guided demos. */
@NullMarked
package iconexplorer.ui.demo;

import org.jspecify.annotations.NullMarked;
