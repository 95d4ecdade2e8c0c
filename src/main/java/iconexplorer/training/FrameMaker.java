package iconexplorer.training;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.training.Frame.Projection;
import iconexplorer.training.Laboratory.Embedding;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns an embedding into a picture: raw, in its principal plane, or on the star of its clusters.
 */
final class FrameMaker {

  private static final float[] NO_VALUES = {};

  private final Learner learner;
  private final Representation learned;
  private final Optional<PrincipalPlane> plane;

  FrameMaker(Learner learner) {
    this.learner = learner;
    learned = learner.representation();
    boolean projected = !clusters() && learned.dimension() != 2;
    plane =
        projected
            ? Optional.of(new PrincipalPlane(learned.dimension(), learner.spec().seed()))
            : Optional.empty();
  }

  private boolean clusters() {
    return learner.spec().equation().q() instanceof Clusters;
  }

  /** A frame of the embedding as far as it is up to date, with p and q of the watched item. */
  Frame make(long run) {
    int n = learner.data().size();
    float[] embedding = learner.embeddings().values();
    Optional<Frame.Neighbourhood> neighbourhood = learner.neighbourhood();
    if (clusters()) {
      return star(run, n, embedding, neighbourhood);
    }
    Assignments assignments = Assignments.toPrototypes(learner, embedding);
    float[] prototypes = drawn(learned.prototypeVectors(), embedding);
    int classes = prototypes.length / learned.dimension();
    Projection projection = new Projection.Raw();
    float[] picture = embedding;
    float[] points = learned.compared(embedding);
    if (plane.isPresent()) {
      picture = plane.get().project(joined(points, prototypes), n + classes);
      prototypes = Arrays.copyOfRange(picture, 2 * n, picture.length);
      picture = Arrays.copyOf(picture, 2 * n);
      projection = new Projection.PrincipalComponents(plane.get().explained());
    }
    return new Frame(
        run,
        learner.steps(),
        n,
        picture,
        assignments.clusters(),
        assignments.confidence(),
        projection,
        prototypes,
        neighbourhood,
        points);
  }

  /**
   * Where prototypes are drawn: where they are, unless dot products are compared. Then they are
   * directions, and only their differences count: they are drawn around the embeddings' mean and as
   * widely spread as those.
   */
  private float[] drawn(float[] prototypes, float[] embedding) {
    boolean directions =
        learner.spec().equation().q() instanceof Gaussian gaussian
            && gaussian.similarity() == Gaussian.Similarity.DOT;
    return directions && prototypes.length > 0
        ? spreadLike(embedding, prototypes, learned.dimension())
        : prototypes;
  }

  /** Vectors shifted and scaled to the mean and the spread of others, both [·, d]. */
  static float[] spreadLike(float[] others, float[] vectors, int d) {
    double[] from = mean(vectors, d);
    double[] to = mean(others, d);
    double factor = spread(others, to) / Math.max(spread(vectors, from), Float.MIN_NORMAL);
    float[] spread = new float[vectors.length];
    for (int k = 0; k < vectors.length; k++) {
      spread[k] = (float) (to[k % d] + factor * (vectors[k] - from[k % d]));
    }
    return spread;
  }

  private static double[] mean(float[] rows, int d) {
    double[] mean = new double[d];
    for (int k = 0; k < rows.length; k++) {
      mean[k % d] += rows[k] * (double) d / rows.length;
    }
    return mean;
  }

  /** The root of the mean squared distance to the mean. */
  private static double spread(float[] rows, double[] mean) {
    double squares = 0;
    for (int k = 0; k < rows.length; k++) {
      double difference = rows[k] - mean[k % mean.length];
      squares += difference * difference;
    }
    return Math.sqrt(squares * mean.length / rows.length);
  }

  private static float[] joined(float[] a, float[] b) {
    float[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }

  private Frame star(long run, int n, float[] logits, Optional<Frame.Neighbourhood> neighbourhood) {
    return star(run, learner.steps(), n, learned.dimension(), logits, neighbourhood);
  }

  private static Frame star(
      long run,
      int step,
      int n,
      int corners,
      float[] logits,
      Optional<Frame.Neighbourhood> neighbourhood) {
    float[] xy = new float[2 * n];
    Assignments assignments = Assignments.ofLogits(logits, n, corners);
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < corners; c++) {
        double angle = Math.PI / 2 - 2 * Math.PI * c / corners;
        xy[2 * i] += (float) (assignments.probability(i, c) * Math.cos(angle));
        xy[2 * i + 1] += (float) (assignments.probability(i, c) * Math.sin(angle));
      }
    }
    return new Frame(
        run,
        step,
        n,
        xy,
        assignments.clusters(),
        assignments.confidence(),
        new Projection.ClusterStar(corners),
        NO_VALUES,
        neighbourhood,
        assignments.probabilities());
  }

  /** The picture of an embedding of no run. */
  static Frame still(Embedding embedding, boolean directions) {
    int n = embedding.n();
    int d = embedding.dimension();
    if (embedding.clusters().length > 0) {
      return star(0, embedding.step(), n, d, embedding.values(), Optional.empty());
    }
    float[] points = directions ? Directions.of(embedding.values(), d) : embedding.values();
    float[] xy = points;
    Projection projection = new Projection.Raw();
    if (d != 2) {
      PrincipalPlane plane = new PrincipalPlane(d, 0);
      xy = plane.project(points, n);
      projection = new Projection.PrincipalComponents(plane.explained());
    }
    return new Frame(
        0,
        embedding.step(),
        n,
        xy,
        new int[0],
        NO_VALUES,
        projection,
        NO_VALUES,
        Optional.empty(),
        points);
  }
}
