package iconexplorer.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import iconexplorer.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;

class OptimiserTest {
  private static final int COUNT = 133;
  private static final OptimiserSpec ADAM = new OptimiserSpec.Adam(0.01);
  private static final OptimiserSpec MOMENTUM = new OptimiserSpec.MomentumWithGains(0.7, 12, 3);

  @Test
  void adamIsAlgorithmOneOfItsPaper() {
    Matrix parameters = random(1);
    double[] theta = doubles(parameters);
    double[] m = new double[COUNT];
    double[] v = new double[COUNT];
    try (Optimiser optimiser = Optimiser.create(ADAM, COUNT)) {
      for (int step = 1; step <= 30; step++) {
        Matrix gradients = random(100 + step);
        optimiser.update(parameters, gradients, step);
        for (int i = 0; i < COUNT; i++) {
          double g = gradients.get(0, i);
          m[i] = 0.9 * m[i] + 0.1 * g;
          v[i] = 0.999 * v[i] + 0.001 * g * g;
          double meanHat = m[i] / (1 - Math.pow(0.9, step));
          double squareHat = v[i] / (1 - Math.pow(0.999, step));
          theta[i] -= 0.01 * meanHat / (Math.sqrt(squareHat) + 1e-8);
        }
      }
    }
    assertClose(theta, parameters);
  }

  @Test
  void adamAgreesWithDl4j() {
    Matrix parameters = random(1);
    float[] expected = parameters.toArray();
    Adam configuration = new Adam(0.01);
    AdamUpdater updater = new AdamUpdater(configuration);
    updater.setStateViewArray(
        Nd4j.zeros(DataType.FLOAT, 1, 2 * COUNT), new long[] {1, COUNT}, 'c', true);
    try (Optimiser optimiser = Optimiser.create(ADAM, COUNT)) {
      for (int step = 1; step <= 10; step++) {
        Matrix gradients = random(100 + step);
        optimiser.update(parameters, gradients, step);
        INDArray change = Nd4j.createFromArray(gradients.toArray()).reshape(1, COUNT);
        updater.applyUpdater(change, step - 1, 0);
        for (int i = 0; i < COUNT; i++) {
          expected[i] -= change.getFloat(0, i);
        }
      }
    }
    assertArrayEquals(expected, parameters.toArray(), 1e-4f);
  }

  @Test
  void adamForgetsMomentsTooSmallForNormalNumbers() {
    Matrix parameters = random(1);
    try (Optimiser optimiser = Optimiser.create(ADAM, COUNT)) {
      optimiser.update(parameters, random(2), 1);
      Matrix none = Matrix.zeros(1, COUNT);
      for (int step = 2; step <= 1200; step++) {
        optimiser.update(parameters, none, step);
      }
      assertArrayEquals(new float[COUNT], optimiser.state().getFirst().toArray());
    }
  }

  @Test
  void momentumGrowsAndShrinksGainsBySigns() {
    Matrix parameters = random(1);
    double[] theta = doubles(parameters);
    double[] velocity = new double[COUNT];
    double[] gain = new double[COUNT];
    Arrays.fill(gain, 1);
    try (Optimiser optimiser = Optimiser.create(MOMENTUM, COUNT)) {
      for (int step = 1; step <= 30; step++) {
        Matrix gradients = random(100 + step / 4);
        optimiser.update(parameters, gradients, step);
        for (int i = 0; i < COUNT; i++) {
          double g = gradients.get(0, i);
          boolean differ = Math.signum(g) != Math.signum(velocity[i]);
          gain[i] = Math.max(differ ? gain[i] + 0.2 : gain[i] * 0.8, 0.01);
          velocity[i] = (step <= 3 ? 0.5 : 0.8) * velocity[i] - 0.7 * gain[i] * g;
          theta[i] += velocity[i];
        }
      }
    }
    assertClose(theta, parameters);
  }

  @Test
  void aChangedLearningRateScalesTheNextUpdate() {
    for (OptimiserSpec spec : List.of(ADAM, MOMENTUM)) {
      try (Optimiser optimiser = Optimiser.create(spec, COUNT)) {
        optimiser.learningRate(1e-30);
        Matrix parameters = random(1);
        optimiser.update(parameters, random(2), 1);
        assertArrayEquals(random(1).toArray(), parameters.toArray());
      }
    }
  }

  @Test
  void aRestoredStateGoesOnAsIfNothingHadHappened() {
    for (OptimiserSpec spec : List.of(ADAM, MOMENTUM)) {
      try (Optimiser whole = Optimiser.create(spec, COUNT);
          Optimiser resumed = Optimiser.create(spec, COUNT)) {
        Matrix parameters = random(1);
        whole.update(parameters, random(2), 1);
        Matrix copy = Matrix.of(parameters.toArray(), 1, COUNT);
        resumed.restore(whole.state().stream().map(Matrix::toArray).toList());
        whole.update(parameters, random(3), 2);
        resumed.update(copy, random(3), 2);
        assertArrayEquals(parameters.toArray(), copy.toArray());
      }
    }
  }

  @Test
  void aStateOfAnotherLengthIsRefused() {
    try (Optimiser optimiser = Optimiser.create(ADAM, COUNT)) {
      IllegalArgumentException thrown =
          assertThrows(
              IllegalArgumentException.class,
              () -> optimiser.restore(List.of(new float[COUNT], new float[1])));
      assertEquals("the optimiser's state must be 2 arrays of 133 values", thrown.getMessage());
    }
  }

  private static Matrix random(long seed) {
    return EncoderTest.randomMatrix(1, COUNT, new Random(seed));
  }

  private static double[] doubles(Matrix matrix) {
    double[] values = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = matrix.get(0, i);
    }
    return values;
  }

  private static void assertClose(double[] expected, Matrix actual) {
    for (int i = 0; i < COUNT; i++) {
      assertEquals(expected[i], actual.get(0, i), 1e-5 * (1 + Math.abs(expected[i])), "at " + i);
    }
  }
}
