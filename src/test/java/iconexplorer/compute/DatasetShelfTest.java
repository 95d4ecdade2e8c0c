package iconexplorer.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import iconexplorer.data.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetShelfTest {
  @TempDir Path folder;

  @Test
  void aFileIsReadOnceUntilItChanges() throws IOException {
    Path table = folder.resolve("table.csv");
    Files.writeString(table, "a,b\n" + "1,2\n3,4\n".repeat(5));
    DatasetShelf shelf = new DatasetShelf();
    assertSame(
        shelf.load(table.toString(), 1, Checkpoint.NONE),
        shelf.load(table.toString(), 1, Checkpoint.NONE));
    assertEquals(10, shelf.load(table.toString(), 1, Checkpoint.NONE).size());
    Files.writeString(table, "a,b\n" + "1,2\n3,4\n".repeat(6));
    assertEquals(12, shelf.load(table.toString(), 1, Checkpoint.NONE).size());
  }

  @Test
  void theSetThatWasUsedLongestAgoGoes() throws IOException {
    DatasetShelf shelf = new DatasetShelf();
    var first = shelf.load("moons", 1, Checkpoint.NONE);
    var second = shelf.load("moons", 2, Checkpoint.NONE);
    shelf.load("moons", 3, Checkpoint.NONE);
    assertSame(first, shelf.load("moons", 1, Checkpoint.NONE));
    shelf.load("moons", 4, Checkpoint.NONE);
    assertSame(first, shelf.load("moons", 1, Checkpoint.NONE));
    assertNotSame(second, shelf.load("moons", 2, Checkpoint.NONE));
  }
}
