package iconexplorer.data;

/** How far apart two items are. */
public enum Metric {
  /** Squared Euclidean distance ‖a − b‖². */
  EUCLIDEAN,
  /** 1 − cos(a, b); an all-zero row is at distance 1 from every other row. */
  COSINE
}
