package iconexplorer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir Path folder;

  @Test
  void whatTheSystemSaysOfAFullDiskNamesTheFile() throws IOException {
    IOException full = new IOException("No space left on device");
    for (IOException thrown :
        List.of(full, new IIOException("I/O error writing PNG file!", full))) {
      Path file = folder.resolve("embedding.csv");
      FileSystemException named =
          assertThrows(
              FileSystemException.class,
              () ->
                  WholeFile.write(
                      file,
                      out -> {
                        throw thrown;
                      }));
      assertEquals(file.toString(), named.getFile());
      assertEquals("No space left on device", named.getReason());
      try (Stream<Path> left = Files.list(folder)) {
        assertEquals(0, left.count());
      }
    }
  }
}
