package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CIFAR-10 and folders of pictures. */
class PictureReadersTest {
  private static final int RECORD = 3073;

  @TempDir Path folder;

  @Test
  void anImageOfCifarIsAClassAndThreePlanes() throws IOException {
    Dataset data = DatasetCatalogue.read(write("data_batch_1.bin", batch(3, 9, 3)));
    assertEquals(List.of("cat", "truck"), data.classNames());
    assertArrayEquals(new int[] {0, 1, 0}, data.labels());
    assertEquals(Optional.of(new ImageShape(32, 32, 3)), data.imageShape());
    assertEquals(1 / 255f, data.row(1)[0], "the red of image 1");
    assertEquals(2 / 255f, data.row(0)[1024], "green");
    assertEquals(3 / 255f, data.row(2)[3071], "blue");
  }

  @Test
  void aFolderOfCifarIsItsTrainingPartUnlessSaidOtherwise() throws IOException {
    write("data_batch_2.bin", batch(1, 1));
    write("data_batch_1.bin", batch(0, 0, 0));
    write("test_batch.bin", batch(5, 6));
    Dataset training = DatasetCatalogue.read(folder);
    assertEquals(5, training.size());
    assertArrayEquals(new int[] {0, 0, 0, 1, 1}, training.labels());
    assertEquals(
        "CIFAR-10's training part has 5 files; not there: data_batch_3.bin, data_batch_4.bin,"
            + " data_batch_5.bin.",
        notes().getFirst());
    assertEquals(List.of("dog", "frog"), open(folder + "?part=test").classNames());
  }

  @Test
  void aFolderOfCifarWithoutAPartIsReadAsFarAsItIsThereAndThatIsSaid() throws IOException {
    for (int b = 1; b <= 5; b++) {
      write("data_batch_" + b + ".bin", batch(b, 9));
    }
    assertEquals(10, DatasetCatalogue.read(folder).size());
    assertEquals("There is no test_batch.bin, so there is no test part.", notes().getFirst());
    assertEquals(
        folder
            + ": holds no test_batch.bin, so there is no part test; fetch it, or leave out"
            + " part=test.",
        refusal(folder + "?part=test"));
    for (int b = 1; b <= 5; b++) {
      Files.delete(folder.resolve("data_batch_" + b + ".bin"));
    }
    write("test_batch.bin", batch(5, 6, 7));
    assertEquals(3, DatasetCatalogue.read(folder).size());
    assertEquals(
        "There is no data_batch_1.bin, so that the test part was read.", notes().getFirst());
  }

  @Test
  void aSinglePictureIsRefusedWithTheRemedy() throws IOException {
    picture("a.png", 8, 8, 1);
    Path file = folder.resolve("a.png");
    assertEquals(
        file
            + ": is a picture (PNG); put it in a folder with others, those of a class in a folder"
            + " each, and choose the folder.",
        refusal(file.toString()));
  }

