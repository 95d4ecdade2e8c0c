/**
 * Loss and gradient of D(p ‖ q) over a support of anchors and candidates, and the kernels for it.
 */
@NullMarked
package iconexplorer.objective;

import org.jspecify.annotations.NullMarked;
