package iconexplorer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import iconexplorer.data.Dataset;
import iconexplorer.data.ImageShape;
import iconexplorer.data.Origin;
import iconexplorer.training.Laboratory.Embedding;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectorFolderTest {

  @TempDir Path folder;

  /** Five pictures of 2 × 3 pixels, of which picture i has its pixel i lit. */
  private static Dataset pictures() {
    float[] features = new float[5 * 6];
    for (int i = 0; i < 5; i++) {
      features[i * 6 + i] = 1;
    }
    return new Dataset(
        "lamps",
        "Lamps",
        5,
        6,
        features,
        new int[] {0, 1, 0, 1, 1},
        List.of("left\tout", "b"),
        Optional.of(new ImageShape(2, 3, 1)));
  }

  private static Embedding embedding(int n, int... clusters) {
    float[] values = new float[n * 3];
    for (int v = 0; v < values.length; v++) {
      values[v] = (float) Math.sin(v);
    }
    return new Embedding(7, n, 3, values, clusters);
  }

  /** Reads as the projector does: by the configuration, rows by line, values by tab. */
  @Test
  void theConfigurationLeadsToTablesOfItsShapes() throws IOException {
    Embedding embedding = embedding(5, 2, 0, 1, 1, 0);
    ProjectorFolder.write(folder, "t-SNE", embedding, pictures());

    JsonNode tensor = config();
    assertEquals("t-SNE", tensor.path("tensorName").asText());
    assertEquals("[5,3]", tensor.path("tensorShape").toString());
    List<String> rows = Files.readAllLines(folder.resolve(tensor.path("tensorPath").asText()));
    assertEquals(5, rows.size());
    for (int i = 0; i < 5; i++) {
      double[] row =
          Arrays.stream(rows.get(i).split("\t")).mapToDouble(Double::parseDouble).toArray();
      assertEquals(3, row.length);
      for (int k = 0; k < 3; k++) {
        assertEquals(embedding.values()[i * 3 + k], (float) row[k]);
      }
    }
    assertEquals(
        List.of("index\tlabel\tcluster", "0\tleft out\t2", "1\tb\t0", "2\tleft out\t1"),
        Files.readAllLines(folder.resolve(tensor.path("metadataPath").asText())).subList(0, 4));
  }

  @Test
  void theSpriteHoldsEachItemAtItsPlace() throws IOException {
    ProjectorFolder.write(folder, "t-SNE", embedding(5), pictures());

    JsonNode sprite = config().path("sprite");
    assertEquals("[3,2]", sprite.path("singleImageDim").toString());
    BufferedImage image = ImageIO.read(folder.resolve(sprite.path("imagePath").asText()).toFile());
    assertEquals(3 * 3, image.getWidth());
    assertEquals(3 * 2, image.getHeight());
    for (int i = 0; i < 9; i++) {
      for (int pixel = 0; pixel < 6; pixel++) {
        int x = i % 3 * 3 + pixel % 3;
        int y = i / 3 * 2 + pixel / 3;
        int expected = i < 5 && pixel == i ? 0xFFFFFF : 0;
        assertEquals(expected, image.getRGB(x, y) & 0xFFFFFF, "item " + i + ", pixel " + pixel);
      }
    }
  }

  @Test
  void aTableOfOneColumnHasNoHeadingAndNoPictures() throws IOException {
    Dataset points =
        new Dataset("p", "P", 2, 1, new float[] {0, 1}, new int[0], List.of(), Optional.empty());
    ProjectorFolder.write(folder, "PCA", embedding(2), points);

    assertEquals(List.of("0", "1"), Files.readAllLines(folder.resolve("metadata.tsv")));
    assertFalse(Files.exists(folder.resolve("sprite.png")));
    assertTrue(config().path("sprite").isMissingNode());
  }

  @Test
  void metadataLeadBackToTheSource() throws IOException {
    Dataset points =
        new Dataset("p", "P", 2, 1, new float[] {0, 1}, new int[0], List.of(), Optional.empty())
            .withOrigin(new Origin(new Origin.Texts(List.of("a\tb", "c")), 3, 5));
    ProjectorFolder.write(folder, "PCA", embedding(2), points);
    assertEquals(
        List.of("index\torigin", "3\ta b", "5\tc"),
        Files.readAllLines(folder.resolve("metadata.tsv")));
  }

  @Test
  void manyItemsGetSmallerTiles() {
    assertEquals(new Sprite(265, 28, 28), Sprite.of(70_000, 28, 28));
    Sprite large = Sprite.of(70_000, 96, 48);
    assertEquals(new Sprite(265, 30, 15), large);
    assertTrue(large.columns() * large.tileWidth() <= Sprite.LONGEST_SIDE);
    assertThrows(IllegalArgumentException.class, () -> Sprite.of(70_000_000, 28, 28));
  }

  private JsonNode config() throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(folder.resolve("projector_config.json")))
        .path("embeddings")
        .path(0);
  }
}
