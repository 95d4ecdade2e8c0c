package iconexplorer.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.Origin;
import iconexplorer.training.Laboratory.Embedding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingNpzTest {

  private static final Dataset IRIS = DatasetCatalogue.load("iris", 0);

  @TempDir Path folder;

  @Test
  void holdsEmbeddingsLabelsAndIndices() throws IOException {
    Path file = folder.resolve("a.npz");
    EmbeddingNpz.write(file, embedding(new int[0]), IRIS);

    Map<String, byte[]> entries = entries(file);
    assertEquals(
        List.of("embeddings.npy", "labels.npy", "indices.npy"), List.copyOf(entries.keySet()));
    ByteBuffer values = data(entries, "embeddings.npy", "'<f4'", "(150, 2,)");
    float[] read = new float[300];
    values.asFloatBuffer().get(read);
    assertArrayEquals(embedding(new int[0]).values(), read);
    assertArrayEquals(IRIS.labels(), integers(data(entries, "labels.npy", "'<i4'", "(150,)")));
    assertArrayEquals(
        IntStream.range(0, 150).toArray(),
        integers(data(entries, "indices.npy", "'<i4'", "(150,)")));
  }

  @Test
  void holdsClustersWhereThereAreSome() throws IOException {
    int[] clusters = IntStream.range(0, 150).map(i -> i % 7).toArray();
    Path file = folder.resolve("a.npz");
    EmbeddingNpz.write(file, embedding(clusters), IRIS);
    assertArrayEquals(clusters, integers(data(entries(file), "clusters.npy", "'<i4'", "(150,)")));
  }

  @Test
  void holdsNumbersAndNamesOfTheSourceWhereItemsHaveSome() throws IOException {
    Dataset two = IRIS.subset(7, 140).withOrigin(new Origin(new Origin.Rows(9, 150), 7, 140));
    Path file = folder.resolve("a.npz");
    EmbeddingNpz.write(file, new Embedding(1, 2, 1, new float[2], new int[0]), two);
    Map<String, byte[]> entries = entries(file);
    assertArrayEquals(new int[] {7, 140}, integers(data(entries, "indices.npy", "'<i4'", "(2,)")));
    ByteBuffer origins = data(entries, "origins.npy", "'<U7'", "(2,)");
    assertEquals("row 9\0\0row 150", text(origins));
  }

  private static String text(ByteBuffer points) {
    StringBuilder text = new StringBuilder();
    while (points.hasRemaining()) {
      text.appendCodePoint(points.getInt());
    }
    return text.toString();
  }

  @Test
  void ownReaderOpensItAsLabelledRows() throws IOException {
    Path file = folder.resolve("a.npz");
    EmbeddingNpz.write(file, embedding(new int[0]), IRIS);
    Dataset read = DatasetCatalogue.read(file);
    assertEquals(150, read.size());
    assertEquals(2, read.dimension());
    assertArrayEquals(IRIS.labels(), read.labels());
  }

  @Test
  void theSameEmbeddingGivesTheSameBytes() throws IOException {
    EmbeddingNpz.write(folder.resolve("a.npz"), embedding(new int[0]), IRIS);
    EmbeddingNpz.write(folder.resolve("b.npz"), embedding(new int[0]), IRIS);
    assertEquals(-1, Files.mismatch(folder.resolve("a.npz"), folder.resolve("b.npz")));
  }

  @Test
  void anEmbeddingOfOtherItemsIsRefused() {
    Embedding other = new Embedding(1, 3, 2, new float[6], new int[0]);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> EmbeddingNpz.write(folder.resolve("a.npz"), other, IRIS));
    assertEquals("the embedding has 3 rows, iris has 150 items", refused.getMessage());
  }

  private static Embedding embedding(int[] clusters) {
    float[] values = new float[300];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    return new Embedding(20, 150, 2, values, clusters);
  }

  private static Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static ByteBuffer data(
      Map<String, byte[]> entries, String name, String type, String shape) {
    ByteBuffer buffer =
        ByteBuffer.wrap(Objects.requireNonNull(entries.get(name))).order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = new byte[buffer.getShort(8)];
    buffer.position(10).get(text);
    assertEquals(
        "{'descr': %s, 'fortran_order': False, 'shape': %s, }".formatted(type, shape),
        new String(text, StandardCharsets.US_ASCII).strip());
    return buffer;
  }

  private static int[] integers(ByteBuffer data) {
    int[] values = new int[data.remaining() / 4];
    data.asIntBuffer().get(values);
    return values;
  }
}
