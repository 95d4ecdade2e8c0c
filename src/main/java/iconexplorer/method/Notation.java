package iconexplorer.method;

import iconexplorer.learned.Clusters;
import iconexplorer.objective.Equation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * An equation written out: p, q and the loss, each on one line, with its numbers filled in.
 *
 * @param p p(j|i), with what modifies it
 * @param q q(j|i); for the two limits of the Gaussian, which have no q, the loss of an anchor
 * @param loss what is minimised
 */
public record Notation(String p, String q, String loss) {

  /**
   * One line of Unicode each, for text.
   *
   * @param ema what a slow copy of the encoder that gives the candidates keeps of itself, 0 where
   *     there is none
   */
  public static Notation unicode(Equation equation, double ema) {
    UnicodeNotation unicode = new UnicodeNotation(equation, ema);
    return new Notation(unicode.p(), unicode.q(), unicode.loss());
  }

  /**
   * LaTeX mathematics each, without dollar signs and within what jlatexmath knows.
   *
   * @param ema as for {@link #unicode}
   */
  public static Notation latex(Equation equation, double ema) {
    LatexNotation latex = new LatexNotation(equation, ema);
    return new Notation(latex.p(), latex.q(), latex.loss());
  }

  /**
   * What two equations do not share, in the order p, q, divergence, normalisation.
   *
   * @return "only in q", "in p and q", or "in nothing"
   */
  public static String difference(Equation one, Equation other) {
    return listed(parts(one, other));
  }

  /**
   * The same of two methods, with how they are trained where their settings are not the same. The
   * number of outputs is not among these for clusters, which are as many as there are classes.
   */
  static String difference(Method one, Method other) {
    List<String> parts = parts(one.training().equation(), other.training().equation());
    if (!settings(one, other).equals(settings(other, one))) {
      parts.add("training");
    }
    return listed(parts);
  }

  private static Recipe settings(Method method, Method beside) {
    Recipe recipe = method.training().recipe();
    boolean clusters =
        method.training().equation().q() instanceof Clusters
            || beside.training().equation().q() instanceof Clusters;
    return clusters ? recipe.withDimension(0) : recipe;
  }

  private static List<String> parts(Equation one, Equation other) {
    List<String> parts = new ArrayList<>();
    if (!one.p().equals(other.p()) || !one.modifiers().equals(other.modifiers())) {
      parts.add("p");
    }
    if (!one.q().equals(other.q()) || one.learnedAlpha() != other.learnedAlpha()) {
      parts.add("q");
    }
    if (!one.comparison().equals(other.comparison())) {
      parts.add("divergence");
    }
    if (one.normalisation() != other.normalisation()) {
      parts.add("normalisation");
    }
    return parts;
  }

  private static String listed(List<String> parts) {
    return switch (parts.size()) {
      case 0 -> "in nothing";
      case 1 -> "only in " + parts.getFirst();
      default ->
          "in " + String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    };
  }

  /** Three significant digits, no trailing zeros: 0.707, 30, 0.0001. */
  static String number(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
