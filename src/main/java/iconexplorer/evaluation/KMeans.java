package iconexplorer.evaluation;

public final class KMeans {
  public record Result(int[] assignment) {}

  public static Result run(float[] z, int n, int d, int c, long s, int r) {
    return new Result(new int[n]);
  }
}
