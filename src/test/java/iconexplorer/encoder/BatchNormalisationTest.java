package iconexplorer.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.ImageShape;
import iconexplorer.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Convolutions with batch normalisation against DL4J's and against central differences. */
class BatchNormalisationTest {

  private static final int OUTPUTS = 3;

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(List.of(5), 4, 1),
        Arguments.of(List.of(4, 17), 8, 3),
        Arguments.of(List.of(16, 32), 7, 1),
        Arguments.of(List.of(3, 4, 5), 9, 2));
  }

  private static Encoder encoder(List<Integer> channels, int size, int colours) {
    ImageShape image = new ImageShape(size, size, colours);
    return Encoder.create(
        new EncoderSpec.Cnn(channels, List.of(6), 0, true),
        new EncoderShape(10, image.values(), Optional.of(image), OUTPUTS, false),
        7);
  }

  private static Batch images(int count, int size, int colours, long seed) {
    return Batch.ofInputs(matrix(count, size * size * colours, new Random(seed)));
  }

  private static Matrix matrix(int rows, int columns, Random random) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Matrix.of(values, rows, columns);
  }

  private static INDArray input(Batch batch) {
    Matrix rows = batch.inputs();
    return Nd4j.createFromArray(rows.toArray()).reshape('c', rows.rows(), rows.columns());
  }

  /** γ of either sign, so that the maximum has to be taken after it. */
  private static void shake(Encoder encoder) {
    Random random = new Random(9);
    for (String name : encoder.network().paramTable().keySet()) {
      if (name.endsWith("gamma") || name.endsWith("beta")) {
        INDArray values = encoder.network().getParam(name);
        for (int c = 0; c < values.length(); c++) {
          values.putScalar(c, random.nextGaussian());
        }
      }
    }
  }

  private static void train(Encoder encoder, Batch batch, int steps) {
    try (Optimiser optimiser =
        Optimiser.create(new OptimiserSpec.Adam(1e-2), encoder.parameters().columns())) {
      Matrix gradient = matrix(batch.count(), OUTPUTS, new Random(2));
      for (int step = 1; step <= steps; step++) {
        encoder.forward(batch);
        encoder.backward(gradient);
        optimiser.update(encoder.parameters(), encoder.gradients(), step);
      }
    }
  }

  private static void assertClose(INDArray expected, float[] actual) {
    float[] wanted = expected.dup('c').data().asFloat();
    float scale = 1e-3f;
    for (float value : wanted) {
      scale = Math.max(scale, Math.abs(value));
    }
    assertArrayEquals(wanted, actual, 2e-5f * scale);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void evaluationIsThatOfTheSavedNetworkBeforeAndAfterTraining(
      List<Integer> channels, int size, int colours) {
    try (Encoder encoder = encoder(channels, size, colours)) {
      shake(encoder);
      for (int steps : new int[] {0, 5}) {
        train(encoder, images(12, size, colours, 3), steps);
        for (int count : new int[] {1, 300}) {
          Batch batch = images(count, size, colours, 4);
          Matrix outputs = Matrix.zeros(count, OUTPUTS);
          encoder.evaluate(batch, outputs);
          assertClose(encoder.network().output(input(batch)), outputs.toArray());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aTrainingPassAndItsGradientsAreDl4js(List<Integer> channels, int size, int colours) {
    try (Encoder encoder = encoder(channels, size, colours)) {
      Batch batch = images(19, size, colours, 1);
      train(encoder, batch, 3);
      shake(encoder);
      Matrix errors = matrix(19, OUTPUTS, new Random(5));
      float[] outputs = encoder.forward(batch).toArray();
      encoder.network().setInput(input(batch));
      List<INDArray> passed = encoder.network().feedForward(true, false);
      assertClose(passed.getLast(), outputs);
      INDArray epsilon = Nd4j.createFromArray(errors.toArray()).reshape(19, OUTPUTS);
      INDArray expected =
          encoder.network().backpropGradient(epsilon, null).getFirst().gradient().dup();
      encoder.backward(errors);
      float[] actual = encoder.gradients().toArray();
      float[] wanted = expected.data().asFloat();
      float scale = 0;
      for (int i = 0; i < wanted.length; i++) {
        boolean running = isRunning(encoder, i);
        wanted[i] = running ? 0 : wanted[i];
        scale = Math.max(scale, Math.abs(wanted[i]));
      }
      assertArrayEquals(wanted, actual, 5e-5f * scale);
    }
  }

  /** Whether a parameter is a running mean or variance, which no gradient reaches. */
  private static boolean isRunning(Encoder encoder, int at) {
    int start = 0;
    for (var entry : encoder.network().paramTable().entrySet()) {
      int end = start + (int) entry.getValue().length();
      if (at < end) {
        return entry.getKey().endsWith("mean") || entry.getKey().endsWith("var");
      }
      start = end;
    }
    throw new IllegalArgumentException("no parameter " + at);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreThoseOfCentralDifferences(List<Integer> channels, int size, int colours) {
    try (Encoder encoder = encoder(channels, size, colours)) {
      shake(encoder);
      Batch batch = images(8, size, colours, 1);
      Matrix weights = matrix(8, OUTPUTS, new Random(2));
      encoder.forward(batch);
      encoder.backward(weights);
      float[] gradients = encoder.gradients().toArray();
      double largest = 0;
      for (float value : gradients) {
        largest = Math.max(largest, Math.abs(value));
      }
      int kinks = 0;
      int compared = 0;
      for (int i = 0; i < gradients.length; i += Math.max(1, gradients.length / 80)) {
        double forward = difference(encoder, batch, weights, i, 1e-3f);
        double backward = difference(encoder, batch, weights, i, -1e-3f);
        if (Math.abs(forward - backward) > 0.01 * largest) {
          kinks++;
        } else {
          compared++;
          assertEquals((forward + backward) / 2, gradients[i], 0.01 * largest, "at " + i);
        }
      }
      assertTrue(compared > 3 * kinks, kinks + " kinks of " + (kinks + compared));
    }
  }

  private static double difference(
      Encoder encoder, Batch batch, Matrix weights, int parameter, float step) {
    double before = weighted(encoder.forward(batch), weights);
    float kept = encoder.parameters().get(0, parameter);
    encoder.parameters().set(0, parameter, kept + step);
    double after = weighted(encoder.forward(batch), weights);
    float taken = encoder.parameters().get(0, parameter) - kept;
    encoder.parameters().set(0, parameter, kept);
    return (after - before) / taken;
  }

  private static double weighted(Matrix outputs, Matrix weights) {
    double sum = 0;
    for (int i = 0; i < outputs.rows(); i++) {
      for (int k = 0; k < outputs.columns(); k++) {
        sum += (double) outputs.get(i, k) * weights.get(i, k);
      }
    }
    return sum;
  }

  @Test
  void lookingAtABatchChangesNothingAndAStepMovesTheRunningMeanATenth() {
    try (Encoder encoder = encoder(List.of(4), 6, 1)) {
      Batch batch = images(9, 6, 1, 3);
      float[] before = encoder.parameters().toArray();
      encoder.forward(batch);
      assertArrayEquals(before, encoder.parameters().toArray());
      INDArray mean = encoder.network().getParam("1_mean");
      assertEquals(0, mean.amaxNumber().floatValue());
      encoder.network().setInput(input(batch));
      INDArray convolved = encoder.network().feedForward(true, false).get(1);
      encoder.backward(matrix(9, OUTPUTS, new Random(1)));
      for (int c = 0; c < 4; c++) {
        double batchMean = convolved.slice(c, 1).meanNumber().doubleValue();
        assertEquals(0.1 * batchMean, mean.getFloat(c), 1e-6);
      }
    }
  }

  /** What is not the item's own: it trains on the batch and is evaluated by itself. */
  @Test
  void anItemIsEvaluatedTheSameWhateverLiesBesideIt() {
    try (Encoder encoder = encoder(List.of(8, 8), 8, 1)) {
      train(encoder, images(16, 8, 1, 1), 10);
      Batch many = images(50, 8, 1, 2);
      Matrix all = Matrix.zeros(50, OUTPUTS);
      encoder.evaluate(many, all);
      Matrix one = Matrix.zeros(1, OUTPUTS);
      encoder.evaluate(Batch.ofInputs(many.inputs().rows(49, 50)), one);
      assertArrayEquals(all.rows(49, 50).toArray(), one.toArray(), 1e-4f);
      float[] trained = encoder.forward(many).toArray();
      assertTrue(!Arrays.equals(all.toArray(), trained), "training normalises by the batch");
    }
  }
}
