package iconexplorer.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.management.ThreadMXBean;
import iconexplorer.data.ImageShape;
import iconexplorer.matrix.Matrix;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EncoderTest {
  private static final int ITEMS = 11;

  /** Sizes that are no multiple of any vector width, and some that are. */
  record Case(EncoderSpec spec, EncoderShape shape) {
    @Override
    public String toString() {
      return "%s %d → %d%s"
          .formatted(
              spec.title(),
              shape.inputs(),
              shape.outputs(),
              shape.softmaxHead() ? " clusters" : "");
    }

    Encoder create() {
      return Encoder.create(spec, shape, 7);
    }

    Batch batch(int rows, long seed) {
      Random random = new Random(seed);
      int[] items = random.ints(rows, 0, ITEMS).toArray();
      return new Batch(items, randomMatrix(rows, shape.inputs(), random));
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(new EncoderSpec.LookupTable(), plain(4, 2, false)),
        new Case(new EncoderSpec.LookupTable(), plain(4, 17, true)),
        new Case(new EncoderSpec.Linear(), plain(13, 5, false)),
        new Case(new EncoderSpec.Linear(), plain(1, 1, false)),
        new Case(new EncoderSpec.Mlp(List.of(7)), plain(13, 5, false)),
        new Case(new EncoderSpec.Mlp(List.of(33, 16)), plain(20, 10, true)),
        new Case(new EncoderSpec.Mlp(List.of(1)), plain(3, 2, false)),
        new Case(new EncoderSpec.Mlp(List.of(9, 6), 7), plain(5, 3, false)),
        new Case(new EncoderSpec.Cnn(List.of(3), List.of(6), 5, false), images(4, 1, 3)),
        new Case(new EncoderSpec.Cnn(List.of(3), List.of(6, 9), 5, false), images(4, 1, 3)),
        new Case(new EncoderSpec.Cnn(List.of(5), 6), images(4, 1, 3)),
        new Case(new EncoderSpec.Cnn(List.of(4, 17), 9), images(8, 3, 2)),
        new Case(new EncoderSpec.Cnn(List.of(16, 32), 20), images(7, 1, 4)),
        new Case(new EncoderSpec.Cnn(List.of(3, 4, 5), 6), images(9, 2, 5)));
  }

  private static EncoderShape plain(int inputs, int outputs, boolean softmaxHead) {
    return new EncoderShape(ITEMS, inputs, Optional.empty(), outputs, softmaxHead);
  }

  private static EncoderShape images(int size, int channels, int outputs) {
    ImageShape image = new ImageShape(size, size, channels);
    return new EncoderShape(ITEMS, image.values(), Optional.of(image), outputs, false);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mapsAsTheSavedNetworkDoesBeforeAndAfterUpdates(Case example) {
    try (Encoder encoder = example.create()) {
      Batch batch = example.batch(3, 1);
      assertSameMap(encoder, example, batch);
      train(encoder, batch, 5);
      assertSameMap(encoder, example, batch);
      assertSameMap(encoder, example, example.batch(1, 2));
      assertSameMap(encoder, example, example.batch(37, 3));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreThoseOfCentralDifferences(Case example) {
    try (Encoder encoder = example.create()) {
      encoder.parameters().copyFrom(randomValues(encoder.parameters().columns(), 0.5f, 3));
      Batch batch = example.batch(5, 1);
      Matrix weights = randomMatrix(5, encoder.outputs(), new Random(2));
      encoder.forward(batch);
      encoder.backward(weights);
      float[] gradients = encoder.gradients().toArray();
      double tolerance = 4e-3 * largest(gradients);
      int kinks = 0;
      int stride = Math.max(1, gradients.length / 60);
      for (int i = 0; i < gradients.length; i += stride) {
        double forward = difference(encoder, batch, weights, i, 1e-3f);
        double backward = difference(encoder, batch, weights, i, -1e-3f);
        if (Math.abs(forward - backward) > tolerance) {
          kinks++;
        } else {
          assertEquals((forward + backward) / 2, gradients[i], tolerance, "at " + i);
        }
      }
      assertTrue(kinks <= 10, kinks + " kinks");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theGradientOfTheHeadAloneIsItsPartOfTheWhole(Case example) {
    try (Encoder encoder = example.create();
        Encoder wider = Encoder.create(example.spec(), twice(example.shape()), 7)) {
      Batch batch = example.batch(5, 1);
      Matrix errors = randomMatrix(5, encoder.outputs(), new Random(2));
      encoder.forward(batch);
      encoder.backwardHead(errors);
      float[] head = encoder.gradients().toArray();
      encoder.backward(errors);
      float[] whole = encoder.gradients().toArray();
      Arrays.fill(whole, 0, encoder.trunk(), 0);
      assertArrayEquals(whole, head);
      int trunk = encoder.trunk();
      assertEquals(2 * (head.length - trunk), wider.parameters().columns() - trunk);
    }
  }

  private static EncoderShape twice(EncoderShape shape) {
    return new EncoderShape(
        shape.items(), shape.inputs(), shape.image(), 2 * shape.outputs(), shape.softmaxHead());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreThoseOfDl4jsOwnBackpropagation(Case example) {
    assumeFalse(example.shape().softmaxHead(), "DL4J would differentiate the softmax, too");
    try (Encoder encoder = example.create()) {
      Batch batch = example.batch(19, 1);
      train(encoder, batch, 3);
      Matrix errors = randomMatrix(19, encoder.outputs(), new Random(2));
      encoder.forward(batch);
      encoder.backward(errors);
      encoder.network().setInput(networkInput(example, batch));
      encoder.network().feedForward(true, false);
      INDArray epsilon = Nd4j.createFromArray(errors.toArray()).reshape(19, encoder.outputs());
      INDArray expected = encoder.network().backpropGradient(epsilon, null).getFirst().gradient();
      float[] actual = encoder.gradients().toArray();
      assertArrayEquals(expected.dup().data().asFloat(), actual, 2e-5f * largest(actual));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSameSeedGivesTheSameParametersAndTheSameTraining(Case example) {
    try (Encoder one = example.create();
        Encoder other = example.create();
        Encoder different = Encoder.create(example.spec(), example.shape(), 8)) {
      Batch batch = example.batch(9, 1);
      assertArrayEquals(one.parameters().toArray(), other.parameters().toArray());
      assertTrue(!Arrays.equals(one.parameters().toArray(), different.parameters().toArray()));
      train(one, batch, 20);
      train(other, batch, 20);
      assertArrayEquals(one.parameters().toArray(), other.parameters().toArray());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void evaluationMapsManyRowsAndLeavesTheStepAlone(Case example) {
    try (Encoder encoder = example.create()) {
      Batch batch = example.batch(6, 1);
      Matrix gradient = randomMatrix(6, encoder.outputs(), new Random(4));
      encoder.forward(batch);
      encoder.backward(gradient);
      float[] expected = encoder.gradients().toArray();

      Matrix output = encoder.forward(batch);
      float[] values = output.toArray();
      Batch many = example.batch(2 * Encoder.EVALUATION_ROWS + 5, 1);
      Matrix all = Matrix.zeros(many.count(), encoder.outputs());
      encoder.evaluate(many, all);
      assertArrayEquals(values, output.toArray());
      encoder.backward(gradient);
      assertArrayEquals(expected, encoder.gradients().toArray());

      int last = many.count() - 1;
      Matrix inputs = many.inputs();
      Batch tail = new Batch(new int[] {many.items()[last]}, inputs.rows(last, last + 1));
      assertArrayEquals(all.rows(last, last + 1).toArray(), encoder.forward(tail).toArray(), 1e-5f);
    }
  }

  @Test
  void aStepMakesNoGarbage() {
    Case example = new Case(new EncoderSpec.Mlp(List.of(64, 32)), plain(50, 16, false));
    try (Encoder encoder = example.create();
        Optimiser optimiser =
            Optimiser.create(new OptimiserSpec.Adam(1e-3), encoder.parameters().columns())) {
      Batch batch = example.batch(128, 1);
      Matrix gradient = randomMatrix(128, 16, new Random(1));
      for (int step = 1; step <= 2000; step++) {
        step(encoder, optimiser, batch, gradient, step);
      }
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int step = 1; step <= 200; step++) {
        step(encoder, optimiser, batch, gradient, step);
      }
      long perStep = (threads.getCurrentThreadAllocatedBytes() - before) / 200;
      assertTrue(perStep < 1000, perStep + " bytes per step");
    }
  }

  @Test
  void aLookupTableStartsWhereItIsTold() {
    float[] start = randomValues(ITEMS * 3, 1, 5);
    Case example = new Case(new EncoderSpec.LookupTable(), plain(4, 3, false));
    try (LookupTableEncoder encoder = (LookupTableEncoder) example.create()) {
      encoder.initialise(start);
      Batch all = Batch.ofItems(IntStream.range(0, ITEMS).toArray());
      assertArrayEquals(start, encoder.forward(all).toArray());
      assertEquals(start[3 * 4 + 1], encoder.coordinates().get(1, 4));
      IllegalArgumentException thrown =
          assertThrows(IllegalArgumentException.class, () -> encoder.initialise(new float[7]));
      assertTrue(thrown.getMessage().contains("got 7"), thrown.getMessage());
    }
  }

  @Test
  void aCnnWithoutImagesOrWithTooSmallOnesIsRefused() {
    EncoderSpec cnn = new EncoderSpec.Cnn(List.of(4, 4), 8);
    IllegalArgumentException noImages =
        assertThrows(
            IllegalArgumentException.class, () -> Encoder.create(cnn, plain(13, 2, false), 1));
    assertEquals(
        "a CNN needs images, but the items are rows of 13 features: choose MLP",
        noImages.getMessage());
    IllegalArgumentException tooSmall =
        assertThrows(IllegalArgumentException.class, () -> Encoder.create(cnn, images(3, 1, 2), 1));
    assertEquals(
        "2 poolings need images of at least 4 × 4 pixels, got 3 × 3", tooSmall.getMessage());
  }

  @Test
  void inputsOfTheWrongWidthAreRefused() {
    try (Encoder encoder = new Case(new EncoderSpec.Linear(), plain(13, 5, false)).create()) {
      IllegalArgumentException thrown =
          assertThrows(
              IllegalArgumentException.class,
              () -> encoder.forward(Batch.ofInputs(Matrix.zeros(2, 12))));
      assertEquals("the encoder needs inputs of width 13, got width 12", thrown.getMessage());
    }
  }

  private static void train(Encoder encoder, Batch batch, int steps) {
    Matrix gradient = randomMatrix(batch.count(), encoder.outputs(), new Random(6));
    try (Optimiser optimiser =
        Optimiser.create(new OptimiserSpec.Adam(1e-2), encoder.parameters().columns())) {
      for (int step = 1; step <= steps; step++) {
        step(encoder, optimiser, batch, gradient, step);
      }
    }
  }

  private static void step(
      Encoder encoder, Optimiser optimiser, Batch batch, Matrix gradient, int step) {
    encoder.forward(batch);
    encoder.backward(gradient);
    optimiser.update(encoder.parameters(), encoder.gradients(), step);
  }

  /** DL4J's own output against ours, which has no softmax. */
  private static void assertSameMap(Encoder encoder, Case example, Batch batch) {
    float[] actual = encoder.forward(batch).toArray();
    if (example.shape().softmaxHead()) {
      softmaxRows(actual, encoder.outputs());
    }
    INDArray expected = encoder.network().output(networkInput(example, batch)).dup('c');
    float scale = expected.amaxNumber().floatValue();
    assertArrayEquals(expected.data().asFloat(), actual, 1e-5f * Math.max(scale, 1e-3f));
  }

  private static INDArray networkInput(Case example, Batch batch) {
    if (example.spec() instanceof EncoderSpec.LookupTable) {
      return Nd4j.createFromArray(batch.items()).reshape(batch.count(), 1).castTo(DataType.FLOAT);
    }
    float[] values = batch.inputs().toArray();
    return Nd4j.createFromArray(values).reshape('c', batch.count(), example.shape().inputs());
  }

  private static void softmaxRows(float[] values, int width) {
    for (int start = 0; start < values.length; start += width) {
      double sum = 0;
      for (int k = start; k < start + width; k++) {
        sum += Math.exp(values[k]);
      }
      for (int k = start; k < start + width; k++) {
        values[k] = (float) (Math.exp(values[k]) / sum);
      }
    }
  }

  /** (f(θ + step e_i) − f(θ)) / step, f being Σ weights · outputs. */
  private static double difference(
      Encoder encoder, Batch batch, Matrix weights, int i, float step) {
    double here = weightedSum(encoder.forward(batch), weights);
    float value = encoder.parameters().get(0, i);
    encoder.parameters().set(0, i, value + step);
    double there = weightedSum(encoder.forward(batch), weights);
    encoder.parameters().set(0, i, value);
    return (there - here) / step;
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double weightedSum(Matrix outputs, Matrix weights) {
    double sum = 0;
    for (int row = 0; row < outputs.rows(); row++) {
      for (int k = 0; k < outputs.columns(); k++) {
        sum += (double) outputs.get(row, k) * weights.get(row, k);
      }
    }
    return sum;
  }

  static Matrix randomMatrix(int rows, int columns, Random random) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < columns; k++) {
        matrix.set(row, k, (float) random.nextGaussian());
      }
    }
    return matrix;
  }

  private static float[] randomValues(int length, float scale, long seed) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = scale * (float) random.nextGaussian();
    }
    return values;
  }
}
