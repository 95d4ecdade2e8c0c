package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.encoder.Batch;
import iconexplorer.encoder.Encoder;
import iconexplorer.encoder.EncoderShape;
import iconexplorer.encoder.EncoderSpec;
import iconexplorer.matrix.Matrix;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ItemEmbeddingsTest {
  private static final int ITEMS = 1_300;
  private static final int INPUTS = 5;
  private static final int WIDTH = 3;

  private final Encoder encoder =
      Encoder.create(
          EncoderSpec.byId("linear"),
          new EncoderShape(ITEMS, INPUTS, Optional.empty(), WIDTH, false),
          1);
  private final float[] features = features();
  private final ItemEmbeddings embeddings = new ItemEmbeddings(encoder, features, ITEMS, INPUTS, 7);

  private static float[] features() {
    SplittableRandom random = new SplittableRandom(3);
    float[] features = new float[ITEMS * INPUTS];
    for (int k = 0; k < features.length; k++) {
      features[k] = (float) random.nextDouble(-1, 1);
    }
    return features;
  }

  @AfterEach
  void close() {
    encoder.close();
  }

  private float[] atOnce() {
    int[] items = new int[ITEMS];
    Arrays.setAll(items, i -> i);
    try (Matrix inputs = Matrix.of(features, ITEMS, INPUTS);
        Matrix embedded = Matrix.zeros(ITEMS, WIDTH)) {
      encoder.represent(new Batch(items, inputs), embedded);
      return embedded.toArray();
    }
  }

  private void move() {
    float[] moved = encoder.parameters().toArray();
    for (int k = 0; k < moved.length; k++) {
      moved[k] += 1;
    }
    encoder.parameters().copyFrom(moved);
    embeddings.outdate();
  }

  @Test
  void theFirstTimeEveryItemIsEmbeddedHoweverLittleTimeThereIs() {
    assertTrue(embeddings.refresh(0));
    assertArrayEquals(atOnce(), embeddings.values(), 1e-6f);
  }

  @Test
  void afterAStepSlicesAreBroughtUpToDateOneByOneAndTheOthersStay() {
    embeddings.refresh(0);
    float[] before = embeddings.values();
    move();
    float[] after = atOnce();
    assertFalse(embeddings.refresh(0));
    float[] mixed = embeddings.values();
    int moved = 0;
    for (int i = 0; i < ITEMS; i++) {
      boolean old = mixed[i * WIDTH] == before[i * WIDTH];
      assertTrue(old || Math.abs(mixed[i * WIDTH] - after[i * WIDTH]) < 1e-5, "item " + i);
      moved += old ? 0 : 1;
    }
    assertTrue(moved > 0 && moved < ITEMS, moved + " moved");
    int slices = 1;
    while (!embeddings.refresh(0)) {
      slices++;
    }
    assertEquals(2, slices);
    assertArrayEquals(after, embeddings.values(), 1e-5f);
  }

  @Test
  void valuesDoNotDependOnWhoLookedWhen() {
    embeddings.complete();
    move();
    embeddings.refresh(0);
    move();
    embeddings.complete();
    ItemEmbeddings other = new ItemEmbeddings(encoder, features, ITEMS, INPUTS, 7);
    other.complete();
    assertArrayEquals(other.values(), embeddings.values(), 0);
  }

  @Test
  void theFirstPictureCanBeCancelledAndIsTakenUpAgain() {
    AtomicInteger slices = new AtomicInteger();
    Checkpoint impatient = new Checkpoint(share -> {}, () -> slices.incrementAndGet() == 2);
    assertThrows(CancellationException.class, () -> embeddings.begin(impatient));
    embeddings.begin(Checkpoint.NONE);
    assertArrayEquals(atOnce(), embeddings.values(), 1e-6f);
  }
}
