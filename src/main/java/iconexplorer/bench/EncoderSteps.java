package iconexplorer.bench;

import iconexplorer.bench.Workload.Family;
import iconexplorer.data.ImageShape;
import iconexplorer.encoder.Batch;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.EncoderShape;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.Optimiser;
import iconexplorer.encoder.OptimiserSpec;
import iconexplorer.matrix.Matrix;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Encoder, loss and Adam on noisy views of ten clusters in [0, 1]^784: rows 0 to B − 1 of a batch
 * are the first views, B to 2B − 1 the second.
 */
final class EncoderSteps implements Workload.Steps {

  private static final int PIXELS = 784;
  private static final int SIDE = 28;
  private static final double RATE = 1e-3;
  private static final int BATCHES = 16;
  private static final int CLASSES = 10;
  private static final double SPREAD = 0.35;
  private static final double NOISE = 0.1;

  private final Batch[] batches = new Batch[BATCHES];
  private final Matrix[] inputs = new Matrix[BATCHES];
  private final int[][] labels = new int[BATCHES][];
  private final Encoder encoder;
  private final Optimiser optimiser;
  private final BatchLoss loss;
  private int steps;

  EncoderSteps(Workload workload) {
    SplittableRandom random = new SplittableRandom(1);
    draw(random, workload.size(), workload.rows());
    boolean images = workload.family() == Family.CNN;
    EncoderShape shape =
        new EncoderShape(
            workload.rows(),
            PIXELS,
            images ? Optional.of(new ImageShape(SIDE, SIDE, 1)) : Optional.empty(),
            BatchLoss.dimension(workload.method()),
            false);
    EncoderSpec spec =
        images ? new EncoderSpec.Cnn(List.of(32, 64), 128) : new EncoderSpec.Mlp(List.of(512, 256));
    encoder = Encoder.create(spec, shape, 0);
    optimiser = Optimiser.create(new OptimiserSpec.Adam(RATE), encoder.parameters().columns());
    loss = BatchLoss.of(workload, random);
  }

  private void draw(SplittableRandom random, int items, int rows) {
    float[][] centres = new float[CLASSES][PIXELS];
    for (float[] centre : centres) {
      for (int k = 0; k < PIXELS; k++) {
        centre[k] = (float) random.nextDouble();
      }
    }
    for (int b = 0; b < BATCHES; b++) {
      labels[b] = new int[rows];
      inputs[b] = Matrix.zeros(rows, PIXELS);
      for (int i = 0; i < items; i++) {
        labels[b][i] = random.nextInt(CLASSES);
        item(random, centres[labels[b][i]], inputs[b], i, rows > items ? i + items : i);
        labels[b][rows > items ? i + items : i] = labels[b][i];
      }
      batches[b] = Batch.ofInputs(inputs[b]);
    }
  }

  /** One item near its centre, and two noisy views of it. */
  private static void item(
      SplittableRandom random, float[] centre, Matrix target, int first, int second) {
    for (int k = 0; k < PIXELS; k++) {
      double x = Math.clamp(centre[k] + SPREAD * random.nextGaussian(), 0.0, 1.0);
      target.set(first, k, (float) (x + NOISE * random.nextGaussian()));
      target.set(second, k, (float) (x + NOISE * random.nextGaussian()));
    }
  }

  @Override
  public void step() {
    int batch = steps % BATCHES;
    Matrix z = encoder.forward(batches[batch]);
    encoder.backward(loss.gradient(z, labels[batch]));
    steps++;
    optimiser.update(encoder.parameters(), encoder.gradients(), steps);
  }

  @Override
  public void close() {
    loss.close();
    optimiser.close();
    encoder.close();
    for (Matrix input : inputs) {
      input.close();
    }
  }
}
