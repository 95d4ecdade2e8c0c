package iconexplorer.learned;

/** d_ij of the two limits of the Gaussian. */
public enum Dissimilarity {
  /** ‖z_i − c_j‖². */
  SQUARED_EUCLIDEAN,
  /** 1 − cos(z_i, c_j). */
  COSINE
}
