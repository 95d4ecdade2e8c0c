package iconexplorer.training;

import iconexplorer.encoder.Batch;
import iconexplorer.encoder.DenseEncoder;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.EncoderShape;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.encoder.ModelPart;
import iconexplorer.encoder.Optimiser;
import iconexplorer.matrix.Matrix;
import java.util.List;
import java.util.Optional;

/**
 * Keys of a slowly moving copy of the encoder, which no gradient reaches, and a predictor that the
 * queries pass.
 *
 * <pre>copy ← m · copy + (1 − m) · encoder,  m from the spec's value to 1 along a half cosine</pre>
 *
 * @see <a href="https://arxiv.org/abs/2104.02057">Chen, Xie &amp; He, MoCo v3, 2021, algorithm
 *     1</a>
 */
final class MomentumTower implements CandidateTower {

  private final Encoder encoder;
  private final Encoder copy;
  private final DenseEncoder predictor;
  private final Optimiser optimiser;
  private final double momentum;
  private final int plannedSteps;
  private final Matrix keys;
  private final Matrix embeddingGradient;

  /**
   * @param encoder what the copy follows
   * @param shape of the encoder
   * @param rows N of a batch
   */
  MomentumTower(Encoder encoder, EncoderShape shape, TrainingSpec spec, int rows) {
    this.encoder = encoder;
    momentum = spec.ema();
    plannedSteps = spec.steps();
    copy = Encoder.create(spec.encoder(), shape, spec.seed());
    copy.parameters().copyFrom(encoder.parameters());
    int d = shape.outputs();
    predictor =
        DenseEncoder.mlp(
            new EncoderSpec.Mlp(List.of(2 * d)),
            new EncoderShape(1, d, Optional.empty(), d, false),
            spec.seed() + 4);
    optimiser = Optimiser.create(spec.optimiser(), predictor.parameters().columns());
    keys = Matrix.zeros(rows, d);
    embeddingGradient = Matrix.zeros(rows, d);
  }

  @Override
  public Matrix candidates(Batch batch) {
    copy.evaluate(batch, keys);
    return keys;
  }

  @Override
  public Matrix anchors(Matrix embeddings) {
    return predictor.forward(Batch.ofInputs(embeddings));
  }

  @Override
  public Matrix embeddingGradient(Matrix gradient) {
    predictor.backward(gradient, embeddingGradient);
    return embeddingGradient;
  }

  @Override
  public void update(Matrix candidateGradient, int step) {
    optimiser.update(predictor.parameters(), predictor.gradients(), step);
    follow((float) momentumAt(step));
  }

  /** m at a step: 1 at the end of the run. */
  private double momentumAt(int step) {
    double progress = Math.min(1, (double) step / plannedSteps);
    return 1 - (1 - momentum) * (Math.cos(Math.PI * progress) + 1) / 2;
  }

  private void follow(float kept) {
    Matrix slow = copy.parameters();
    Matrix fast = encoder.parameters();
    for (int k = 0; k < slow.columns(); k++) {
      slow.set(0, k, kept * slow.get(0, k) + (1 - kept) * fast.get(0, k));
    }
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part(ModelPart.MOMENTUM, copy.network(), copy.parameters()),
        new Part(ModelPart.PREDICTOR, predictor.network(), predictor.parameters()));
  }

  @Override
  public Optimiser optimiser() {
    return optimiser;
  }

  @Override
  public void close() {
    copy.close();
    predictor.close();
    optimiser.close();
    keys.close();
    embeddingGradient.close();
  }
}
