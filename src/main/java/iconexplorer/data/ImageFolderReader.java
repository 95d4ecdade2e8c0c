package iconexplorer.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A folder of pictures (PNG, JPEG, GIF, BMP), one sub-folder per class; without sub-folders there
 * are no labels. All are brought to squares of one size: their own where they share one of at most
 * 64 × 64 pixels, else 32 × 32 or what was asked for. Where all are grey there is one channel. What
 * is transparent is white. A model that reads the pictures settles their shape.
 */
final class ImageFolderReader {
  private static final String PICTURE = ".*\\.(png|jpe?g|gif|bmp)";

  /** Pictures that Java decodes none of, or not everywhere. */
  private static final String UNREAD =
      ".*\\.(webp|tiff?|heic|heif|avif|jxl|jp2|svg|ico|tga|psd|p[bgnp]m)";

  private static final int USUAL_SIDE = 32;
  private static final int GREATEST_OWN_SIDE = 64;
  private static final int GREATEST_SIDE = 512;
  private static final int MOST_PICTURES = 1_000_000;
  private static final long MOST_BYTES = 1L << 28;
  private static final long MOST_PIXELS = 100_000_000;

  /** Luminance, ITU-R BT.601. */
  private static final float RED = 0.299f;

  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  /** A file that is no picture is left out; this share of them and it is the wrong folder. */
  private static final double MOST_BROKEN = 0.1;

  private final SourceFile folder;
  private final List<Path> files;
  private final List<String> broken = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();

  /** Of the pictures that were read, in the list of all. */
  private final List<Integer> numbers = new ArrayList<>();

  private ImageFolderReader(SourceFile folder, List<Path> files) {
    this.folder = folder;
    this.files = files;
  }

