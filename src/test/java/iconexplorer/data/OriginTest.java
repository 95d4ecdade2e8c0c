package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginTest {
  @TempDir Path folder;

  @Test
  void aRowOfATableIsFoundByItsLineAlsoWhereOthersAreLeftOut() throws IOException {
    Dataset whole = table("a,kind\n1,x\n2,y\n3,x\n");
    assertEquals(List.of("row 2", "row 3", "row 4"), names(whole));
    assertArrayEquals(new int[] {0, 1, 2}, whole.origin().numbers(3));

    Dataset some = table("a,kind\n1,x\n2,\n\n3,y\n4,x\n");
    assertEquals(List.of("row 2", "row 5", "row 6"), names(some));
    assertArrayEquals(new int[] {0, 2, 3}, some.origin().numbers(3));
  }

  @Test
  void linesAreThoseOfTheFileAlsoBesideQuotesThatSpanSomeAndAfterWhatExcelWrites()
      throws IOException {
    assertEquals(
        List.of("row 3", "row 4", "row 5"), names(table("a,kind\n1,\"x\nx\"\n2,y\n3,y\n")));
    assertEquals(List.of("row 3", "row 4"), names(table("sep=;\na;kind\n1;x\n2;y\n")));
    assertEquals(List.of("row 1", "row 2"), names(table("1,x\n2,y\n")));
  }

  @Test
  void aLongTableWithGapsKeepsOneLinePerRow() throws IOException {
    StringBuilder text = new StringBuilder("a,b,kind\n");
    for (int i = 0; i < 3000; i++) {
      text.append(i).append(',').append(i % 7).append(i % 2 == 0 ? ",x\n" : ",y\n");
      text.append(i % 1000 == 999 ? "\n" : "");
    }
    Origin origin = table(text.toString()).origin();
    assertEquals("row 1001", origin.name(999));
    assertEquals("row 1003", origin.name(1000));
    assertEquals("row 3003", origin.name(2999));
  }

  @Test
  void rowsOfLibsvmAreFoundByTheirLines() throws IOException {
    Path file = Files.writeString(folder.resolve("a.svm"), "# remark\n1 1:2\n\n2 1:3\n");
    assertEquals(List.of("row 2", "row 4"), names(DatasetCatalogue.read(file)));
  }

  @Test
  void aPictureIsFoundByItsPathAlsoWhereOthersCannotBeRead() throws IOException {
    for (int k = 0; k < 11; k++) {
      Path file = folder.resolve((k % 2 == 0 ? "cat/" : "dog/") + k + ".png");
      Files.createDirectories(file.resolveSibling("."));
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      image.setRGB(1, 1, k);
      ImageIO.write(image, "png", file.toFile());
    }
    Files.writeString(folder.resolve("cat/1.png"), "no picture");
    Dataset data = DatasetCatalogue.read(folder);
    assertEquals(
        List.of("cat/0.png", "cat/10.png", "cat/2.png", "cat/4.png"), names(data).subList(0, 4));
    assertArrayEquals(
        new int[] {0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, data.origin().numbers(data.size()));
  }

  @Test
  void aRecordingIsFoundByItsNameAndCountedAmongAll() throws IOException {
    Path sounds = Files.createDirectories(folder.resolve("sounds"));
    for (String name : List.of("0_x_0", "0_x_7", "1_x_3", "1_x_9")) {
      Files.write(sounds.resolve(name + ".wav"), SoundFiles.tone(500, 8000, 900));
    }
    Dataset test = open(sounds + "?part=test");
    assertEquals(List.of("sounds/0_x_0.wav", "sounds/1_x_3.wav"), names(test));
    assertArrayEquals(new int[] {0, 2}, test.origin().numbers(2));
  }

  @Test
  void anItemOfAGraphIsFoundByItsName() throws IOException {
    Path file = Files.writeString(folder.resolve("g.edges.csv"), "7,3\n3,12\n");
    assertEquals(List.of("3", "7", "12"), names(DatasetCatalogue.read(file)));
  }

  @Test
  void anImageOfCifarIsFoundInItsBatch() throws IOException {
    byte[] two = new byte[2 * 3073];
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("c/data_batch_1.bin", two);
    files.put("c/data_batch_2.bin", two);
    Path archive = Files.write(folder.resolve("c.tar"), SoundFiles.tar(files));
    assertEquals(
        List.of(
            "c/data_batch_1.bin, image 0",
            "c/data_batch_1.bin, image 1",
            "c/data_batch_2.bin, image 0",
            "c/data_batch_2.bin, image 1"),
        names(DatasetCatalogue.read(archive)));
  }

  @Test
  void aSubsetLeadsBackToTheWhole() {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    assertTrue(iris.origin().plain());
    Dataset some = iris.subset(120, 3, 77).subset(2, 0);
    assertFalse(some.origin().plain());
    assertArrayEquals(new int[] {77, 120}, some.origin().numbers(2));
    assertEquals(List.of("item 77", "item 120"), names(some));
  }

  @Test
  void pairedItemsKnowWhereBothComeFrom() throws IOException {
    Path sounds = Files.createDirectories(folder.resolve("sounds"));
    for (String name : List.of("4_x_0", "9_x_0", "4_y_0")) {
      Files.write(sounds.resolve(name + ".wav"), SoundFiles.tone(500, 8000, 900));
    }
    Dataset data = open("digits?with=" + sounds);
    Dataset digits = DatasetCatalogue.load("digits", 3);
    Modality other = data.relations().modality().orElseThrow();
    for (int i = 0; i < data.size(); i++) {
      assertArrayEquals(digits.row(data.origin().number(i)), data.row(i));
      String label = data.classNames().get(data.labels()[i]);
      assertTrue(other.origin().name(i).startsWith("sounds/" + label + "_"));
    }
  }

  @Test
  void anOriginOfOtherItemsIsRefused() {
    Dataset iris = DatasetCatalogue.load("iris", 1);
    Origin two = new Origin(new Origin.Texts(List.of("a", "b")));
    assertThrows(IllegalArgumentException.class, () -> iris.withOrigin(two));
    assertThrows(IllegalArgumentException.class, () -> new Origin(two.names(), 1, 2, 3));
  }

  private static List<String> names(Dataset data) {
    return IntStream.range(0, data.size()).mapToObj(data.origin()::name).toList();
  }

  private Dataset table(String text) throws IOException {
    return DatasetCatalogue.read(Files.writeString(folder.resolve("t.csv"), text));
  }

  private static Dataset open(String address) throws DataFormatException {
    return DatasetCatalogue.open(address, 3, Checkpoint.NONE).data();
  }
}
