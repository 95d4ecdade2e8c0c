/** The training as an animation: recorded, drawn frame by frame, written as GIF or pictures. */
@NullMarked
package iconexplorer.ui.film;

import org.jspecify.annotations.NullMarked;
