package iconexplorer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import iconexplorer.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersCsvTest {

  @TempDir private Path folder;

  @Test
  void everyClusterIsMatchedWithAClassOrWithNone() throws IOException {
    Dataset data =
        new Dataset(
            "six",
            "Six",
            6,
            1,
            new float[6],
            new int[] {0, 0, 0, 1, 1, 0},
            List.of("a, b", "c"),
            Optional.empty());
    Path file = folder.resolve("clusters.csv");
    ClustersCsv.write(file, new int[] {2, 2, 2, 0, 0, 1}, data);
    assertEquals(
        """
        cluster,class,items,"a, b",c
        0,c,2,0,2
        1,,1,1,0
        2,"a, b",3,3,0
        """,
        Files.readString(file));
  }
}
