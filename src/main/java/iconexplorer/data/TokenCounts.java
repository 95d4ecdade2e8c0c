package iconexplorer.data;

import java.util.List;

/**
 * How often each token was seen in each of n contexts; most never were.
 *
 * <p>The arrays are shared, not copied: nobody writes to them after construction.
 *
 * @param vocabulary [v], the tokens
 * @param offsets [n + 1], context i has the entries offsets[i] to offsets[i + 1], at least one
 * @param tokens [entries], in [0, v)
 * @param counts [entries], &gt; 0
 */
public record TokenCounts(List<String> vocabulary, int[] offsets, int[] tokens, float[] counts) {

  public TokenCounts {
    vocabulary = List.copyOf(vocabulary);
    if (offsets.length < 2 || offsets[0] != 0 || offsets[offsets.length - 1] != tokens.length) {
      throw new IllegalArgumentException(
          "offsets must start at 0 and end at the %d entries".formatted(tokens.length));
    }
    if (tokens.length != counts.length) {
      throw new IllegalArgumentException(
          "each entry is a token and a count, got %d and %d"
              .formatted(tokens.length, counts.length));
    }
    for (int i = 1; i < offsets.length; i++) {
      if (offsets[i] <= offsets[i - 1]) {
        throw new IllegalArgumentException("context %d has seen no token".formatted(i - 1));
      }
    }
    for (int entry = 0; entry < tokens.length; entry++) {
      if (tokens[entry] < 0 || tokens[entry] >= vocabulary.size() || !(counts[entry] > 0)) {
        throw new IllegalArgumentException(
            "an entry is a token in [0, %d) with a positive count, got %d and %s"
                .formatted(vocabulary.size(), tokens[entry], counts[entry]));
      }
    }
  }

  /** n. */
  public int contexts() {
    return offsets.length - 1;
  }

  /**
   * Adds how often each token was seen.
   *
   * @param sums [v], changed
   */
  void addTo(double[] sums) {
    for (int entry = 0; entry < tokens.length; entry++) {
      sums[tokens[entry]] += counts[entry];
    }
  }

  /** The contexts at these indices, in this order. */
  TokenCounts subset(int... indices) {
    int[] starts = new int[indices.length + 1];
    for (int r = 0; r < indices.length; r++) {
      starts[r + 1] = starts[r] + offsets[indices[r] + 1] - offsets[indices[r]];
    }
    int[] keptTokens = new int[starts[indices.length]];
    float[] keptCounts = new float[keptTokens.length];
    for (int r = 0; r < indices.length; r++) {
      int length = starts[r + 1] - starts[r];
      System.arraycopy(tokens, offsets[indices[r]], keptTokens, starts[r], length);
      System.arraycopy(counts, offsets[indices[r]], keptCounts, starts[r], length);
    }
    return new TokenCounts(vocabulary, starts, keptTokens, keptCounts);
  }

  /** How large a share of what was seen in context i is this token, in [0, 1]. */
  public double share(int context, int token) {
    double sum = 0;
    double seen = 0;
    for (int entry = offsets[context]; entry < offsets[context + 1]; entry++) {
      sum += counts[entry];
      seen += tokens[entry] == token ? counts[entry] : 0;
    }
    return seen / sum;
  }

  /** The token seen most often in context i; the first of several. */
  public int mostFrequent(int context) {
    int best = offsets[context];
    for (int entry = best + 1; entry < offsets[context + 1]; entry++) {
      best = counts[entry] > counts[best] ? entry : best;
    }
    return tokens[best];
  }
}
