package iconexplorer.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class VectorMathTest {

  @Test
  void expIsGoodToOneUnitInTheLastPlace() {
    double worst = 0;
    for (double x = -86.9; x < 87.9; x += 0.000613) {
      float argument = (float) x;
      double expected = Math.exp(argument);
      worst = Math.max(worst, Math.abs(exp(argument) - expected) / Math.ulp((float) expected));
    }
    assertTrue(worst <= 1, worst + " ulp");
  }

  @Test
  void expOfZeroIsOne() {
    assertEquals(1, exp(0));
  }

  @Test
  void expIsClampedBeyondItsRange() {
    assertEquals(Math.exp(-87), exp(-1000), 1e-43);
    assertEquals(Math.exp(88), exp(Float.POSITIVE_INFINITY), 1e33);
  }

  @Test
  void expKeepsNotANumber() {
    assertTrue(Float.isNaN(exp(Float.NaN)));
  }

  @Test
  void logIsGoodToTwoUnitsInTheLastPlace() {
    double worst = 0;
    for (double x = 1.2e-38; x < 3e38; x *= 1.00037) {
      float argument = (float) x;
      double expected = Math.log(argument);
      double unit = Math.ulp((float) expected);
      worst = Math.max(worst, Math.abs(log(argument) - expected) / unit);
    }
    assertTrue(worst <= 2, worst + " ulp");
    assertEquals(0, log(1));
  }

  @Test
  void sumAddsAllLanes() {
    float[] values = new float[VectorMath.LANES];
    float expected = 0;
    for (int lane = 0; lane < values.length; lane++) {
      values[lane] = lane + 1;
      expected += lane + 1;
    }
    assertEquals(expected, VectorMath.sum(FloatVector.fromArray(VectorMath.SPECIES, values, 0)));
  }

  private static float log(float x) {
    return VectorMath.log(FloatVector.broadcast(VectorMath.SPECIES, x)).lane(0);
  }

  private static float exp(float x) {
    return VectorMath.exp(FloatVector.broadcast(VectorMath.SPECIES, x)).lane(0);
  }
}
