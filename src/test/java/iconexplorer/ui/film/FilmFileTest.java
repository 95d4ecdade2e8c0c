package iconexplorer.ui.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.method.MethodTable;
import iconexplorer.training.Film;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSession;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.figure.FigurePalette;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

class FilmFileTest {
  private static final int EVERY = 5;
  private static final int STEPS = 40;

  @TempDir Path folder;

  private static TrainingSpec spec() {
    return RunPlanner.plan(
            MethodTable.byId("t-sne").orElseThrow(), DatasetCatalogue.info("iris").orElseThrow(), 7)
        .withSteps(STEPS);
  }

  /** A real run of iris, looked at after each step as the compute thread does. */
  private static FilmFile recorded() throws IOException {
    Dataset data = DatasetCatalogue.load("iris", 7);
    Film film = new Film(EVERY);
    try (TrainingSession session = new TrainingSession(1, spec(), data, event -> {})) {
      session.begin(Checkpoint.NONE);
      film.look(session, -1);
      for (int step = 0; step < STEPS; step++) {
        session.step();
        film.look(session, -1);
      }
    }
    return new FilmFile(spec(), data, film.shots(), FigurePalette.LIGHT);
  }

  @Test
  void aDecoderFindsEveryPictureWithItsDelayAndTheSameColours() throws IOException {
    Path file = folder.resolve("training.gif");
    recorded().writeGif(new FilmOptions(12, 160, true), Checkpoint.NONE, file);

    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(STEPS / EVERY + 1, reader.getNumImages(true));
      List<int[]> pictures = new ArrayList<>();
      int[] colours = null;
      List<String> comments = new ArrayList<>();
      for (int k = 0; k < reader.getNumImages(true); k++) {
        BufferedImage picture = reader.read(k);
        assertEquals(160, picture.getWidth());
        assertEquals(160, picture.getHeight());
        IIOMetadataNode root =
            (IIOMetadataNode) reader.getImageMetadata(k).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode control =
            (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
        assertEquals("8", control.getAttribute("delayTime"));
        NodeList said = root.getElementsByTagName("CommentExtension");
        for (int comment = 0; comment < said.getLength(); comment++) {
          comments.add(((IIOMetadataNode) said.item(comment)).getAttribute("value"));
        }
        int[] own = new int[256];
        ((IndexColorModel) picture.getColorModel()).getRGBs(own);
        colours = colours == null ? own : colours;
        assertTrue(Arrays.equals(colours, own), "the colours of picture " + k + " differ");
        pictures.add(picture.getRGB(0, 0, 160, 160, null, 0, 160));
      }
      assertTrue(comments.toString().contains("\"perplexity\""), "the settings are not inside");
      assertFalse(Arrays.equals(pictures.getFirst(), pictures.getLast()), "nothing moves");
      assertTrue(
          Arrays.stream(pictures.getLast()).distinct().count() > 20, "the last picture is blank");
      assertEquals(0xFFFFFFFF, pictures.getLast()[0], "the ground is the theme's own");
    } finally {
      reader.dispose();
    }
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertTrue(bytes.contains("NETSCAPE2.0"), "it does not begin anew");
  }

  @Test
  void framesAreAFolderOfPicturesByStep() throws IOException {
    Path frames = folder.resolve("frames");
    recorded().writeFrames(new FilmOptions(12, 96, false), Checkpoint.NONE, frames);
    List<String> names = new ArrayList<>();
    try (var files = Files.list(frames)) {
      files.sorted().forEach(file -> names.add(file.getFileName().toString()));
    }
    assertEquals(STEPS / EVERY + 1, names.size());
    assertEquals("frame-000000.png", names.getFirst());
    assertEquals("frame-000040.png", names.getLast());
    assertEquals(96, ImageIO.read(frames.resolve("frame-000020.png").toFile()).getWidth());
  }

  @Test
  void stepAndKlAreWrittenIntoThePicture() throws IOException {
    FilmFile film = recorded();
    film.writeFrames(new FilmOptions(12, 96, true), Checkpoint.NONE, folder.resolve("with"));
    film.writeFrames(new FilmOptions(12, 96, false), Checkpoint.NONE, folder.resolve("without"));
    assertNotEquals(
        pixels(folder.resolve("with/frame-000040.png")),
        pixels(folder.resolve("without/frame-000040.png")));
  }

  private static List<Integer> pixels(Path file) throws IOException {
    int[] pixels = ImageIO.read(file.toFile()).getRGB(0, 0, 96, 96, null, 0, 96);
    return Arrays.stream(pixels).boxed().toList();
  }

  @Test
  void aFilmThatIsCancelledLeavesNoFile() throws IOException {
    Path file = folder.resolve("training.gif");
    Checkpoint cancelled = new Checkpoint(share -> {}, () -> true);
    FilmFile film = recorded();
    assertThrows(
        CancellationException.class, () -> film.writeGif(FilmOptions.USUAL, cancelled, file));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void optionsOutsideTheirRangeAreRefusedWithValueAndRange() {
    assertEquals(
        "frames per second must be in [1, 50], got 51",
        assertThrows(IllegalArgumentException.class, () -> new FilmOptions(51, 480, true))
            .getMessage());
    assertEquals(
        "the size must be in [64, 2048] pixels, got 8",
        assertThrows(IllegalArgumentException.class, () -> new FilmOptions(12, 8, true))
            .getMessage());
  }
}
