package iconexplorer.bench;

import java.io.IOException;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The same workload in two programs, measured in turns: ours, theirs, ours, theirs.
 *
 * @param ours steps per second
 * @param theirs steps per second, the median of its blocks
 * @param ratio median of the turns' quotients, ours / theirs: above 1 we are faster
 */
public record Comparison(Workload workload, Rate ours, double theirs, double ratio) {

  /**
   * Measures both.
   *
   * @param seconds of each block
   * @param turns how many blocks each has
   * @throws IOException when the other program ended
   */
  public static Comparison measure(Workload workload, Torch torch, double seconds, int turns)
      throws IOException {
    try (Stepping own = Stepping.open(workload)) {
      double[] ratios = new double[turns];
      double[] theirs = new double[turns];
      for (int turn = 0; turn < turns; turn++) {
        double rate = own.block(seconds);
        theirs[turn] = torch.rate(workload, seconds);
        ratios[turn] = rate / theirs[turn];
      }
      return new Comparison(
          workload, own.rate(), new Median().evaluate(theirs), new Median().evaluate(ratios));
    }
  }
}
