package iconexplorer.data;

import java.net.URI;

/**
 * A file that the makers of a data set publish.
 *
 * @param address where it is
 * @param size in bytes
 * @param sha256 of its content, in small hexadecimal digits
 */
public record PublishedFile(URI address, long size, String sha256) {
  public PublishedFile {
    if (size < 1 || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a file has at least 1 byte and 64 digits of SHA-256, got %d and '%s'"
              .formatted(size, sha256));
    }
  }

  /** Its name without the address. */
  public String name() {
    return address.getPath().replaceFirst(".*/", "");
  }
}
