package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentAddressesTest {
  @TempDir Path folder;

  @Test
  void aFileIsOpenedAsItWasOpenedLast() {
    Path table = folder.resolve("t.csv");
    RecentAddresses recent = RecentAddresses.forgotten();
    assertEquals(table.toString(), recent.recipe(table));
    recent.add(table + "?label=3");
    assertEquals(table + "?label=3", recent.recipe(table));
    recent.add(table.toString());
    assertEquals(List.of(table.toString()), recent.all());
  }

  @Test
  void aPartnerIsOpenedInItsPair() {
    Path sounds = folder.resolve("sounds");
    RecentAddresses recent = RecentAddresses.forgotten();
    recent.add("digits?with=" + sounds);
    assertEquals("digits?with=" + sounds, recent.recipe(sounds));
  }

  @Test
  void theNextStartKnowsThemTheLatestFirstAndNotTooMany() {
    Path file = folder.resolve("new/recent.txt");
    RecentAddresses recent = RecentAddresses.keptIn(file);
    for (int k = 0; k < 30; k++) {
      recent.add("/data/" + k + ".csv");
    }
    List<String> next = RecentAddresses.keptIn(file).all();
    assertEquals(20, next.size());
    assertEquals("/data/29.csv", next.getFirst());
  }

  @Test
  void whatIsNoAddressInTheFileIsPassedOver() throws IOException {
    Path file =
        Files.writeString(folder.resolve("r.txt"), "a.csv\n\nb.csv?colour=red\n?x=\nc.csv\n");
    assertEquals(List.of("a.csv", "c.csv"), RecentAddresses.keptIn(file).all());
    Files.write(file, new byte[] {(byte) 0xff, 10});
    assertEquals(List.of(), RecentAddresses.keptIn(file).all());
  }
}
