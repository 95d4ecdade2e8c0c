package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
  private static final String TABLE =
      """
      length,same,colour,width,species
      1,7,red,10,a
      2,7,blue,30,b
      ,7,red,20,a
      5,7,blue,40,b
      """;

  @TempDir Path folder;

  @Test
  void theSameRowsBecomeTheSameFeaturesInWhateverCompanyAndOrderOfColumns() throws IOException {
    Dataset trained = read(file("train.csv", TABLE));
    Dataset other =
        open(
            file(
                "new.csv",
                """
                width,remark,colour,length
                30,hello,blue,2
                20,bye,red,
                """),
            trained);
    assertArrayEquals(trained.row(1), other.row(0));
    assertArrayEquals(trained.row(2), other.row(1));
    assertEquals(0, other.classes());
  }

  @Test
  void rowsWithoutALabelKeepTheirPlaces() throws IOException {
    Dataset trained = read(file("train.csv", TABLE));
    Import other =
        DatasetCatalogue.open(
            file("new.csv", "length,colour,width,species\n1,red,10,\n2,blue,30,b\n").toString(),
            1,
            trained.preparation().orElseThrow(),
            false,
            Optional.empty(),
            Checkpoint.NONE);
    assertArrayEquals(trained.row(0), other.data().row(0));
    assertArrayEquals(trained.row(1), other.data().row(1));
    assertEquals(0, other.data().classes());
    assertEquals(List.of("1 of 2 rows have no label, so that labels are left out."), other.notes());
  }

  @Test
  void columnsOfTheSameNameAreToldApartByTheirPlaces() throws IOException {
    String table = "a,a,b\n1.5,20,3\n2.5,10,4\n4.5,50,8\n";
    Dataset trained = read(file("train.csv", table));
    assertArrayEquals(trained.features(), open(file("new.csv", table), trained).features());
    assertRefused(file("new.csv", "b,c,a,a\n3,1,1,20\n"), trained, "has 2 columns 'a'");
  }

  @Test
  void oneRowIsEnoughAndAnUnknownWordIsNoneOfTheKnown() throws IOException {
    Dataset trained = read(file("train.csv", TABLE));
    Dataset other =
        open(file("new.csv", "length,same,colour,width,species\n1,7,green,10,c\n"), trained);
    assertEquals(1, other.size());
    float[] raw = other.features().clone();
    trained.preparation().orElseThrow().scaling().unapply(raw);
    assertArrayEquals(new float[] {1, 0, 0, 10}, raw, 1e-5f);
  }

  @Test
  void aTableWithoutNamesIsTakenByItsPlacesWithOrWithoutLabels() throws IOException {
    String rows = "1.5,3,4,x\n2,3,9,y\n4,3,1,x\n";
    Dataset trained = read(file("train.csv", rows));
    assertEquals(2, trained.dimension());
    Dataset labelled = open(file("new.csv", "2,3,9,z\n"), trained);
    assertArrayEquals(trained.row(1), labelled.row(0));
    assertEquals(1, labelled.classes());
    Dataset plain = open(file("new.csv", "2,3,9\n1.5,3,4\n"), trained);
    assertArrayEquals(trained.row(1), plain.row(0));
    assertRefused(file("new.csv", "2,3\n"), trained, "has 2 columns, but the model");
  }

  @Test
  void whatIsMissingOrNoNumberIsSaidWithItsColumn() throws IOException {
    Dataset trained = read(file("train.csv", TABLE));
    assertRefused(
        file("new.csv", "length,colour\n1,red\n2,red\n"),
        trained,
        "has no column 'width', which the model was trained on; its columns are length, colour");
    assertRefused(
        file("new.csv", "length,colour,width\n1,red,wide\n2,red,wide\n"),
        trained,
        "column 3 ('width') holds no numbers");
  }

  @Test
  void pixelsAreDividedByWhatTheTrainedOnesWereThoughTheNewAreDarker() throws IOException {
    float[] pixels = ramp(3 * 16, 17);
    Path npy = npy("train.npy", pixels, 3, 16);
    Dataset trained = read(npy);
    assertEquals(1, trained.features()[16]);
    float[] dark = ramp(16, 4);
    Dataset other = open(npy("new.npy", dark, 1, 16), trained);
    assertEquals(3 / 16f, other.features()[3]);
    assertRefused(npy("wide.npy", new float[40], 2, 20), trained, "has 20 features, but the model");
  }

  @Test
  void centredArraysAreCentredWhereTheTrainedOnesWere() throws IOException {
    Dataset trained = read(npy("train.npy", new float[] {1, 5, 3, 9, 8, 1}, 3, 2));
    Dataset other = open(npy("new.npy", new float[] {3, 9}, 1, 2), trained);
    assertArrayEquals(trained.row(1), other.row(0));
  }

  @Test
  void sparseRowsAreAsWideAsTheTrainedOnes() throws IOException {
    Dataset trained = read(file("train.svm", "1 1:2 3:4\n0 2:1 3:-1\n1 1:5\n"));
    Dataset other = open(file("new.svm", "1 1:5\n"), trained);
    assertArrayEquals(trained.row(2), other.row(0));
  }

  @Test
  void bundledSetsStayAsTheyAreForTheirOwnModelAndKeepTheirRawUnitsForAnother() throws IOException {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    Preparation own = iris.preparation().orElseThrow();
    assertArrayEquals(
        iris.features(),
        DatasetCatalogue.open("iris", 1, own, false, Optional.empty(), Checkpoint.NONE)
            .data()
            .features());
    float[] raw =
        DatasetCatalogue.open(
                "iris", 1, Preparation.none(4), false, Optional.empty(), Checkpoint.NONE)
            .data()
            .row(0);
    assertArrayEquals(new float[] {5.1f, 3.5f, 1.4f, 0.2f}, raw, 1e-5f);
  }

  @Test
  void halvesOfDigitsAndPairedSetsKnowTheirUnits() {
    Dataset halves = DatasetCatalogue.load("digit-halves", 1);
    Optional<Preparation> second = halves.relations().modality().orElseThrow().preparation();
    assertEquals(16, second.orElseThrow().scaling().scale()[31]);
    assertEquals(16, halves.subset(3).preparation().orElseThrow().scaling().scale()[0]);
  }

  /** 0, 1, … and from 0 again. */
  private static float[] ramp(int length, int period) {
    float[] values = new float[length];
    for (int v = 0; v < length; v++) {
      values[v] = v % period;
    }
    return values;
  }

  private static Dataset read(Path file) throws IOException {
    return DatasetCatalogue.read(file);
  }

  private static Dataset open(Path file, Dataset like) throws IOException {
    return DatasetCatalogue.open(
            file.toString(),
            1,
            like.preparation().orElseThrow(),
            false,
            like.imageShape(),
            Checkpoint.NONE)
        .data();
  }

  private static void assertRefused(Path file, Dataset like, String complaint) {
    DataFormatException refusal = assertThrows(DataFormatException.class, () -> open(file, like));
    assertTrue(refusal.getMessage().contains(complaint), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(file.getFileName().toString()));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path npy(String name, float[] values, int n, int d) throws IOException {
    StringBuilder header =
        new StringBuilder(
            "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(n, d));
    while ((header.length() + 11) % 64 != 0) {
      header.append(' ');
    }
    header.append('\n');
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + 4 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) header.length());
    bytes.put(header.toString().getBytes(StandardCharsets.US_ASCII));
    for (float value : values) {
      bytes.putFloat(value);
    }
    return Files.write(folder.resolve(name), bytes.array());
  }
}
