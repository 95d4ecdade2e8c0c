package iconexplorer.bench;

import java.io.IOException;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The same workload in two programs, measured in turns: ours, theirs, ours, theirs.
 *
 * @param ours steps per second
 * @param theirs steps per second
 * @param ratio median of the turns' quotients, ours / theirs: above 1 we are faster
 */
public record Comparison(Workload workload, Rate ours, Rate theirs, double ratio) {

  /**
   * Measures both.
   *
   * @param seconds of each block
   * @param turns how many blocks each has
   * @throws IOException when the other program ended
   */
  public static Comparison measure(Workload workload, Torch torch, double seconds, int turns)
      throws IOException {
    double[] ours = new double[turns];
    double[] theirs = new double[turns];
    double[] ratios = new double[turns];
    double garbage = 0;
    for (int turn = 0; turn < turns; turn++) {
      Rate block = Rate.measure(workload, seconds, 1);
      ours[turn] = block.stepsPerSecond();
      garbage = block.garbageBytes();
      theirs[turn] = torch.rate(workload, seconds);
      ratios[turn] = ours[turn] / theirs[turn];
    }
    return new Comparison(
        workload, Rate.of(ours, garbage), Rate.of(theirs, -1), new Median().evaluate(ratios));
  }
}
