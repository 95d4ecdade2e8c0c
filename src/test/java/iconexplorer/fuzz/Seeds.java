package iconexplorer.fuzz;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.encoder.ModelPart;
import iconexplorer.encoder.SavedModel;
import iconexplorer.encoder.SavedModelFile;
import iconexplorer.export.EmbeddingNpz;
import iconexplorer.export.NumpyFile;
import iconexplorer.export.RunConfig;
import iconexplorer.method.MethodTable;
import iconexplorer.session.KeptRun;
import iconexplorer.session.SessionFile;
import iconexplorer.session.SessionFolder;
import iconexplorer.session.SessionState;
import iconexplorer.training.Laboratory.Embedding;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunState;
import iconexplorer.training.RunTimes;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSpec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;

/** A small whole file of each kind; also a program that writes them as a corpus. */
final class Seeds {
  private Seeds() {}

  /** Writes one file for each reader: FOLDER/csv/seed, … */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    for (Reader reader : Reader.values()) {
      Path folder = Files.createDirectories(root.resolve(reader.id()));
      Files.write(folder.resolve("seed"), of(reader));
    }
  }

  /** Whole files beside the one that is damaged, where one alone is no data set. */
  static void prepare(Reader reader, Path folder) throws IOException {
    if (reader == Reader.WAV) {
      Files.createDirectories(folder.resolve("sounds"));
      Files.write(folder.resolve("sounds/0_x_0.wav"), wav());
    } else if (reader == Reader.PICTURE) {
      for (int i = 0; i < 12; i++) {
        Path file = folder.resolve("pictures/" + (i % 2 == 0 ? "a" : "b") + "/" + (i + 2) + ".png");
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, picture());
      }
    }
  }

  static byte[] of(Reader reader) throws IOException {
    Path folder = Files.createTempDirectory("seed");
    return switch (reader) {
      case CSV -> utf8("a,\"b c\",n,kind\n" + "1.5,-2e3,,x\n3,4,5,\"y \"\"z\"\"\"\n".repeat(4));
      case TSV -> utf8("a\tb\tkind\n" + "1.5\t-2e3\tx\n3\t4\ty\n".repeat(4));
      case LIBSVM -> utf8("1 1:0.5 3:2 # first\n-1 2:1e-3\n1 1:7 2:8 3:9\n");
      case EDGES -> utf8("from,to\n1,2\n2,3,0.5\n3,4\n");
      case IDX -> idx();
      case CIFAR -> new byte[2 * 3073];
      case NPY -> {
        NumpyFile.write(folder.resolve("x.npy"), new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, 2);
        yield Files.readAllBytes(folder.resolve("x.npy"));
      }
      case NPZ -> npz(folder);
      case GZIP -> gzip(of(Reader.CSV));
      case TAR -> tar(of(Reader.WAV));
      case TAR_GZ -> gzip(of(Reader.TAR));
      case WAV -> wav();
      case PICTURE -> picture();
      case CONFIG -> utf8(RunConfig.of(spec(), iris()).text());
      case SESSION -> session(folder);
      case SESSION_JSON -> {
        new SessionFolder(folder).write(state());
        yield Files.readAllBytes(folder.resolve("session.json"));
      }
      case RUN -> run();
      case MODEL -> model();
      case LAYERS -> utf8(network().getLayerWiseConfigurations().toJson());
    };
  }

  private static Dataset iris() {
    return DatasetCatalogue.load("iris", 0);
  }

  private static TrainingSpec spec() {
    return RunPlanner.plan(
        MethodTable.byId("infonce").orElseThrow(), DatasetCatalogue.info("iris").orElseThrow(), 42);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] idx() {
    byte[] bytes = new byte[16 + 5 * 9];
    ByteBuffer.wrap(bytes).putInt(0x803).putInt(5).putInt(3).putInt(3);
    return bytes;
  }

  private static byte[] npz(Path folder) throws IOException {
    Path file = folder.resolve("x.npz");
    EmbeddingNpz.write(file, new Embedding(1, 150, 1, new float[150], new int[0]), iris());
    return Files.readAllBytes(file);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] wav() {
    ByteBuffer wav = ByteBuffer.allocate(44 + 800).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(utf8("RIFF")).putInt(836).put(utf8("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16_000);
    wav.putShort((short) 2).putShort((short) 16).put(utf8("data")).putInt(800);
    for (int i = 0; i < 400; i++) {
      wav.putShort((short) (9000 * Math.sin(i / 3.0)));
    }
    return wav.array();
  }

  private static byte[] tar(byte[] wav) {
    int blocks = (wav.length + 511) / 512;
    ByteBuffer tar = ByteBuffer.allocate(2 * 512 * (1 + blocks) + 1024);
    for (int entry = 0; entry < 2; entry++) {
      int start = entry * 512 * (1 + blocks);
      byte[] head = new byte[512];
      put(head, 0, entry + "_x_0.wav");
      put(head, 100, "0000644\0");
      put(head, 124, "%011o".formatted(wav.length));
      put(head, 148, "        ");
      head[156] = '0';
      put(head, 257, "ustar\00000");
      int sum = 0;
      for (byte b : head) {
        sum += b & 255;
      }
      put(head, 148, "%06o\0 ".formatted(sum));
      tar.put(start, head).put(start + 512, wav);
    }
    return tar.array();
  }

  private static void put(byte[] head, int at, String text) {
    byte[] bytes = utf8(text);
    System.arraycopy(bytes, 0, head, at, bytes.length);
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB), "png", png);
    return png.toByteArray();
  }

  private static SessionState state() {
    KeptRun run =
        new KeptRun(
            "1-1.run",
            spec(),
            RunState.RUNNING,
            "",
            false,
            List.of(new TrainingEvent.Noted(0, "a remark")),
            Optional.of(RunTimes.of(Instant.EPOCH, Duration.ofSeconds(3))));
    return new SessionState(
        Instant.EPOCH, false, false, List.of(run), 0, "p/q", "sne", "", 42, Map.of("a", "b"));
  }

  private static byte[] session(Path root) throws IOException {
    SessionFolder folder = new SessionFolder(root.resolve("folder"));
    folder.make();
    Files.write(folder.file("1-1.run"), run());
    SessionFile.write(root.resolve("a.icon"), folder, state());
    return Files.readAllBytes(root.resolve("a.icon"));
  }

  private static byte[] run() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SavedModelFile.write(
        out,
        new SavedModel(
            "{}",
            new float[] {1, 2, 3},
            Map.of(ModelPart.PROTOTYPES, new float[] {4}),
            List.of(new float[] {5, 6}, new float[0])));
    return out.toByteArray();
  }

  /** As DL4J writes coefficients: the buffer of the shape, then that of the values. */
  /** A convolution of images of 2 × 2 pixels and a layer that tells two classes. */
  private static MultiLayerNetwork network() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list(
                    new ConvolutionLayer.Builder(2, 2).nOut(1).build(),
                    new OutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutionalFlat(2, 2, 1))
                .build());
    network.init();
    return network;
  }

  /** A zip as DL4J writes it, of that network's parameters and these layers. */
  static byte[] network(byte[] configuration) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("configuration.json"));
      zip.write(configuration);
      zip.putNextEntry(new ZipEntry("coefficients.bin"));
      int count = 9;
      DataOutputStream data = new DataOutputStream(zip);
      data.writeUTF("MIXED_DATA_TYPES");
      data.writeLong(2);
      data.writeUTF("LONG");
      data.writeLong(1);
      data.writeLong(count);
      data.writeUTF("MIXED_DATA_TYPES");
      data.writeLong(count);
      data.writeUTF("FLOAT");
      for (int i = 0; i < count; i++) {
        data.writeFloat(i);
      }
      data.flush();
    }
    return bytes.toByteArray();
  }

  private static byte[] model() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("configuration.json"));
      zip.write(utf8("{}"));
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(utf8("{\"format\": 1}"));
      zip.putNextEntry(new ZipEntry("coefficients.bin"));
      DataOutputStream data = new DataOutputStream(zip);
      data.writeUTF("MIXED_DATA_TYPES");
      data.writeLong(2);
      data.writeUTF("LONG");
      data.writeLong(1);
      data.writeLong(3);
      data.writeUTF("MIXED_DATA_TYPES");
      data.writeLong(3);
      data.writeUTF("FLOAT");
      for (int i = 0; i < 3; i++) {
        data.writeFloat(i);
      }
      data.flush();
      zip.putNextEntry(new ZipEntry("optimiser.bin"));
      data = new DataOutputStream(zip);
      data.writeInt(1);
      data.writeInt(2);
      data.writeFloat(1);
      data.writeFloat(2);
      data.flush();
    }
    return bytes.toByteArray();
  }
}
