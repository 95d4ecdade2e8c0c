package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<f4", "<f8", ">f4", ">f8", "<f2", "<i2", ">i4", "<i8", "|i1", "|u1", "<u2", ">u8"
      })
  void numbersOfEveryWidthAndOrderAreRead(String type) throws IOException {
    NumpyArray array = array(npy(type, false, "2, 3", 1, 2, 3, 4, 5, 100));
    assertArrayEquals(new int[] {2, 3}, array.shape());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 100}, array.values());
  }

  @Test
  void truthIsOneAndLieIsZero() throws IOException {
    assertArrayEquals(new float[] {1, 0}, array(npy("|b1", false, "1, 2", 1, 0)).values());
  }

  @Test
  void fortranOrderIsTurnedIntoRows() throws IOException {
    NumpyArray array = array(npy("<f4", true, "2, 3", 1, 4, 2, 5, 3, 6));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, array.values());
    NumpyArray cube = array(npy("<f4", true, "2, 2, 2", 1, 5, 3, 7, 2, 6, 4, 8));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, cube.values());
  }

  @Test
  void rowsAreCentredAndDividedByOneFactor() throws IOException {
    write("x.npy", npy("<f8", false, "3, 2", 0, 0, 2, 4, 4, 8));
    Dataset data = DatasetCatalogue.read(folder.resolve("x.npy"));
    assertEquals("x", data.id());
    assertFalse(data.labelled());
    assertEquals(0, data.row(1)[0]);
    assertEquals(2, data.row(2)[1] / data.row(2)[0], 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"x.npy, x-labels.npy", "x.npy, x.labels.npy", "my_features.npy, my_labels.npy"})
  void labelsAreFoundBesideTheFeatures(String features, String labels) throws IOException {
    write(features, npy("<f4", false, "3, 1", 1, 2, 3));
    write(labels, npy("<i8", false, "3,", 7, 5, 7));
    Dataset data = DatasetCatalogue.read(folder.resolve(features));
    assertEquals(List.of("5", "7"), data.classNames());
    assertArrayEquals(new int[] {1, 0, 1}, data.labels());
  }

  @Test
  void theArraysOfAnArchiveAreFeaturesAndLabels() throws IOException {
    Path file =
        write(
            "all.npz",
            ZipContents.bytes(
                Map.of(
                    "embeddings.npy", npy("<f4", false, "3, 2", 1, 2, 3, 4, 5, 6),
                    "labels.npy", text("<U3", "3,", "cat", "dog", "cat"))));
    Dataset data = DatasetCatalogue.read(file);
    assertEquals(2, data.dimension());
    assertEquals(List.of("cat", "dog"), data.classNames());
    assertArrayEquals(new int[] {0, 1, 0}, data.labels());
  }

  @Test
  void anArchiveWithTwoPartsHasATestPart() throws IOException {
    Path file =
        write(
            "mnist.npz",
            ZipContents.bytes(
                Map.of(
                    "x_train.npy",
                        npy("|u1", false, "3, 2, 2", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255),
                    "y_train.npy", npy("|u1", false, "3,", 0, 1, 0),
                    "x_test.npy", npy("|u1", false, "2, 2, 2", 0, 1, 2, 3, 4, 5, 6, 255),
                    "y_test.npy", npy("|u1", false, "2,", 1, 0))));
    assertEquals(3, DatasetCatalogue.read(file).size());
    Dataset test = DatasetCatalogue.open(file + "?part=test", 1, Checkpoint.NONE).data();
    assertEquals(2, test.size());
    assertEquals(Optional.of(new ImageShape(2, 2, 1)), test.imageShape());
    assertEquals(1, test.row(1)[3]);
    assertEquals(1 / 255f, test.row(0)[1]);
  }

  @Test
  void channelsAfterColumnsAreBroughtBeforeRows() throws IOException {
    double[] pixels = new double[2 * 5 * 5 * 3];
    Arrays.setAll(pixels, v -> v % 3 == 1 ? 255 : 0);
    Path file = write("c.npy", npy("|u1", false, "2, 5, 5, 3", pixels));
    Dataset data = DatasetCatalogue.read(file);
    assertEquals(Optional.of(new ImageShape(5, 5, 3)), data.imageShape());
    float[] green = Arrays.copyOfRange(data.row(1), 25, 50);
    for (float value : green) {
      assertEquals(1, value);
    }
    assertEquals(0, data.row(1)[0]);
    assertEquals(0, data.row(1)[74]);
  }

  @Test
  void imagesBeyondTheUnitRangeAreStretchedAndThatIsSaid() throws IOException {
    Path file = write("s.npy", npy("<f4", false, "2, 1, 2", -1, 1, 3, 0));
    Import read = DatasetCatalogue.open(file.toString(), 1, Checkpoint.NONE);
    assertArrayEquals(new float[] {0, 0.5f, 1, 0.25f}, read.data().features());
    assertEquals(List.of("Pixels were stretched from [-1.0, 3.0] to [0, 1]."), read.notes());
  }

  @Test
  void aMissingNumberBecomesTheMedianOfItsColumnAndThatIsSaid() throws IOException {
    double nan = Double.NaN;
    Path file = write("m.npy", npy("<f4", false, "4, 2", nan, 1, 7, 2, 3, nan, 5, 9));
    Import read = DatasetCatalogue.open(file.toString(), 1, Checkpoint.NONE);
    Dataset filled =
        DatasetCatalogue.read(write("f.npy", npy("<f4", false, "4, 2", 5, 1, 7, 2, 3, 2, 5, 9)));
    assertArrayEquals(filled.features(), read.data().features());
    assertEquals(List.of("2 missing numbers (NaN) became the median of its column."), read.notes());
    Path one = write("o.npy", npy("<f4", false, "3, 1", 4, nan, 8));
    assertEquals(
        List.of("One missing number (NaN) became the median of its column."),
        DatasetCatalogue.open(one.toString(), 1, Checkpoint.NONE).notes());
  }

  @Test
  void columnsThatAreTheSameEverywhereStayAndThatIsSaid() throws IOException {
    Path file = write("k.npy", npy("<f4", false, "3, 3", 1, 5, 2, 4, 5, 2, 9, 5, 2));
    Import read = DatasetCatalogue.open(file.toString(), 1, Checkpoint.NONE);
    assertEquals(3, read.data().dimension());
    assertEquals(
        List.of("2 columns tell no item from another: all values are the same."), read.notes());
  }

  @Test
  void forAModelAMissingNumberIsTheCentreOfItsColumn() throws IOException {
    Preparation made = Preparation.of(new Scaling(new float[] {10, 20}, new float[] {2, 2}));
    Path file = write("m.npy", npy("<f4", false, "1, 2", Double.NaN, 24));
    Import read =
        DatasetCatalogue.open(file.toString(), 1, made, false, Optional.empty(), Checkpoint.NONE);
    assertArrayEquals(new float[] {0, 2}, read.data().features());
  }

  @Test
  void rowsAreImagesOrFeaturesAsSomebodySays() throws IOException {
    double[] values = new double[3 * 16];
    for (int v = 0; v < values.length; v++) {
      values[v] = v % 17;
    }
    Path file = write("w.npy", npy("<f4", false, "3, 16", values));
    assertTrue(open(file.toString()).imageShape().isPresent());
    assertTrue(open(file + "?as=table").imageShape().isEmpty());
    Path few = write("q.npy", npy("<f4", false, "2, 4", 2, 3, 4, 6, 2, 2, 2, 4));
    assertTrue(open(few.toString()).imageShape().isEmpty());
    Dataset images = open(few + "?as=images");
    assertEquals(Optional.of(new ImageShape(2, 2, 1)), images.imageShape());
    assertArrayEquals(new float[] {0, 0.25f, 0.5f, 1}, images.row(0));
    Path odd = write("r.npy", npy("<f4", false, "2, 3", 1, 2, 3, 4, 5, 6));
    assertEquals(
        odd
            + ": has 3 columns beside the labels, which fill no square image; choose another label"
            + " column, or leave out as=images.",
        assertThrows(DataFormatException.class, () -> open(odd + "?as=images")).getMessage());
  }

  private static Dataset open(String address) throws DataFormatException {
    return DatasetCatalogue.open(address, 1, Checkpoint.NONE).data();
  }

  @Test
  void pickledObjectsAreNeverOpened() throws IOException {
    String message = refusal(npy("|O", false, "2, 2", 1, 2));
    assertTrue(message.contains("pickled Python objects"), message);
  }

  @Test
  void whatIsWrongIsSaidWithTheRemedy() throws IOException {
    assertTrue(refusal(npy("<c8", false, "2, 2", 1)).contains("type '<c8'"));
    assertTrue(refusal(npy("<f4", false, "999,", 1)).contains("at most"));
    assertTrue(refusal(npy("<f4", false, "4,", 1, 2, 3, 4)).contains("one column"));
    assertTrue(refusal(npy("<f4", false, "2, 3", 1, 2, 3)).contains("ends after 3 of them"));
    assertTrue(refusal(npy("<f4", false, "2, 0")).contains("a side of 0"));
    assertTrue(refusal(npy("<f4", false, "1, 2", 1, 2)).contains("only one item"));
    double infinite = Double.POSITIVE_INFINITY;
    assertTrue(refusal(npy("<f4", false, "2, 2", 1, 2, infinite, 4)).contains("row 1, column 0"));
    double nan = Double.NaN;
    assertTrue(
        refusal(npy("<f4", false, "2, 2", nan, 2, nan, 4))
            .contains("column 0 (from 0) holds nothing but NaN; leave it out"));
    assertTrue(
        refusal(npy("<f4", false, "999999999, 999999999, 999999999", 1)).contains("all memory"));
    assertTrue(refusal(npy("<f4", false, "1,1,1,1,1", 1)).contains("5 dimensions"));
    byte[] cut = npy("<f4", false, "2, 2", 1, 2, 3, 4);
    assertTrue(refusal(Arrays.copyOf(cut, 40)).contains("within its header"));
  }

  @Test
  void labelsOfOtherItemsAreRefused() throws IOException {
    write("x-labels.npy", npy("<i8", false, "2,", 7, 5));
    assertTrue(
        refusal(npy("<f4", false, "3, 1", 1, 2, 3)).contains("has 3 rows, but its labels have 2"));
  }

  @Test
  void anArchiveThatPromisesMoreThanItHoldsIsRefusedBeforeAnythingIsAllocated() throws IOException {
    Path bomb =
        write(
            "b.npz",
            ZipContents.bytes(Map.of("x.npy", npy("<f4", false, "90000000, 90", new double[900]))));
    String message =
        String.valueOf(
            assertThrows(DataFormatException.class, () -> DatasetCatalogue.read(bomb))
                .getMessage());
    assertTrue(message.contains("at most"), message);
    Path other =
        write("o.npz", ZipContents.bytes(Map.of("weights.npy", npy("<f4", false, "2, 1", 1, 2))));
    assertTrue(
        assertThrows(DataFormatException.class, () -> DatasetCatalogue.read(other))
            .getMessage()
            .contains("but weights; save the features as one of them"));
    Path torn = write("t.npz", Arrays.copyOf(Files.readAllBytes(other), 90));
    assertTrue(
        assertThrows(DataFormatException.class, () -> DatasetCatalogue.read(torn))
            .getMessage()
            .contains("damaged zip"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.720083E23, 2.720083E23, 2.720083E23, 2.720083E23",
        "-3.4E38, 3.4E38, 0, 1",
        "-1, 300, 4, 5"
      })
  void picturesOfAnyRangeAreScaledToFiniteValues(String values) throws IOException {
    double[] pixels = Stream.of(values.split(", ")).mapToDouble(Double::parseDouble).toArray();
    Path file = write("x.npy", npy("<f4", false, "2, 1, 2", pixels));
    float[] read = DatasetCatalogue.read(file).features();
    assertEquals(4, read.length);
    for (float value : read) {
      assertTrue(value >= 0 && value <= 2, values + " became " + Arrays.toString(read));
    }
  }

  private String refusal(byte[] content) throws IOException {
    Path file = write("x.npy", content);
    String message =
        String.valueOf(
            assertThrows(DataFormatException.class, () -> DatasetCatalogue.read(file))
                .getMessage());
    assertTrue(message.startsWith(file + ": ") && message.endsWith("."), message);
    return message;
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static NumpyArray array(byte[] content) throws IOException {
    Path nowhere = Path.of("x.npy");
    return NumpyArray.read(
        new ByteArrayInputStream(content),
        content.length,
        new SourceFile(nowhere),
        DataFormatException::new);
  }

  static byte[] npy(String type, boolean fortran, String shape, double... values)
      throws IOException {
    ByteArrayOutputStream out = header(type, fortran, shape);
    int width = type.equals("|O") ? 8 : Integer.parseInt(type.substring(2));
    for (double value : values) {
      ByteBuffer element = ByteBuffer.allocate(Math.max(width, 8));
      element.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      switch (type.charAt(1) == 'f' ? -width : width) {
        case -2 -> element.putShort(0, Float.floatToFloat16((float) value));
        case -4 -> element.putFloat(0, (float) value);
        case -8 -> element.putDouble(0, value);
        case 1 -> element.put(0, (byte) value);
        case 2 -> element.putShort(0, (short) value);
        case 4 -> element.putInt(0, (int) value);
        default -> element.putLong(0, (long) value);
      }
      out.write(element.array(), 0, width);
    }
    return out.toByteArray();
  }

  private static byte[] text(String type, String shape, String... values) throws IOException {
    ByteArrayOutputStream out = header(type, false, shape);
    for (String value : values) {
      ByteBuffer element =
          ByteBuffer.allocate(4 * Integer.parseInt(type.substring(2)))
              .order(ByteOrder.LITTLE_ENDIAN);
      value.codePoints().forEach(element::putInt);
      out.write(element.array());
    }
    return out.toByteArray();
  }

  private static ByteArrayOutputStream header(String type, boolean fortran, String shape)
      throws IOException {
    String dictionary =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
            .formatted(type, fortran ? "True" : "False", shape);
    String padded = dictionary + " ".repeat(-(dictionary.length() + 11) & 63) + "\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputStream bytes = out;
    bytes.write(0x93);
    bytes.write("NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(padded.length() & 255);
    bytes.write(padded.length() >> 8);
    bytes.write(padded.getBytes(StandardCharsets.ISO_8859_1));
    return out;
  }
}
