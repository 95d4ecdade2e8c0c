package iconexplorer.export;

import iconexplorer.data.Dataset;
import iconexplorer.data.EdgeList;
import iconexplorer.data.TokenCounts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * SHA-256 of what a run learned from: the model-ready features as float32, row-major, then the
 * labels as int32, then the other modality, edges and token counts where there are such, all
 * little-endian. It is the same for a file, a bundled set and one made from a seed.
 */
public final class DatasetDigest {
  /** Values turned to bytes at a time. */
  private static final int PIECE = 4096;

  /** Data sets are the same where their arrays are. */
  private static final Map<Dataset, String> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private DatasetDigest() {}

  /** 64 hexadecimal digits. Nobody changes a data set, so each is read through once. */
  public static String sha256(Dataset data) {
    return KNOWN.computeIfAbsent(data, DatasetDigest::computed);
  }

  private static String computed(Dataset data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      floats(digest, data.features());
      integers(digest, data.labels());
      data.relations().modality().ifPresent(other -> floats(digest, other.features()));
      data.relations().graph().ifPresent(graph -> edges(digest, graph));
      data.relations().tokens().ifPresent(tokens -> counts(digest, tokens));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void edges(MessageDigest digest, EdgeList graph) {
    integers(digest, graph.from());
    integers(digest, graph.to());
    floats(digest, graph.weights());
  }

  private static void counts(MessageDigest digest, TokenCounts tokens) {
    integers(digest, tokens.offsets());
    integers(digest, tokens.tokens());
    floats(digest, tokens.counts());
  }

  private static void floats(MessageDigest digest, float[] values) {
    ByteBuffer piece = ByteBuffer.allocate(4 * PIECE).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += PIECE) {
      int count = Math.min(PIECE, values.length - from);
      piece.asFloatBuffer().put(values, from, count);
      digest.update(piece.array(), 0, 4 * count);
    }
  }

  private static void integers(MessageDigest digest, int[] values) {
    ByteBuffer piece = ByteBuffer.allocate(4 * PIECE).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += PIECE) {
      int count = Math.min(PIECE, values.length - from);
      piece.asIntBuffer().put(values, from, count);
      digest.update(piece.array(), 0, 4 * count);
    }
  }
}