  @Test
  void thePublishedArchiveOfCifarIsReadAsItIs() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("cifar-10-batches-bin/data_batch_1.bin", batch(1, 2));
    files.put("cifar-10-batches-bin/readme.html", new byte[77]);
    files.put("cifar-10-batches-bin/data_batch_2.bin", batch(3));
    files.put("cifar-10-batches-bin/test_batch.bin", batch(4, 5));
    Path archive = write("c.tar", SoundFiles.tar(files));
    assertEquals(List.of("automobile", "bird", "cat"), DatasetCatalogue.read(archive).classNames());
    assertEquals(List.of("deer", "dog"), open(archive + "?part=test").classNames());
  }

  @Test
  void cifarInPicklesIsNotOpened() throws IOException {
    Path archive =
        write("p.tar", SoundFiles.tar(Map.of("cifar-10-batches-py/data_batch_1", new byte[10])));
    assertTrue(refusal(archive.toString()).contains("take its binary version"));
  }

  @Test
  void aTornBatchAndAForeignOneAreRefusedWithTheImage() throws IOException {
    Path file = write("test_batch.bin", Arrays.copyOf(batch(1, 2), RECORD + 100));
    assertEquals(
        file + ": ends within image 1, after 100 of its 3073 bytes; fetch it again.",
        refusal(file.toString()));
    write("test_batch.bin", batch(1, 12));
    assertTrue(refusal(file.toString()).contains("image 1 has class 12"));
  }

  @Test
  void subFoldersAreClassesAndPicturesAreBroughtToOneSize() throws IOException {
    picture("red/a.png", 100, 80, 0xff0000);
    picture("red/b.jpg", 70, 70, 0xff0000);
    picture("blue/a.bmp", 33, 90, 0x0000ff);
    Import read = DatasetCatalogue.open(folder.toString(), 1, Checkpoint.NONE);
    Dataset data = read.data();
    assertEquals(List.of("blue", "red"), data.classNames());
    assertArrayEquals(new int[] {0, 1, 1}, data.labels());
    assertEquals(Optional.of(new ImageShape(32, 32, 3)), data.imageShape());
    assertEquals(List.of("The 3 pictures were brought to 32 × 32 pixels."), read.notes());
    assertTrue(data.row(1)[500] > 0.9 && data.row(1)[1024 + 500] < 0.1, "red has red");
    assertTrue(data.row(0)[2048 + 500] > 0.9 && data.row(0)[500] < 0.1, "blue has blue");
    assertEquals(16 * 16 * 3, open(folder + "?side=16").dimension());
  }

  @Test
  void smallPicturesOfOneSizeKeepItAndGreyOnesHaveOneChannel() throws IOException {
    picture("x/a.png", 12, 12, 0x808080);
    picture("x/b.png", 12, 12, 0x000000);
    Import read = DatasetCatalogue.open(folder.toString(), 1, Checkpoint.NONE);
    assertEquals(Optional.of(new ImageShape(12, 12, 1)), read.data().imageShape());
    assertEquals(0x80 / 255f, read.data().features()[0]);
    assertFalse(read.data().labelled(), "one folder tells nothing apart");
    assertEquals(List.of(), read.notes());
  }

  @Test
  void aFileThatIsNoPictureIsLeftOutAndNamed() throws IOException {
    for (int k = 0; k < 10; k++) {
      picture("x/" + k + ".png", 8, 8, k);
    }
    write("x/odd.png", new byte[] {1, 2, 3});
    Import read = DatasetCatalogue.open(folder.toString(), 1, Checkpoint.NONE);
    assertEquals(10, read.data().size());
    assertEquals(
        List.of("1 files are no pictures that can be read and were left out, such as odd.png."),
        read.notes());
    write("x/odder.png", new byte[] {1, 2, 3});
    assertTrue(refusal(folder.toString()).contains("10 pictures that can be read and 2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "5000", "wide"})
  void aSideBeyondReasonIsRefused(String side) throws IOException {
    picture("x/a.png", 8, 8, 1);
    assertTrue(refusal(folder + "?side=" + side).contains("choose 4 to 512"));
  }

  @Test
  void whatIsTransparentIsWhite() throws IOException {
    BufferedImage image = new BufferedImage(12, 12, BufferedImage.TYPE_INT_ARGB);
    for (int p = 0; p < 144; p++) {
      image.setRGB(p % 12, p / 12, p < 72 ? 0xff000000 : 0);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, "png", out));
    write("a.png", out.toByteArray());
    picture("b.png", 12, 12, 0x808080);
    Dataset data = open(folder.toString());
    assertEquals(0, data.row(0)[5]);
    assertEquals(1, data.row(0)[143]);
    assertEquals(1, open(folder + "?side=6").row(0)[35]);
  }

  @Test
  void itemsThatAreAllTheSameAreNoted() throws IOException {
    picture("x/a.png", 8, 8, 0x101010);
    picture("x/b.png", 8, 8, 0x101010);
    assertEquals(List.of("All 2 items are the same: check the files."), notes());
    picture("x/c.png", 8, 8, 0x101011);
    assertEquals(List.of(), notes());
  }

  @Test
  void picturesInFormatsThatAreNotReadAreCounted() throws IOException {
    picture("x/a.png", 8, 8, 1);
    picture("x/b.png", 8, 8, 2);
    write("x/c.webp", new byte[] {1});
    assertEquals(
        List.of("1 file of a format that is not read (.webp) was left out; convert to PNG."),
        notes());
    write("d.TIFF", new byte[] {1});
    write("x/notes.txt", new byte[] {1});
    assertEquals(
        List.of(
            "2 files of a format that is not read (.tiff, .webp) were left out; convert to PNG."),
        notes());
  }

  @Test
  void aModelSettlesTheShapeOfPictures() throws IOException {
    picture("a.png", 40, 40, 0xff0000);
    Import grey = openFor(new ImageShape(8, 12, 1), "");
    assertEquals(Optional.of(new ImageShape(8, 12, 1)), grey.data().imageShape());
    assertEquals(1, grey.data().size());
    assertEquals(0.299, grey.data().features()[40], 1e-3);
    assertTrue(grey.notes().contains("Colours were made grey, as the model reads them."));
    picture("a.png", 40, 40, 0x808080);
    Dataset coloured = openFor(new ImageShape(8, 8, 3), "").data();
    assertEquals(192, coloured.dimension());
    assertEquals(coloured.row(0)[0], coloured.row(0)[191]);
    String refused =
        assertThrows(DataFormatException.class, () -> openFor(new ImageShape(8, 8, 3), "?side=9"))
            .getMessage();
    assertTrue(refused.contains("has 243 features, but the model was trained on 192"), refused);
    assertTrue(refusal(folder.toString()).contains("holds 1 pictures"), "to train on is too few");
  }

  private Import openFor(ImageShape model, String settings) throws DataFormatException {
    Preparation preparation = Preparation.ofBytes(model.values());
    return DatasetCatalogue.open(
        folder + settings, 1, preparation, true, Optional.of(model), Checkpoint.NONE);
  }

  private List<String> notes() throws DataFormatException {
    return DatasetCatalogue.open(folder.toString(), 1, Checkpoint.NONE).notes();
  }

  private void picture(String name, int width, int height, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < width * height; p++) {
      image.setRGB(p % width, p / width, rgb);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, name.replaceFirst(".*\\.", ""), out));
    write(name, out.toByteArray());
  }

  /** Images whose planes are 1, 2 and 3 all over. */
  private static byte[] batch(int... labels) {
    byte[] batch = new byte[RECORD * labels.length];
    for (int i = 0; i < labels.length; i++) {
      batch[i * RECORD] = (byte) labels[i];
      for (int v = 0; v < RECORD - 1; v++) {
        batch[i * RECORD + 1 + v] = (byte) (1 + v / 1024);
      }
    }
    return batch;
  }

  private Path write(String name, byte[] content) throws IOException {
    Files.createDirectories(folder.resolve(name).resolveSibling("."));
    return Files.write(folder.resolve(name), content);
  }

  private static Dataset open(String address) throws DataFormatException {
    return DatasetCatalogue.open(address, 1, Checkpoint.NONE).data();
  }

  private static String refusal(String address) {
    return String.valueOf(
        assertThrows(DataFormatException.class, () -> open(address)).getMessage());
  }
}
