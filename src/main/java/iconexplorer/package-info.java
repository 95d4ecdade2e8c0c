/**
 * The entry point of I-Con Explorer; everything else lives in the packages below.
 *
 * <p>{@code matrix}, {@code data}, {@code divergence}, {@code supervisory}, {@code learned}, {@code
 * method}, {@code objective}, {@code encoder}, {@code evaluation}, {@code training}, {@code
 * export}, {@code demo}, {@code ui}, {@code cli}: each may use those before it, never those after.
 */
@NullMarked
package iconexplorer;

import org.jspecify.annotations.NullMarked;
