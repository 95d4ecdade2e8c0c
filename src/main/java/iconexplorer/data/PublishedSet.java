package iconexplorer.data;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Data sets that are too large to come along: they are fetched when a person asks for it, from
 * their makers and checked by length and SHA-256. Nothing is fetched unasked.
 */
public enum PublishedSet {
  /**
   * LeCun, Cortes, Burges. The address is the copy by the Common Visual Data Foundation.
   *
   * @see <a href="https://github.com/cvdfoundation/mnist">The MNIST database of handwritten
   *     digits</a>
   */
  MNIST(
      "MNIST",
      "Handwritten digits 0 to 9, 28 × 28 pixels: 60,000 for training, 10,000 for testing.",
      "CC BY-SA 3.0",
      idx(
          "https://storage.googleapis.com/cvdf-datasets/mnist/",
          new long[] {9_912_422, 28_881, 1_648_877, 4542},
          "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
          "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
          "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
          "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),

  /**
   * Xiao, Rasul, Vollgraf.
   *
   * @see <a href="https://github.com/zalandoresearch/fashion-mnist">Fashion-MNIST</a>
   */
  FASHION_MNIST(
      "Fashion-MNIST",
      "Ten kinds of clothes, 28 × 28 pixels: 60,000 for training, 10,000 for testing.",
      "MIT",
      idx(
          "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
          new long[] {26_421_880, 29_515, 4_422_102, 5148},
          "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
          "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
          "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
          "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),

  /**
   * Krizhevsky.
   *
   * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">The CIFAR-10 dataset</a>
   */
  CIFAR_10(
      "CIFAR-10",
      "Ten kinds of things in 32 × 32 pixels of colour: 50,000 for training, 10,000 for testing.",
      "no licence stated; its makers ask to be cited",
      List.of(
          new PublishedFile(
              URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
              170_052_171,
              "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")));

  private final String title;
  private final String description;
  private final String licence;
  private final List<PublishedFile> files;

  PublishedSet(String title, String description, String licence, List<PublishedFile> files) {
    this.title = title;
    this.description = description;
    this.licence = licence;
    this.files = files;
  }

  /** The four files of MNIST and its successors. */
  private static List<PublishedFile> idx(String folder, long[] sizes, String... sha256) {
    List<String> names =
        List.of(
            "train-images-idx3-ubyte.gz",
            "train-labels-idx1-ubyte.gz",
            "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte.gz");
    return IntStream.range(0, names.size())
        .mapToObj(f -> new PublishedFile(URI.create(folder + names.get(f)), sizes[f], sha256[f]))
        .toList();
  }

  /** The set of this id. */
  public static Optional<PublishedSet> byId(String id) {
    return Arrays.stream(values()).filter(set -> set.id().equals(id)).findFirst();
  }

  /** As it is named in a data address: {@code mnist}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Name for the screen. */
  public String title() {
    return title;
  }

  /** One sentence: what it is. */
  public String description() {
    return description;
  }

  /** What its makers allow. */
  public String licence() {
    return licence;
  }

  /** All files of it. */
  public List<PublishedFile> files() {
    return files;
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(PublishedFile::size).sum();
  }

  /** Whether all files lie in this folder with their sizes. */
  public boolean isIn(Path folder) {
    return files.stream()
        .allMatch(file -> new SourceFile(folder.resolve(file.name())).has(file.size()));
  }

  /** What to open, once the files lie in this folder. */
  public Path opened(Path folder) {
    return files.size() == 1 ? folder.resolve(files.getFirst().name()) : folder;
  }

  /**
   * Where it is kept, unless a person says otherwise: the platform's place for data of programs.
   */
  public Path folder() {
    return home().resolve("datasets").resolve(id());
  }

  /** The platform's place for data of programs. */
  static Path home() {
    return ProgramFolders.ofUser().data();
  }
}
