/** Run folders with their figures, as the window and the command line write them alike. */
@NullMarked
package iconexplorer.ui.folder;

import org.jspecify.annotations.NullMarked;