  /** Whether this folder or one right inside it holds pictures. */
  static boolean isFolderOfImages(Path folder) {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.limit(10_000).anyMatch(file -> isNamed(file, PICTURE));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /**
   * @param side pixels of a side, as asked for
   * @param reads what a trained model reads, to which they are brought where no side is asked for
   */
  static Import read(SourceFile folder, Optional<String> side, Optional<ImageShape> reads)
      throws DataFormatException {
    Optional<ImageShape> model =
        reads.filter(shape -> shape.channels() == 1 || shape.channels() == 3);
    List<Path> files = found(folder, PICTURE);
    if (files.size() > MOST_PICTURES) {
      throw folder.refuse(
          "holds more than %,d pictures; take a part of them".formatted(MOST_PICTURES));
    }
    ImageFolderReader reader = new ImageFolderReader(folder, files);
    if (side.isPresent()) {
      int given = reader.side(side.get());
      return reader.read(given, given, model);
    }
    if (model.isPresent()) {
      return reader.read(model.get().width(), model.get().height(), model);
    }
    int own = reader.ownSide();
    return reader.read(own, own, model);
  }

  private static List<Path> found(SourceFile folder, String pattern) throws DataFormatException {
    try (Stream<Path> files = Files.walk(folder.path(), 2)) {
      return files
          .filter(file -> isNamed(file, pattern))
          .limit(MOST_PICTURES + 1L)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw folder.refuse("cannot be opened; check the folder");
    }
  }

  private static boolean isNamed(Path file, String pattern) {
    String name = new SourceFile(file).name();
    return name.toLowerCase(Locale.ROOT).matches(pattern) && !name.startsWith("._");
  }

  private int side(String text) throws DataFormatException {
    int side = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (side < 4 || side > GREATEST_SIDE) {
      throw folder.refuse(
          "cannot be brought to a side of '%s' pixels; choose 4 to %d"
              .formatted(SourceFile.abbreviated(text), GREATEST_SIDE));
    }
    return side;
  }

  /** The side that the first pictures share, where it is small enough. */
  private int ownSide() throws DataFormatException {
    int side = 0;
    for (Path file : files.subList(0, Math.min(50, files.size()))) {
      Optional<BufferedImage> picture = picture(file);
      if (picture.isPresent()) {
        int width = picture.get().getWidth();
        boolean fits = width == picture.get().getHeight() && (side == 0 || side == width);
        if (!fits || width > GREATEST_OWN_SIDE || width < 4) {
          broken.clear();
          return USUAL_SIDE;
        }
        side = width;
      }
    }
    broken.clear();
    return side == 0 ? USUAL_SIDE : side;
  }

  /** One picture is enough for a model that is there. */
  private Import read(int width, int height, Optional<ImageShape> model)
      throws DataFormatException {
    int pixels = width * height;
    folder.requireRoomFor(files.size(), 3L * pixels);
    float[] features = new float[files.size() * 3 * pixels];
    boolean resized = false;
    boolean coloured = false;
    int n = 0;
    for (int f = 0; f < files.size(); f++) {
      folder.checkpoint().reached(f / (double) files.size());
      Optional<BufferedImage> picture = picture(files.get(f));
      if (picture.isPresent()) {
        resized |= picture.get().getWidth() != width || picture.get().getHeight() != height;
        coloured |= write(brought(picture.get(), width, height), features, n * 3 * pixels);
        labels.add(label(files.get(f)));
        numbers.add(f);
        n++;
      }
    }
    if (n < (model.isPresent() ? 1 : 2) || broken.size() > MOST_BROKEN * files.size()) {
      throw folder.refuse(
          "holds %d pictures that can be read and %d that cannot%s; choose a folder of pictures"
              .formatted(
                  n, broken.size(), broken.isEmpty() ? "" : ", such as " + broken.getFirst()));
    }
    int channels = model.map(ImageShape::channels).orElse(coloured ? 3 : 1);
    boolean greyed = coloured && channels == 1;
    if (greyed) {
      grey(features, n, pixels);
    }
    ImageShape shape = new ImageShape(height, width, channels);
    return result(packed(features, n, pixels, channels), shape, n, resized, greyed);
  }

  /** Writes luminance in the place of red. */
  private static void grey(float[] features, int n, int pixels) {
    for (int i = 0; i < n; i++) {
      int red = 3 * i * pixels;
      for (int p = red; p < red + pixels; p++) {
        features[p] =
            RED * features[p] + GREEN * features[p + pixels] + BLUE * features[p + 2 * pixels];
      }
    }
  }

  private Import result(float[] features, ImageShape shape, int n, boolean resized, boolean greyed)
      throws DataFormatException {
    ClassLabels classes = ClassLabels.of(labels);
    boolean labelled = classes.names().size() > 1;
    ClassLabels.requireFew(folder, "the folder", classes.names().size());
    List<String> notes = new ArrayList<>();
    if (resized) {
      notes.add(
          "%s brought to %d × %d pixels."
              .formatted(
                  n == 1 ? "The picture was" : "The %,d pictures were".formatted(n),
                  shape.width(),
                  shape.height()));
    }
    if (greyed) {
      notes.add("Colours were made grey, as the model reads them.");
    }
    UnreadFiles.note(
            found(folder, UNREAD).stream().map(file -> new SourceFile(file).name()).toList(), "PNG")
        .ifPresent(notes::add);
    if (!broken.isEmpty()) {
      notes.add(
          "%,d files are no pictures that can be read and were left out, such as %s."
              .formatted(broken.size(), broken.getFirst()));
    }
    return new Import(
        new Dataset(
                folder.id(),
                folder.name(),
                n,
                shape.values(),
                features,
                labelled ? classes.labels() : new int[0],
                labelled ? classes.names() : List.of(),
                Optional.of(shape))
            .withPreparation(Preparation.ofBytes(shape.values()))
            .withOrigin(origin()),
        notes);
  }

  private Origin origin() {
    Origin all = new Origin(new Origin.Files(folder.path(), files));
    return numbers.size() == files.size()
        ? all
        : all.subset(numbers.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The name of the sub-folder; that of the whole folder for what lies directly in it. */
  private String label(Path file) {
    Path parent = file.getParent();
    return parent == null ? "" : new SourceFile(parent).name();
  }

  /** Decodes a picture without temporary files; empty where it is none. */
  private Optional<BufferedImage> picture(Path file) {
    try {
      if (Files.size(file) <= MOST_BYTES) {
        Optional<BufferedImage> decoded = decoded(Files.readAllBytes(file));
        if (decoded.isPresent()) {
          return decoded;
        }
      }
    } catch (IOException | RuntimeException e) {
      // Damaged pictures make the decoders throw all kinds; what counts is that it is none.
    }
    broken.add(SourceFile.abbreviated(new SourceFile(file).name()));
    return Optional.empty();
  }

  private static Optional<BufferedImage> decoded(byte[] content) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        boolean bearable = (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS;
        return bearable ? Optional.ofNullable(reader.read(0)) : Optional.empty();
      } finally {
        reader.dispose();
      }
    }
  }

  /** Halves until the last step is less than a half, so that no pixel is passed over. */
  private static BufferedImage brought(BufferedImage picture, int width, int height) {
    BufferedImage current = picture;
    int across = picture.getWidth();
    int down = picture.getHeight();
    do {
      across = Math.max(width, across / 2);
      down = Math.max(height, down / 2);
      current = scaled(current, across, down);
    } while (across > width || down > height);
    return current;
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
    } finally {
      graphics.dispose();
    }
    return result;
  }

  /** Writes planes of red, green and blue; says whether any pixel is not grey. */
  private static boolean write(BufferedImage picture, float[] features, int offset) {
    int width = picture.getWidth();
    int pixels = width * picture.getHeight();
    boolean coloured = false;
    for (int p = 0; p < pixels; p++) {
      int rgb = picture.getRGB(p % width, p / width);
      int red = rgb >> 16 & 0xff;
      int green = rgb >> 8 & 0xff;
      int blue = rgb & 0xff;
      coloured |= red != green || green != blue;
      features[offset + p] = red / 255f;
      features[offset + pixels + p] = green / 255f;
      features[offset + 2 * pixels + p] = blue / 255f;
    }
    return coloured;
  }

  /** The first n images; of grey ones the first plane. */
  private static float[] packed(float[] features, int n, int pixels, int channels) {
    if (features.length == n * 3 * pixels && channels == 3) {
      return features;
    }
    float[] packed = new float[n * channels * pixels];
    IntStream.range(0, n)
        .forEach(i ->
            System.arraycopy(
                features, i * 3 * pixels, packed, i * channels * pixels, channels * pixels));
    return packed;
  }
}
