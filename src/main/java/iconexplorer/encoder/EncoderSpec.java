package iconexplorer.encoder;

import iconexplorer.data.ImageShape;
import java.util.List;

/** What maps an item to its embedding, as a plan; the output dimension d is given beside it. */
public sealed interface EncoderSpec {

  /** One free row of parameters for each item: nothing is shared, nothing generalises. */
  record LookupTable() implements EncoderSpec {}

  /** One affine map. */
  record Linear() implements EncoderSpec {}

  /**
   * A rotation and a projection: one linear map with orthonormal rows and no offset, so that no
   * distance grows.
   */
  record Orthonormal() implements EncoderSpec {}

  /**
   * Affine maps with ReLU between them.
   *
   * @param hidden widths of the hidden layers, each at least 1
   * @param projection width of the projection head's hidden layer, 0 without a head
   */
  record Mlp(List<Integer> hidden, int projection) implements EncoderSpec {
    public Mlp {
      requireProjection(projection);
      hidden = widths("hidden widths", hidden);
    }

    /** Without a projection head. */
    public Mlp(List<Integer> hidden) {
      this(hidden, 0);
    }
  }

  /**
   * 3×3 convolutions with ReLU and 2×2 maximum pooling, then dense layers with ReLU; for images
   * only.
   *
   * @param channels output channels of the convolutions, each at least 1
   * @param dense widths of the dense layers, each at least 1
   * @param projection width of the projection head's hidden layer, 0 without a head
   * @param normalised whether each convolution is followed by batch normalisation
   */
  record Cnn(List<Integer> channels, List<Integer> dense, int projection, boolean normalised)
      implements EncoderSpec {
    public Cnn {
      requireProjection(projection);
      channels = widths("channels", channels);
      dense = widths("dense widths", dense);
    }

    /** With one dense layer, without a projection head or batch normalisation. */
    public Cnn(List<Integer> channels, int dense) {
      this(channels, List.of(dense), 0, false);
    }
  }

  private static List<Integer> widths(String name, List<Integer> widths) {
    if (widths.isEmpty() || widths.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + widths);
    }
    return List.copyOf(widths);
  }

  private static void requireProjection(int width) {
    if (width < 0) {
      throw new IllegalArgumentException("projection must be at least 0, got " + width);
    }
  }

  /**
   * Width of the hidden layer of a projection head: two more layers after the last hidden one,
   * whose outputs are compared while what comes before them is the representation. 0 without a
   * head.
   *
   * @see <a href="https://arxiv.org/abs/2002.05709">Chen et al., SimCLR, 2020, §2.1</a>
   */
  default int projection() {
    return 0;
  }

  /**
   * The same encoder with another projection head.
   *
   * @param width 0 for none
   * @throws IllegalArgumentException where the encoder has no hidden layer to project from
   */
  default EncoderSpec withProjection(int width) {
    return switch (this) {
      case Mlp mlp -> new Mlp(mlp.hidden(), width);
      case Cnn cnn -> new Cnn(cnn.channels(), cnn.dense(), width, cnn.normalised());
      case LookupTable table -> withoutProjection(width);
      case Linear linear -> withoutProjection(width);
      case Orthonormal orthonormal -> withoutProjection(width);
    };
  }

  private EncoderSpec withoutProjection(int width) {
    if (width != 0) {
      throw new IllegalArgumentException("a projection head needs hidden layers: use mlp or cnn");
    }
    return this;
  }

  /**
   * Parameters of the encoder, before it is made.
   *
   * @param shape what it reads and writes
   */
  default long parameters(EncoderShape shape) {
    return switch (this) {
      case LookupTable table -> (long) shape.items() * shape.outputs();
      case Linear linear -> affine(List.of(shape.inputs(), shape.outputs()));
      case Orthonormal orthonormal -> affine(List.of(shape.inputs(), shape.outputs()));
      case Mlp mlp ->
          affine(
              DenseLayers.widths(shape.inputs(), mlp.hidden(), mlp.projection(), shape.outputs()));
      case Cnn cnn -> {
        ImageShape image = shape.image().orElse(new ImageShape(1, 1, shape.inputs()));
        long convolutions = 0;
        int in = image.channels();
        for (int out : cnn.channels()) {
          long values = cnn.normalised() ? NormalisedStage.size(in, out) : 9L * in * out + out;
          convolutions = Math.addExact(convolutions, values);
          in = out;
        }
        int poolings = Math.min(cnn.channels().size(), Integer.SIZE - 1);
        int pixels = (image.height() >> poolings) * (image.width() >> poolings);
        int flat = Math.multiplyExact(in, pixels);
        yield convolutions
            + affine(DenseLayers.widths(flat, cnn.dense(), cnn.projection(), shape.outputs()));
      }
    };
  }

  /** W and b of layers between these widths. */
  private static long affine(List<Integer> widths) {
    long sum = 0;
    for (int i = 1; i < widths.size(); i++) {
      sum = Math.addExact(sum, AffineLayer.size(widths.get(i - 1), widths.get(i)));
    }
    return sum;
  }

  /**
   * The same kind of encoder for the other modality; an MLP where a CNN would find no image.
   *
   * @param image whether that modality is images
   */
  default EncoderSpec forModality(boolean image) {
    return this instanceof Cnn && !image ? byId("mlp") : this;
  }

  /** The name in files and on the command line. */
  default String id() {
    return switch (this) {
      case LookupTable table -> "lookup-table";
      case Linear linear -> "linear";
      case Orthonormal orthonormal -> "orthonormal";
      case Mlp mlp -> "mlp";
      case Cnn cnn -> "cnn";
    };
  }

  /** The name a person reads. */
  default String title() {
    return switch (this) {
      case LookupTable table -> "lookup table";
      case Linear linear -> "linear";
      case Orthonormal orthonormal -> "orthonormal";
      case Mlp mlp -> "MLP";
      case Cnn cnn -> "CNN";
    };
  }

  /** The encoder with this id, at its usual size. */
  static EncoderSpec byId(String id) {
    return switch (id) {
      case "lookup-table" -> new LookupTable();
      case "linear" -> new Linear();
      case "orthonormal" -> new Orthonormal();
      case "mlp" -> new Mlp(List.of(256, 128));
      case "cnn" -> new Cnn(List.of(16, 32), 128);
      default ->
          throw new IllegalArgumentException(
              "unknown encoder \"" + id + "\": use lookup-table, linear, orthonormal, mlp or cnn");
    };
  }
}
