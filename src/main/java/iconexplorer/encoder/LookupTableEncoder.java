package iconexplorer.encoder;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import iconexplorer.matrix.Matrix;
import iconexplorer.matrix.Team;
import java.lang.foreign.MemorySegment;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * One free row of parameters for each item.
 *
 * <p>Rows that are logits follow their natural gradient ∂L/∂φ − Σ_c φ_c ∂L/∂φ_c, which is ∂L/∂z
 * without its factor φ, and no logit falls far below the largest: else items would stay in the
 * first cluster that they were sure of.
 *
 * <p>DL4J keeps the table [items, outputs] in 'f' order: one array of all items for each
 * coordinate.
 */
public final class LookupTableEncoder implements Encoder {
  /** How far a logit may be below the largest of its item: φ is e^−8 there. */
  private static final float DEPTH = 8;

  private final EncoderSpec spec;
  private final MultiLayerNetwork network;
  private final Matrix parameters;
  private final Matrix gradients;
  private final Matrix table;
  private final Matrix tableGradient;
  private final RowBuffer embeddings;
  private final boolean assigns;

  private final Team.Body gather = this::gather;
  private final Team.Body scatter = this::scatter;
  private final Team.Body divide = this::divide;
  private final Team.Body lift = this::lift;
  private int[] lastBatch = new int[0];
  private int[] items = lastBatch;
  private Matrix rows;

  LookupTableEncoder(EncoderSpec.LookupTable spec, EncoderShape shape, long seed) {
    this.spec = spec;
    assigns = shape.softmaxHead();
    network = Networks.lookupTable(shape, seed);
    parameters = Matrix.viewOf(network.params());
    gradients = Matrix.zeros(1, parameters.columns());
    table = parameters.reshaped(shape.outputs(), shape.items());
    tableGradient = gradients.reshaped(shape.outputs(), shape.items());
    embeddings = new RowBuffer(shape.outputs());
    rows = embeddings.rows(1);
  }

  /**
   * Starts from given positions in place of random ones.
   *
   * @param values [items, outputs], row-major; row i is z_i
   */
  public void initialise(float[] values) {
    int n = table.columns();
    int d = table.rows();
    if (values.length != n * d) {
      throw new IllegalArgumentException(
          "positions of %d items in %d dimensions have %d values, got %d"
              .formatted(n, d, n * d, values.length));
    }
    for (int item = 0; item < n; item++) {
      for (int k = 0; k < d; k++) {
        table.set(k, item, values[item * d + k]);
      }
    }
  }

  /** [outputs, items]: row k is coordinate k of every item. Not a copy. */
  public Matrix coordinates() {
    return table;
  }

  @Override
  public MultiLayerNetwork network() {
    return network;
  }

  @Override
  public EncoderSpec spec() {
    return spec;
  }

  @Override
  public int outputs() {
    return table.rows();
  }

  @Override
  public Matrix forward(Batch batch) {
    lastBatch = batch.items();
    Matrix output = embeddings.rows(lastBatch.length);
    evaluate(batch, output);
    return output;
  }

  @Override
  public void backward(Matrix outputGradient) {
    if (outputGradient.rows() != lastBatch.length) {
      throw new IllegalArgumentException(
          "the last batch had %d rows, got a gradient of %d"
              .formatted(lastBatch.length, outputGradient.rows()));
    }
    items = lastBatch;
    rows = outputGradient;
    Team.shared().forBlocks(outputs(), scatter);
  }

  @Override
  public void steer() {
    if (assigns) {
      Team.shared().forBlocks(table.columns(), divide);
    }
  }

  @Override
  public void constrain() {
    if (assigns) {
      Team.shared().forBlocks(table.columns(), lift);
    }
  }

  /** Items [from, to): ∂L/∂z by φ. */
  private void divide(int from, int to, int block) {
    for (int item = from; item < to; item++) {
      float highest = highest(item);
      double sum = 0;
      for (int k = 0; k < table.rows(); k++) {
        sum += Math.exp(table.get(k, item) - highest);
      }
      for (int k = 0; k < table.rows(); k++) {
        double phi = Math.exp(table.get(k, item) - highest) / sum;
        tableGradient.set(k, item, (float) (tableGradient.get(k, item) / phi));
      }
    }
  }

  /** Items [from, to): logits from 0 down to −{@value #DEPTH}. */
  private void lift(int from, int to, int block) {
    for (int item = from; item < to; item++) {
      float highest = highest(item);
      for (int k = 0; k < table.rows(); k++) {
        table.set(k, item, Math.max(table.get(k, item) - highest, -DEPTH));
      }
    }
  }

  private float highest(int item) {
    float highest = table.get(0, item);
    for (int k = 1; k < table.rows(); k++) {
      highest = Math.max(highest, table.get(k, item));
    }
    return highest;
  }

  @Override
  public Matrix parameters() {
    return parameters;
  }

  @Override
  public Matrix gradients() {
    return gradients;
  }

  @Override
  public void evaluate(Batch batch, Matrix embeddings) {
    items = batch.items();
    rows = embeddings;
    Team.shared().forBlocks(items.length, gather);
  }

  @Override
  public void close() {
    embeddings.close();
    gradients.close();
    Networks.free(network);
  }

  private void gather(int from, int to, int block) {
    MemorySegment source = table.segment();
    MemorySegment target = rows.segment();
    int n = table.columns();
    int d = table.rows();
    for (int row = from; row < to; row++) {
      for (int k = 0; k < d; k++) {
        float value = source.getAtIndex(JAVA_FLOAT, (long) k * n + items[row]);
        target.setAtIndex(JAVA_FLOAT, (long) row * d + k, value);
      }
    }
  }

  /** Coordinates [from, to): items that occur twice in the batch add up in the batch's order. */
  private void scatter(int from, int to, int block) {
    MemorySegment source = rows.segment();
    MemorySegment target = tableGradient.segment();
    int n = table.columns();
    int d = table.rows();
    for (int k = from; k < to; k++) {
      long start = (long) k * n;
      target.asSlice(Float.BYTES * start, (long) Float.BYTES * n).fill((byte) 0);
      for (int row = 0; row < items.length; row++) {
        float sum = target.getAtIndex(JAVA_FLOAT, start + items[row]);
        float value = source.getAtIndex(JAVA_FLOAT, (long) row * d + k);
        target.setAtIndex(JAVA_FLOAT, start + items[row], sum + value);
      }
    }
  }
}
