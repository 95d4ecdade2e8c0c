package iconexplorer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import iconexplorer.data.Dataset;
import iconexplorer.data.Origin;
import iconexplorer.training.Laboratory.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingCsvTest {

  @TempDir private Path folder;

  @Test
  void coordinatesReadBackEqualAlsoAsDoubles() throws IOException {
    float[] z = {0.1f, -123.456f, 1e-7f, 3.1415927f};
    Dataset data =
        new Dataset(
            "two",
            "Two",
            2,
            1,
            new float[] {0, 1},
            new int[] {0, 1},
            List.of("a", "b"),
            Optional.empty());
    Path file = folder.resolve("z.csv");
    EmbeddingCsv.write(file, new Embedding(1, 2, 2, z, new int[0]), data);
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < 2; i++) {
      String[] fields = lines.get(i + 1).split(",", -1);
      assertEquals((double) z[2 * i], Double.parseDouble(fields[2]));
      assertEquals((double) z[2 * i + 1], Double.parseDouble(fields[3]));
    }
  }

  @Test
  void anItemIsFoundInItsSourceAgain() throws IOException {
    Dataset data =
        new Dataset("t", "T", 2, 1, new float[] {0, 1}, new int[0], List.of(), Optional.empty())
            .withOrigin(new Origin(new Origin.Texts(List.of("cat/a, b.png", "dog/c.png")), 4, 7));
    Path file = folder.resolve("z.csv");
    EmbeddingCsv.write(file, new Embedding(1, 2, 1, new float[2], new int[] {1, 0}), data);
    assertEquals(
        List.of("index,label,z1,cluster,origin", "4,,0.0,1,\"cat/a, b.png\"", "7,,0.0,0,dog/c.png"),
        Files.readAllLines(file));
    Path ids = folder.resolve("ids.csv");
    ItemsCsv.write(ids, 2, new int[0], data.origin());
    assertEquals(
        List.of("row,item,origin", "0,4,\"cat/a, b.png\"", "1,7,dog/c.png"),
        Files.readAllLines(ids));
  }
}
