package iconexplorer.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function with few evaluations. Not commons-math's conjugate gradients:
 * their line search evaluates some fifteen times a step, this one mostly once.
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">Nocedal, Wright (2006), algorithms 7.4,
 *     7.5</a>
 */
final class LimitedMemoryBfgs {
  private static final int MEMORY = 10;
  private static final double SUFFICIENT = 1e-4;
  private static final int MOST_HALVINGS = 40;

  private LimitedMemoryBfgs() {}

  /** A function and its gradient. */
  @FunctionalInterface
  interface Function {
    /**
     * @param gradient overwritten with the gradient at x
     * @return the value at x
     */
    double at(double[] x, double[] gradient);
  }

  /** One step, the change of the gradient along it, and 1 / ⟨step, change⟩. */
  private record Pair(double[] step, double[] change, double rho) {}

  /**
   * Moves x to the minimum.
   *
   * @param x start, overwritten
   * @param tolerance of the largest entry of the gradient, against that at the start
   */
  static void minimise(double[] x, Function function, double tolerance, int mostIterations) {
    Deque<Pair> memory = new ArrayDeque<>();
    double[] gradient = new double[x.length];
    double value = function.at(x, gradient);
    double enough = tolerance * largest(gradient);
    double[] next = new double[x.length];
    double[] nextGradient = new double[x.length];
    for (int i = 0; i < mostIterations && largest(gradient) > enough; i++) {
      double[] direction = direction(gradient, memory);
      double slope = dot(direction, gradient);
      double length = memory.isEmpty() ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
      double reached = Double.POSITIVE_INFINITY;
      for (int h = 0; h < MOST_HALVINGS && !(reached <= value + SUFFICIENT * length * slope); h++) {
        length = h == 0 ? length : length / 2;
        for (int k = 0; k < x.length; k++) {
          next[k] = x[k] + length * direction[k];
        }
        reached = function.at(next, nextGradient);
      }
      if (!(reached < value)) {
        return;
      }
      remember(memory, difference(next, x), difference(nextGradient, gradient));
      value = reached;
      System.arraycopy(next, 0, x, 0, x.length);
      System.arraycopy(nextGradient, 0, gradient, 0, x.length);
    }
  }

  private static void remember(Deque<Pair> memory, double[] step, double[] change) {
    double curvature = dot(step, change);
    if (curvature > 1e-12 * dot(change, change)) {
      memory.addLast(new Pair(step, change, 1 / curvature));
    }
    if (memory.size() > MEMORY) {
      memory.removeFirst();
    }
  }

  /** −H g by the two loops over what is remembered. */
  private static double[] direction(double[] gradient, Deque<Pair> memory) {
    double[] q = gradient.clone();
    double[] alpha = new double[memory.size()];
    int m = memory.size();
    for (Iterator<Pair> newest = memory.descendingIterator(); newest.hasNext(); ) {
      Pair pair = newest.next();
      alpha[--m] = pair.rho() * dot(pair.step(), q);
      add(q, -alpha[m], pair.change());
    }
    if (!memory.isEmpty()) {
      Pair latest = memory.getLast();
      double factor = 1 / (latest.rho() * dot(latest.change(), latest.change()));
      for (int k = 0; k < q.length; k++) {
        q[k] *= factor;
      }
    }
    for (Pair pair : memory) {
      add(q, alpha[m++] - pair.rho() * dot(pair.change(), q), pair.step());
    }
    for (int k = 0; k < q.length; k++) {
      q[k] = -q[k];
    }
    return q;
  }

  private static void add(double[] to, double factor, double[] values) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * values[k];
    }
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      difference[k] = a[k] - b[k];
    }
    return difference;
  }

  private static double dot(double[] a, double[] b) {
    double dot = 0;
    for (int k = 0; k < a.length; k++) {
      dot += a[k] * b[k];
    }
    return dot;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
