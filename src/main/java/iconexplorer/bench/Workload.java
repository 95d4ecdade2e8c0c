package iconexplorer.bench;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something whose steps per second are counted, by the names that peers report it under.
 *
 * @param family {@code icon} (encoder, loss and Adam), {@code full} (free points in the plane, all
 *     at once) or {@code cnn}
 * @param method the loss, or the shape of the plane's equation
 * @param size items of a batch, each seen twice but for {@code xent}; in a plane the number of
 *     points
 */
public record Workload(Family family, String method, int size) {

  /** Which encoder the loss stands on. */
  public enum Family {
    /** MLP 784-512-256-d, forward, loss, backward and Adam. */
    ICON,
    /** Free points in the plane, full batch, Adam. */
    FULL,
    /**
     * The plane of SNE and t-SNE under a sparse p of 90 neighbours: all pairs up to 20 000 points,
     * a grid beyond.
     */
    MANY,
    /** Two convolutions of 32 and 64 channels on 28×28 and one dense layer; InfoNCE and Adam. */
    CNN;

    /** Whether free points are moved, all at once. */
    public boolean isPlane() {
      return this == FULL || this == MANY;
    }

    /** The name in reports. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int[] BATCHES = {256, 512, 1024};
  private static final int[] POINTS = {1797, 5000};
  private static final int[] MANY_POINTS = {20_000, 70_000};

  /** All workloads that a peer can be asked for, in the order of their families. */
  public static Stream<Workload> all(Family family) {
    return switch (family) {
      case ICON ->
          IntStream.of(BATCHES)
              .boxed()
              .flatMap(batch ->
                  Stream.of(
                          "infonce",
                          "supcon",
                          "tsimcne",
                          "cluster10",
                          "cluster64",
                          "xent",
                          "encoder")
                      .map(method -> new Workload(family, method, batch)));
      case FULL ->
          IntStream.of(POINTS)
              .boxed()
              .flatMap(n ->
                  Stream.of("sne", "tsne_row", "tsne_joint")
                      .map(method -> new Workload(family, method, n)));
      case MANY ->
          IntStream.of(MANY_POINTS)
              .boxed()
              .flatMap(n ->
                  Stream.of("sne", "tsne_joint").map(method -> new Workload(family, method, n)));
      case CNN -> Stream.of(new Workload(family, "infonce", BATCHES[0]));
    };
  }

  /** Rows that the encoder maps in a step; the points of {@code full}. */
  public int rows() {
    return family.isPlane() || method.equals("xent") ? size : 2 * size;
  }

  /** Whether the I-Con authors' repository has kernels for it. */
  public boolean hasAuthorsLoss() {
    return family == Family.ICON && !method.equals("xent") && !method.equals("encoder");
  }

  /** Ready to step; the workload's memory is freed by closing it. */
  Steps open() {
    return switch (family) {
      case ICON, CNN -> new EncoderSteps(this);
      case FULL -> PlaneSteps.ofDense(method, size);
      case MANY -> PlaneSteps.ofNeighbours(method, size);
    };
  }

  /** What is timed. */
  interface Steps extends AutoCloseable {
    /** One update, whole. */
    void step();

    @Override
    void close();
  }
}
