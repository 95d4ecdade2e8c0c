package iconexplorer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.compute.ComputeThread;
import iconexplorer.encoder.ModelFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;

/** What the command line makes of a trained model, or of what somebody else trained. */
class ModelCommandsTest {
  @TempDir static Path folder;

  private static Path run;

  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    int code =
        new ModelCommandsTest()
            .run("train", "supcon", "--data", "iris", "--steps", "3", "--out", run.toString());
    assertEquals(Program.DONE, code);
  }

  private int run(String... arguments) {
    Services services =
        new Services(
            ComputeThread::new,
            window -> {
              throw new AssertionError();
            },
            (file, options) -> {
              throw new AssertionError();
            },
            seconds -> {
              throw new AssertionError();
            });
    return Program.run(
        services, new PrintWriter(new StringWriter()), new PrintWriter(err), arguments);
  }

  @Test
  void embeddingTheTrainedDataGivesTheRunsOwnEmbeddingInEachFormat() throws IOException {
    Path npy = folder.resolve("z.npy");
    assertEquals(Program.DONE, embed(run, "iris", npy));
    assertEquals(Files.size(run.resolve("embedding.npy")), Files.size(npy));
    Path csv = folder.resolve("z.csv");
    assertEquals(Program.DONE, embed(run.resolve("model.zip"), "iris", csv));
    assertArrayEquals(numbers(run.resolve("embedding.csv")), numbers(csv), 1e-5);
    Path npz = folder.resolve("z.npz");
    assertEquals(Program.DONE, embed(run, "iris", npz));
    try (ZipFile zip = new ZipFile(npz.toFile())) {
      assertTrue(zip.size() > 1);
    }
  }

  /** All that are numbers below the names of the columns. */
  private static double[] numbers(Path csv) throws IOException {
    return Files.readAllLines(csv).stream()
        .skip(1)
        .flatMap(line -> Stream.of(line.split(",")))
        .filter(value -> value.matches("[-+.0-9eE]+"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  @Test
  void onnxAppearsWhereItIsAskedFor() {
    Path file = folder.resolve("model.onnx");
    assertEquals(Program.DONE, run("export", run.toString(), "--onnx", file.toString()));
    assertTrue(Files.exists(file));
  }

  @Test
  void whatCannotBeDoneIsSaidInOneSentence() throws IOException {
    Path out = folder.resolve("refused.npy");
    assertRefused(out, "has 13 features, but the model was trained on 4", run, "wine");
    assertRefused(out, "is no model file (not a zip)", text("notes.zip"), "iris");
    assertRefused(out, "ONNX is written here, not read", text("net.onnx"), "iris");
    assertRefused(out, "there is no such file", folder.resolve("missing.zip"), "iris");
    assertRefused(folder.resolve("z.txt"), "is written as .csv, .npy or .npz", run, "iris");
    assertEquals(
        Program.BAD_INPUT, run("embed", run.toString(), "--out", out.toString()), err.toString());
    assertTrue(err.toString().contains("name the data: --data FILE"), err.toString());
  }

  @Test
  void optionsOfSomebodyElsesNetworkAreRefusedForAnOwnModel() {
    Path out = folder.resolve("own.csv");
    for (List<String> more : List.of(List.of("--layers", "2"), List.of("--scaled"))) {
      Stream<String> rest =
          Stream.of("embed", run.toString(), "--data", "iris", "--out", out.toString());
      String[] line = Stream.concat(rest, more.stream()).toArray(String[]::new);
      assertEquals(Program.BAD_INPUT, run(line));
      assertTrue(err.toString().contains("leave out --layers and --scaled"), err.toString());
      assertFalse(Files.exists(out));
    }
  }

  private void assertRefused(Path out, String complaint, Path model, String data) {
    assertEquals(Program.BAD_INPUT, embed(model, data, out), err.toString());
    assertTrue(err.toString().contains(complaint), err.toString());
    assertFalse(Files.exists(out));
  }

  private static Path text(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "nothing");
  }

  @Test
  void aRunStartsFromTheModelOfAnother() throws IOException {
    Path second = folder.resolve("second");
    String model = run.resolve("model.zip").toString();
    int code =
        run(
            "train",
            "supcon",
            "--data",
            "iris",
            "--steps",
            "1",
            "--learning-rate",
            "1e-9",
            "--seed",
            "7",
            "--start",
            model,
            "--out",
            second.toString());
    assertEquals(Program.DONE, code, err.toString());
    assertArrayEquals(
        numbers(run.resolve("embedding.csv")), numbers(second.resolve("embedding.csv")), 1e-4);
    int refused =
        run(
            "train",
            "supcon",
            "--data",
            "wine",
            "--steps",
            "1",
            "--start",
            model,
            "--out",
            folder.resolve("third").toString());
    assertEquals(Program.FAILED, refused);
    assertTrue(err.toString().contains("are not those of the run's encoder"), err.toString());
  }

  @Test
  void damageInsideAModelIsSaidBeforeARunIsToStartFromIt() throws IOException {
    byte[] bytes = Files.readAllBytes(run.resolve("model.zip"));
    bytes[bytes.length / 3] ^= 0x10;
    Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);
    Path out = folder.resolve("never");
    int code =
        run("train", "supcon", "--start", damaged.toString(), "--out", out.toString(), "--quiet");
    assertEquals(Program.BAD_INPUT, code, err.toString());
    assertTrue(
        err.toString().contains("--start: " + damaged + ": the file is damaged or cut off"),
        err.toString());
    assertFalse(Files.exists(out));
  }

  @Test
  void aNetworkOfSomebodyElseMapsTheNumbersOfTheFile() throws IOException {
    MultiLayerNetwork theirs =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list(
                    new DenseLayer.Builder().nIn(4).nOut(1).activation(Activation.IDENTITY).build())
                .build());
    theirs.init();
    theirs.params().assign(1);
    Path zip = folder.resolve("theirs.zip");
    ModelSerializer.writeModel(theirs, zip.toFile(), true);
    assertFalse(ModelFile.isOwn(zip));
    Path out = folder.resolve("sums.csv");
    assertEquals(Program.DONE, embed(zip, "iris", out), err.toString());
    List<String> lines = Files.readAllLines(out);
    assertEquals(5.1 + 3.5 + 1.4 + 0.2 + 1, Double.parseDouble(lines.get(1).split(",")[2]), 1e-4);
  }

  @Test
  void picturesAreBroughtToWhatSomebodyElsesNetworkReads() throws IOException {
    MultiLayerNetwork theirs =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list(
                    new ConvolutionLayer.Builder(6, 5)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutionalFlat(6, 5, 3))
                .build());
    theirs.init();
    theirs.params().assign(1);
    Path zip = folder.resolve("pixels.zip");
    ModelSerializer.writeModel(theirs, zip.toFile(), true);
    Path pictures = folder.resolve("pictures");
    picture(pictures.resolve("red/a.png"), 0xff0000);
    picture(pictures.resolve("white/b.png"), 0xffffff);
    Path out = folder.resolve("pixels.csv");
    String data = pictures.toString();
    assertEquals(
        Program.DONE,
        run("embed", zip.toString(), "--data", data, "--scaled", "--out", out.toString()),
        err.toString());
    assertArrayEquals(new double[] {6 * 5 + 1, 6 * 5 * 3 + 1}, outputs(out), 1e-3);
    assertEquals(Program.DONE, embed(zip, data, out), err.toString());
    assertArrayEquals(new double[] {255 * 6 * 5 + 1, 255 * 6 * 5 * 3 + 1}, outputs(out), 1);
  }

  private static void picture(Path file, int colour) throws IOException {
    BufferedImage image = new BufferedImage(20, 16, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 20, 16, IntStream.generate(() -> colour).limit(320).toArray(), 0, 20);
    Files.createDirectories(file.resolveSibling("."));
    assertTrue(ImageIO.write(image, "png", file.toFile()));
  }

  private static double[] outputs(Path csv) throws IOException {
    return Files.readAllLines(csv).stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",")[2]))
        .toArray();
  }

  private int embed(Path model, String data, Path out) {
    return run("embed", model.toString(), "--data", data, "--out", out.toString());
  }
}
