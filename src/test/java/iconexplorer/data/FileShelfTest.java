package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileShelfTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeTable() throws IOException {
    file = folder.resolve("table.csv");
    Files.writeString(file, "a,b,label\n1,2,x\n3,4,y\n5,7,x\n");
  }

  private Import open(String settings) throws DataFormatException {
    return DatasetCatalogue.open(file + settings, 1, Checkpoint.NONE);
  }

  @Test
  void aFileThatDidNotChangeIsReadOnce() throws IOException {
    assertSame(open("").data(), open("").data());
    assertNotSame(open("").data(), open("?label=none").data());
  }

  @Test
  void aFileThatChangedIsReadAnew() throws IOException {
    assertEquals(3, open("").data().size());
    Files.writeString(file, "a,b,label\n1,2,x\n3,4,y\n5,7,x\n8,8,y\n");
    assertEquals(4, open("").data().size());
  }

  @Test
  void anotherFileBesideItIsSeen() throws IOException {
    Dataset before = open("").data();
    Files.writeString(folder.resolve("beside.txt"), "new");
    assertNotSame(before, open("").data());
  }

  @Test
  void aReadingThatFailedOrWasCancelledIsNotKept() throws IOException {
    Checkpoint cancelled = new Checkpoint(share -> {}, () -> true);
    assertThrows(
        CancellationException.class, () -> DatasetCatalogue.open(file.toString(), 1, cancelled));
    assertEquals(3, open("").data().size());
    Files.writeString(file, "a,b\n1\n2,3\n");
    assertThrows(DataFormatException.class, () -> open(""));
    assertThrows(DataFormatException.class, () -> open(""));
  }
}
