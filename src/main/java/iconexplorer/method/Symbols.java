package iconexplorer.method;

import iconexplorer.data.Count;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.ArrayList;
import java.util.List;

/** What a formula of p takes for granted, in words. */
public final class Symbols {
  private Symbols() {}

  /** A sentence for each of nearest neighbours, views and walks that p has. */
  public static List<String> of(Equation equation) {
    List<String> sentences = new ArrayList<>();
    if (equation.p() instanceof UniformNeighbours neighbours) {
      sentences.add("NN(i): the %d items nearest to i.".formatted(neighbours.k()));
      if (neighbours.repeats() > 0) {
        sentences.add("Views of i: the same item altered anew; they count as one more neighbour.");
      }
    }
    if (equation.p() instanceof PositivePairs(int repeats) && repeats > 1) {
      sentences.add("views(i): the same item altered anew, %d times.".formatted(repeats));
    }
    if (equation.modifiers().walks() > 0) {
      sentences.add(walks(equation.modifiers()));
    }
    return sentences;
  }

  private static String walks(Modifiers modifiers) {
    int walks = modifiers.walks();
    String sum = walks == 1 ? "p + p²" : walks == 2 ? "p + p² + p³" : "p + … + p^" + (walks + 1);
    return "%s: neighbours of neighbours count, too, by up to %d steps, %s."
        .formatted(
            Count.of(walks, "walk", "walks"),
            walks + 1,
            modifiers.uniformWalks() ? "all that are reached alike" : "p ∝ " + sum);
  }
}
