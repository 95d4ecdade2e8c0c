package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class FrameMakerTest {

  @Test
  void directionsAreDrawnAroundTheEmbeddingsAndAsWidelySpread() {
    float[] embedding = {10, 0, 10, 8};
    float[] prototypes = {1, 5, 3, 5};
    assertArrayEquals(
        new float[] {6, 4, 14, 4}, FrameMaker.spreadLike(embedding, prototypes, 2), 1e-5f);
  }
}
