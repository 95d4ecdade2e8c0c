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
 * Keys of a slowly moving copy of the encoder, which no gradient reaches. Where views are compared,
 * queries pass a predictor first; where clusters are, the copy is a teacher of the same form.
 *
 * <pre>copy ← m · copy + (1 − m) · encoder,  m from the spec's value to 1 along a half cosine</pre>
 *
 * @see <a href="https://arxiv.org/abs/2104.02057">Chen, Xie &amp; He, MoCo v3, 2021, algorithm
 *     1</a>
 * @see <a href="https://arxiv.org/abs/2303.17896">Adaloglou et al., TEMI, 2023, §3, of the
 *     teacher</a>
 */
final class MomentumTower implements CandidateTower {

  private final Encoder encoder;
  private final Encoder copy;
  private final Optional<Predictor> predictor;
  private final double momentum;
  private final int plannedSteps;
  private final Matrix keys;

  /** What stands between queries and keys. */
  private record Predictor(DenseEncoder network, Optimiser optimiser, Matrix embeddingGradient) {

    static Predictor create(TrainingSpec spec, int d, int rows) {
      DenseEncoder network =
          DenseEncoder.mlp(
              new EncoderSpec.Mlp(List.of(2 * d)),
              new EncoderShape(1, d, Optional.empty(), d, false),
              spec.seed() + 4);
      return new Predictor(
          network,
          Optimiser.create(spec.optimiser(), network.parameters().columns()),
          Matrix.zeros(rows, d));
    }

    Matrix backward(Matrix gradient) {
      network.backward(gradient, embeddingGradient);
      return embeddingGradient;
    }

    void close() {
      network.close();
      optimiser.close();
      embeddingGradient.close();
    }
  }

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
    follow();
    int d = shape.outputs();
    predictor =
        spec.equation().p().views() > 1
            ? Optional.of(Predictor.create(spec, d, rows))
            : Optional.empty();
    keys = Matrix.zeros(rows, d);
  }

  @Override
  public void follow() {
    copy.parameters().copyFrom(encoder.parameters());
  }

  @Override
  public Matrix candidates(Batch batch) {
    copy.evaluate(batch, keys);
    return keys;
  }

  @Override
  public Matrix anchors(Matrix embeddings) {
    return predictor
        .map(between -> between.network().forward(Batch.ofInputs(embeddings)))
        .orElse(embeddings);
  }

  @Override
  public Matrix embeddingGradient(Matrix gradient) {
    return predictor.map(between -> between.backward(gradient)).orElse(gradient);
  }

  @Override
  public void update(Matrix candidateGradient, int step) {
    predictor.ifPresent(between ->
        between
            .optimiser()
            .update(between.network().parameters(), between.network().gradients(), step));
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
    Part slow = new Part(ModelPart.MOMENTUM, copy.network(), copy.parameters());
    return predictor
        .map(Predictor::network)
        .map(network ->
            List.of(slow, new Part(ModelPart.PREDICTOR, network.network(), network.parameters())))
        .orElse(List.of(slow));
  }

  @Override
  public Optional<Optimiser> optimiser() {
    return predictor.map(Predictor::optimiser);
  }

  @Override
  public void close() {
    copy.close();
    predictor.ifPresent(Predictor::close);
    keys.close();
  }
}
