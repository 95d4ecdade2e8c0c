/**
 * Fetches published data sets, when a person asks for it.
 *
 * <p><b>Decision: what comes is known beforehand.</b> Each file has a pinned length and SHA-256, so
 * a server needs not be believed: a download goes on after a break without entity tags, stops at
 * the first byte too many, and nothing gets its final name before its checksum is right.
 *
 * <p><b>Decision: HTTPS alone.</b> The checksum would show a change on the way, but not who looks
 * on. Redirections are followed by hand, so that none leads away from HTTPS.
 */
@NullMarked
package iconexplorer.data.download;

import org.jspecify.annotations.NullMarked;
