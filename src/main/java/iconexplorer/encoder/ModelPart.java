package iconexplorer.encoder;

/** What a run may have trained beside its encoder; each has a DL4J zip of its own in the file. */
public enum ModelPart {
  /** One vector for each class or token. */
  PROTOTYPES("prototypes.zip"),
  /** The encoder of the other modality. */
  MODALITY("modality.zip"),
  /** The slowly moving copy of the encoder. */
  MOMENTUM("momentum.zip"),
  /** What predicts the copy's embedding from the encoder's. */
  PREDICTOR("predictor.zip"),
  /** The trunk with all its sub-heads, of which the model itself ends in one. */
  HEADS("heads.zip");

  private final String entry;

  ModelPart(String entry) {
    this.entry = entry;
  }

  /** The name in the file. */
  String entry() {
    return entry;
  }
}
