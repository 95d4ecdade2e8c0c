package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
  private static final byte[] IMAGES = {
    0,
    0,
    8,
    3,
    0,
    0,
    0,
    2,
    0,
    0,
    0,
    2,
    0,
    0,
    0,
    3,
    0,
    51,
    102,
    (byte) 153,
    (byte) 204,
    (byte) 255,
    (byte) 255,
    0,
    0,
    0,
    0,
    51
  };
  private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 7, 3};

  @TempDir Path folder;

  @Test
  void imagesAreDividedBy255AndLabelsFoundBeside() throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), IMAGES);
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), gzip(LABELS));
    Dataset data = DatasetCatalogue.read(folder);
    assertEquals(Optional.of(new ImageShape(2, 3, 1)), data.imageShape());
    assertArrayEquals(new float[] {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, data.row(0), 1e-7f);
    assertEquals(java.util.List.of("3", "7"), data.classNames());
    assertArrayEquals(new int[] {1, 0}, data.labels());
  }

  @Test
  void withoutLabelsBesideThemImagesStandAlone() throws IOException {
    Path file = Files.write(folder.resolve("t10k-images.idx3-ubyte"), IMAGES);
    assertFalse(DatasetCatalogue.read(file).labelled());
    assertEquals(2, DatasetCatalogue.read(folder).size());
  }

  @Test
  void aPartThatAFolderDoesNotHoldIsNotTheOtherOne() throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), IMAGES);
    assertEquals(
        folder
            + ": holds nothing of the part test, only train-images-idx3-ubyte; put the files of"
            + " that part beside it, or leave out part=test.",
        refusalOf("?part=test"));
    assertEquals(2, opened("?part=train").size());
    Path test = folder.resolve("t10k-images-idx3-ubyte");
    Files.move(folder.resolve("train-images-idx3-ubyte"), test);
    assertTrue(refusalOf("?part=train").contains("nothing of the part train, only t10k"));
    assertEquals(2, opened("").size(), "where no part is asked for, what is there is meant");
  }

  private Dataset opened(String settings) throws DataFormatException {
    return DatasetCatalogue.open(folder + settings, 1, Checkpoint.NONE).data();
  }

  private String refusalOf(String settings) {
    return assertThrows(DataFormatException.class, () -> opened(settings)).getMessage();
  }

  @Test
  void twoDimensionsAreRowsOfFeatures() throws IOException {
    byte[] rows = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, (byte) 255, 51, 0};
    Dataset data = DatasetCatalogue.read(Files.write(folder.resolve("rows.bin"), rows));
    assertEquals(Optional.empty(), data.imageShape());
    assertArrayEquals(new float[] {0, 1, 0.2f, 0}, data.features(), 1e-7f);
  }

  @Test
  void badImagesAreRefusedInOneSentence() throws IOException {
    assertEquals("is empty; fetch it again.", refusal(new byte[0]));
    assertEquals("ends after 2 bytes, within the magic number; fetch it again.", refusal(start(2)));
    assertEquals("ends after 9 bytes, within the header; fetch it again.", refusal(start(9)));
    assertEquals(
        "its header promises 2 × 2 × 3 (12 bytes), but at most 9 bytes follow; fetch it again.",
        refusal(start(25)));
    assertEquals(
        "its header promises 2 × 2 × 3 (12 bytes), but it ends after 9 of them; fetch it again.",
        refusal(gzip(start(25))));
    assertEquals(
        "bytes follow after the 2 × 2 × 3 that its header promises, from byte 28 on;"
            + " fetch it again.",
        refusal(Arrays.copyOf(IMAGES, 29)));
    assertTrue(refusal(with(0, 'P')).startsWith("starts with the bytes 50 00 08 03, but IDX"));
    assertTrue(refusal(with(2, 13)).startsWith("byte 2 says element type 0x0d, but only"));
    assertTrue(
        refusal(with(3, 4)).startsWith("its header") || refusal(with(3, 4)).contains("4 dim"));
    assertEquals(
        "byte 8 says dimension 1 has size 4278190082, but sizes are 1 to 2147483647;"
            + " fetch it again.",
        refusal(with(8, 0xff)));
    assertTrue(refusal(with(4, 0x7f)).endsWith("at most 12 bytes follow; fetch it again."));
    byte[] huge = with(4, 0x7f);
    huge[8] = 0x7f;
    huge[12] = 0x7f;
    assertTrue(refusal(huge).endsWith("at most 12 bytes follow; fetch it again."));
    assertTrue(refusal(LABELS).startsWith("holds labels, not images;"));
  }

  @Test
  void labelsOfAnotherSetAreRefused() throws IOException {
    Path images = Files.write(folder.resolve("images-idx3-ubyte"), IMAGES);
    Path labels = folder.resolve("labels-idx1-ubyte");
    Files.write(labels, new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3});
    assertEquals(
        labels
            + ": holds 3 labels, but images-idx3-ubyte holds 2 images; take two files that belong"
            + " together.",
        refusalOf(images));
    Files.write(labels, new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 1});
    assertEquals(
        labels + ": its header promises 2 (2 bytes), but it ends after 1 of them; fetch it again.",
        refusalOf(images));
    Files.write(labels, IMAGES);
    assertTrue(refusalOf(images).contains("byte 3 says 3 dimensions, but labels have 1"));
  }

  @Test
  void mnistIsRead() throws IOException {
    Path mnist = RealData.folder("mnist");
    Dataset data = DatasetCatalogue.read(mnist);
    assertEquals(60_000, data.size());
    assertEquals(Optional.of(new ImageShape(28, 28, 1)), data.imageShape());
    assertEquals(10, data.classes());
    assertArrayEquals(new int[] {5, 0, 4, 1, 9}, Arrays.copyOf(data.labels(), 5));
    double sum = 0;
    for (float value : data.features()) {
      sum += value;
    }
    // The mean pixel of the training part, as published with many a normalisation.
    assertEquals(0.1307, sum / data.features().length, 5e-5);
  }

  @Test
  void fashionTestImagesAreRead() throws IOException {
    Path fashion = RealData.folder("fashion-mnist");
    Dataset data = DatasetCatalogue.read(fashion.resolve("t10k-images-idx3-ubyte.gz"));
    assertEquals(10_000, data.size());
    for (int c = 0; c < 10; c++) {
      int label = c;
      assertEquals(1000, Arrays.stream(data.labels()).filter(l -> l == label).count());
    }
  }

  private String refusal(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("bad-idx3-ubyte"), content);
    String message = refusalOf(file);
    assertTrue(message.startsWith(file + ": "), message);
    return message.substring((file + ": ").length());
  }

  private static String refusalOf(Path file) {
    return assertThrows(DataFormatException.class, () -> DatasetCatalogue.read(file)).getMessage();
  }

  private static byte[] start(int length) {
    return Arrays.copyOf(IMAGES, length);
  }

  private static byte[] with(int at, int value) {
    byte[] changed = IMAGES.clone();
    changed[at] = (byte) value;
    return changed;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }
}
