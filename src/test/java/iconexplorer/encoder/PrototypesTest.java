package iconexplorer.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import iconexplorer.matrix.Gemm;
import iconexplorer.matrix.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class PrototypesTest {

  @Test
  void theSavedNetworkGivesTheLogits() {
    try (Prototypes prototypes = Prototypes.create(5, 3, true, 1)) {
      Random random = new Random(2);
      Matrix biases = prototypes.biases().orElseThrow();
      for (int j = 0; j < 5; j++) {
        biases.set(0, j, random.nextFloat());
      }
      Matrix embeddings = EncoderTest.randomMatrix(4, 3, random);
      Matrix logits = Matrix.zeros(4, 5);
      Gemm.multiplyTransposed(embeddings, prototypes.vectors(), logits);
      INDArray expected = prototypes.network().output(embeddings.array().transpose());
      for (int row = 0; row < 4; row++) {
        for (int j = 0; j < 5; j++) {
          assertEquals(
              expected.getFloat(row, j), logits.get(row, j) + biases.get(0, j), 1e-5, "logit");
        }
      }
    }
  }

  @Test
  void vectorsAndBiasesAreAllTheParameters() {
    try (Prototypes prototypes = Prototypes.create(5, 3, true, 1)) {
      assertEquals(20, prototypes.parameters().columns());
      prototypes.vectorGradients().fill(1);
      prototypes.biasGradients().orElseThrow().fill(2);
      float[] gradients = prototypes.gradients().toArray();
      assertEquals(1, gradients[14]);
      assertEquals(2, gradients[15]);
    }
  }

  @Test
  void withoutBiasesThereAreOnlyVectors() {
    try (Prototypes prototypes = Prototypes.create(5, 3, false, 1)) {
      assertEquals(15, prototypes.parameters().columns());
      assertFalse(prototypes.biases().isPresent());
    }
  }

  @Test
  void theSameSeedGivesTheSameVectors() {
    try (Prototypes one = Prototypes.create(5, 3, true, 4);
        Prototypes other = Prototypes.create(5, 3, true, 4)) {
      assertArrayEquals(one.parameters().toArray(), other.parameters().toArray());
    }
  }
}
