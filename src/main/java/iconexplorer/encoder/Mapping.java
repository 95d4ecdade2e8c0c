package iconexplorer.encoder;

import iconexplorer.matrix.Matrix;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** What a trained network makes of rows that it has never seen. */
public interface Mapping extends AutoCloseable {

  /** Features of a row. */
  int inputs();

  /** Width of an embedding. */
  int outputs();

  /** Whether embeddings are logits of clusters. */
  boolean clusters();

  /** DL4J's network, of which {@link #layers} lead to the embedding. */
  MultiLayerNetwork network();

  /** Layers that lead to the embedding. */
  int layers();

  /**
   * Maps any number of rows.
   *
   * @param rows [n, inputs]
   * @param embeddings [n, outputs], overwritten
   */
  void map(Matrix rows, Matrix embeddings);

  @Override
  void close();

  /**
   * What an encoder that is no lookup table represents rows by; closing it closes the encoder.
   *
   * @param clusters whether its outputs are logits
   */
  static Mapping of(Encoder encoder, int inputs, boolean clusters) {
    return new Mapping() {
      @Override
      public int inputs() {
        return inputs;
      }

      @Override
      public int outputs() {
        return encoder.representationWidth();
      }

      @Override
      public boolean clusters() {
        return clusters;
      }

      @Override
      public MultiLayerNetwork network() {
        return encoder.network();
      }

      @Override
      public int layers() {
        return encoder.representationLayers();
      }

      @Override
      public void map(Matrix rows, Matrix embeddings) {
        encoder.represent(Batch.ofInputs(rows), embeddings);
      }

      @Override
      public void close() {
        encoder.close();
      }
    };
  }
}
