package iconexplorer.export;

import iconexplorer.data.Dataset;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of what a run learned from: the model-ready features as float32, row-major, then the
 * labels as int32, both little-endian. It is the same for a file, a bundled set and one made from a
 * seed.
 */
public final class DatasetDigest {
  private DatasetDigest() {}

  /** 64 hexadecimal digits. */
  public static String sha256(Dataset data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer row = ByteBuffer.allocate(4 * data.dimension()).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < data.size(); i++) {
        row.asFloatBuffer().put(data.features(), i * data.dimension(), data.dimension());
        digest.update(row.array());
      }
      ByteBuffer labels = ByteBuffer.allocate(4 * data.labels().length);
      labels.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(data.labels());
      digest.update(labels.array());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
