package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.method.MethodTable;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PCA's cell against a singular value decomposition. */
class PrincipalComponentsTest {

  @ParameterizedTest
  @ValueSource(strings = {"digits", "iris"})
  void theLearnedPlaneIsThatOfTheLargestSingularValues(String dataset) {
    Dataset data = DatasetCatalogue.load(dataset, 42);
    TrainingSpec spec =
        RunPlanner.plan(
            MethodTable.byId("pca").orElseThrow(), DatasetInfo.of(dataset, "", data), 42);
    try (TrainingSession session = new TrainingSession(1, spec, data, event -> {})) {
      session.run();
      RealMatrix learned = rows(session.learner(), data.dimension());
      double[][] products = learned.multiply(learned.transpose()).getData();
      assertEquals(1, products[0][0], 1e-5);
      assertEquals(1, products[1][1], 1e-5);
      assertEquals(0, products[0][1], 1e-5);
      double angle = largestAngle(learned, leadingAxes(data, 2));
      assertTrue(angle < 0.01, dataset + ": " + angle + " rad");
    }
  }

  /** W [outputs, inputs]. */
  private static RealMatrix rows(Learner learner, int inputs) {
    float[] parameters = learner.encoder().parameters().toArray();
    double[][] rows = new double[learner.representation().dimension()][inputs];
    for (int a = 0; a < rows.length; a++) {
      for (int k = 0; k < inputs; k++) {
        rows[a][k] = parameters[a * inputs + k];
      }
    }
    return new Array2DRowRealMatrix(rows);
  }

  /** [count, d], the right singular vectors of the centred data. */
  private static RealMatrix leadingAxes(Dataset data, int count) {
    double[][] centred = new double[data.size()][data.dimension()];
    for (int k = 0; k < data.dimension(); k++) {
      double mean = 0;
      for (int i = 0; i < data.size(); i++) {
        mean += data.row(i)[k] / (double) data.size();
      }
      for (int i = 0; i < data.size(); i++) {
        centred[i][k] = data.features()[i * data.dimension() + k] - mean;
      }
    }
    RealMatrix v = new SingularValueDecomposition(new Array2DRowRealMatrix(centred)).getV();
    return v.getSubMatrix(0, data.dimension() - 1, 0, count - 1).transpose();
  }

  /** The principal angle of the plane's direction that is farthest from the other plane, in rad. */
  private static double largestAngle(RealMatrix one, RealMatrix other) {
    RealMatrix within = one.multiply(other.transpose()).multiply(other);
    return Math.asin(Math.min(1, new SingularValueDecomposition(one.subtract(within)).getNorm()));
  }
}
