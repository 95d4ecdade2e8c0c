package iconexplorer.method;

import static iconexplorer.method.Notation.number;

import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.divergence.Divergence;
import iconexplorer.divergence.JensenShannon;
import iconexplorer.divergence.KullbackLeibler;
import iconexplorer.divergence.MutualInformation;
import iconexplorer.divergence.ReverseCrossEntropy;
import iconexplorer.divergence.ReverseKullbackLeibler;
import iconexplorer.divergence.SquaredHellinger;
import iconexplorer.divergence.TotalVariation;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.Triplets;
import iconexplorer.learned.VarianceHinge;
import iconexplorer.learned.WideGaussian;
import iconexplorer.objective.Equation;
import iconexplorer.objective.Normalisation;
import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.ContextTokenPairs;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.Identity;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.UniformNeighbours;

/** Equations in one line of Unicode. */
final class UnicodeNotation {
  private UnicodeNotation() {}

  static String p(Equation equation) {
    return bareP(equation.p()) + modified(equation.modifiers());
  }

  static String q(Equation equation) {
    String q = bareQ(equation);
    double alpha = equation.learnedAlpha();
    return alpha == 0 ? q : q + ", q̃ = " + mixture("q", alpha);
  }

  static String loss(Equation equation) {
    return switch (equation.comparison()) {
      case MutualInformation(double lambda) -> information(lambda, equation);
      case DebiasedContrast(double prior) -> contrast(prior, equation);
      case Divergence divergence -> loss(equation, divergence);
    };
  }

  private static String information(double lambda, Equation equation) {
    Candidates candidates = Candidates.of(equation);
    String weight = lambda == 1 ? "" : number(lambda) + " ";
    return "L = −Σ_ab P_ab (log P_ab − %1$slog P_a − %1$slog P_b), P_ab = meanᵢ %2$s %3$s φ_ia %4$s"
        .formatted(
            weight,
            sum(candidates),
            supervision(equation),
            member(candidates, candidates.index(), "b"));
  }

  private static String contrast(double prior, Equation equation) {
    Candidates candidates = Candidates.of(equation);
    return "L = −meanᵢ %1$s %2$s log(e%3$s/(e%3$s + G%3$s)), G%3$s = max((Σₙeᵢₙ − %4$sKe%3$s)/%5$s, Ke^−%6$s), n of K negatives"
        .formatted(
            sum(candidates),
            supervision(equation),
            pair(candidates),
            number(prior),
            number(1 - prior),
            equation.q() instanceof Gaussian gaussian ? number(1 / gaussian.width()) : "1/τ");
  }

  /** "Σⱼ". */
  private static String sum(Candidates candidates) {
    return candidates.index().equals("j") ? "Σⱼ" : "Σ_" + candidates.index();
  }

  /** "ᵢⱼ". */
  private static String pair(Candidates candidates) {
    return candidates.index().equals("j") ? "ᵢⱼ" : "_i" + candidates.index();
  }

  /** "p(j|i)", or p̃ where something modifies p. */
  private static String supervision(Equation equation) {
    return (equation.modifiers().equals(Modifiers.NONE) ? "p" : "p̃")
        + "(%s|i)".formatted(Candidates.of(equation).index());
  }

  /** A candidate's embedding. */
  private static String vector(Candidates candidates) {
    return candidates.own() ? "zⱼ" : candidates.prototypes() ? "w_" + candidates.index() : "z′ⱼ";
  }

  /** A candidate's share in a cluster. */
  private static String member(Candidates candidates, String candidate, String cluster) {
    return (candidates.own() ? "φ_" : "ψ_") + candidate + cluster;
  }

  private static String held(VarianceHinge hinge) {
    return "L = %s meanᵢ Cᵢ + %s V%s"
        .formatted(
            number(hinge.cohesion()),
            number(hinge.variance()),
            hinge.covariance() == 0 ? "" : " + " + number(hinge.covariance()) + " O");
  }

  private static String loss(Equation equation, Divergence divergence) {
    if (equation.q() instanceof WideGaussian wide && wide.hinge().isPresent()) {
      return held(wide.hinge().get());
    }
    if (equation.q() instanceof WideGaussian || equation.q() instanceof NarrowGaussian) {
      return "L = meanᵢ Lᵢ";
    }
    String p = equation.modifiers().equals(Modifiers.NONE) ? "p" : "p̃";
    String q = equation.learnedAlpha() == 0 ? "q" : "q̃";
    return switch (equation.normalisation()) {
      case ROW -> "L = meanᵢ " + divergence(divergence, p + "(·|i)", q + "(·|i)");
      case JOINT ->
          "L = %s over all pairs, Pᵢⱼ = (%s(j|i) + %s(i|j)) / 2n"
              .formatted(divergence(divergence, "P", "Q"), p, p);
    };
  }

  private static String bareP(SupervisoryDistribution p) {
    return switch (p) {
      case GaussianNeighbours(Bandwidth.Perplexity(double perplexity)) ->
          "p(j|i) ∝ exp(−‖xᵢ−xⱼ‖²/2σᵢ²), perplexity " + number(perplexity);
      case GaussianNeighbours(Bandwidth.Sigma(double sigma)) ->
          "p(j|i) ∝ exp(−‖xᵢ−xⱼ‖²/2σ²), σ "
              + (sigma == Recipe.AUTOMATIC_SIGMA ? "fitted" : "= " + number(sigma));
      case StudentTNeighbours(double nu, double gamma) ->
          gamma == Recipe.AUTOMATIC_SIGMA
              ? "p(j|i) ∝ (1 + ‖xᵢ−xⱼ‖²/νγ²)^−%s, ν = %s, γ fitted"
                  .formatted(number((nu + 1) / 2), number(nu))
              : "p(j|i) ∝ " + tail("xᵢ−xⱼ", nu, gamma);
      case Identity() -> "p(j|i) = 1[j = i]";
      case GraphKernel(var normalisation) ->
          switch (normalisation) {
            case RANDOM_WALK -> "p(j|i) = wᵢⱼ/Σₖwᵢₖ, edges w";
            case DEGREE_SOFTMAX -> "p(j|i) ∝ exp(wᵢⱼ/dⱼ) on the edges w of i, dⱼ = Σₖwⱼₖ";
          };
      case UniformNeighbours(int k, var link, int repeats) ->
          switch (link) {
                case DIRECTED -> "p(j|i) = 1/%1$d on the %1$d nearest of i".formatted(k);
                case SYMMETRIC -> "p(j|i) ∝ 1[i or j among the other's %d nearest]".formatted(k);
                case MUTUAL -> "p(j|i) ∝ 1[i and j among each other's %d nearest]".formatted(k);
              }
              + (repeats == 0 ? "" : ", and on the other views of i");
      case PositivePairs(int repeats) ->
          repeats == 1
              ? "p(j|i) = 1/(V−1) on the other views of i"
              : "p(j|i) = 1/%1$d on the %1$d other views of i's first, 1 back".formatted(repeats);
      case CrossModalPairs() -> "p(j|i) = 1[same item, other modality]";
      case SameClass() -> "p(j|i) = 1/(n_y−1) on the others of class yᵢ";
      case DataLabelPairs() -> "p(c|i) = 1[c = yᵢ]";
      case ContextTokenPairs() -> "p(t|i) = count(i,t)/Σₛcount(i,s)";
    };
  }

  private static String modified(Modifiers modifiers) {
    String text = modifiers.symmetrise() ? ", symmetrised" : "";
    if (modifiers.walks() > 0) {
      text += ", " + modifiers.walks() + (modifiers.walks() == 1 ? " walk" : " walks");
    }
    return modifiers.alpha() == 0 ? text : text + ", p̃ = " + mixture("p", modifiers.alpha());
  }

  private static String mixture(String distribution, double alpha) {
    return number(1 - alpha) + distribution + " + " + number(alpha) + "/M";
  }

  private static String bareQ(Equation equation) {
    Candidates candidates = Candidates.of(equation);
    String q = "q(%s|i)".formatted(candidates.index());
    String pair = equation.normalisation() == Normalisation.JOINT ? "Qᵢⱼ" : q;
    String other = vector(candidates);
    String difference = "zᵢ−" + other;
    return switch (equation.q()) {
      case Gaussian gaussian ->
          pair
              + " ∝ "
              + (equation.comparison() instanceof DebiasedContrast
                  ? "e" + pair(candidates) + " = "
                  : "")
              + gaussian(gaussian, candidates);
      case WideGaussian(var dissimilarity, var hinge) ->
          hinge
              .map(held -> spread(held, equation))
              .orElse(
                  "Lᵢ = %s − meanₖ %s, %s"
                      .formatted(
                          cohesion(equation),
                          distance(candidates),
                          defined(dissimilarity, candidates)));
      case NarrowGaussian(var dissimilarity, var triplets) ->
          "Lᵢ = "
              + triplets
                  .map(drawn -> triplets(drawn, equation))
                  .orElse(cohesion(equation) + " − minₖ " + distance(candidates))
              + ", "
              + defined(dissimilarity, candidates);
      case StudentT(double nu, double gamma) -> pair + " ∝ " + tail(difference, nu, gamma);
      case Harmonic(double degree, double epsilon) ->
          pair + " ∝ (‖" + difference + "‖² + " + number(epsilon) + ")^−" + number(degree);
      case Clusters(boolean degreeWeighted) -> q + " = " + clusters(candidates, degreeWeighted);
    };
  }

  private static String gaussian(Gaussian gaussian, Candidates candidates) {
    String other = vector(candidates);
    String width = gaussian.learned() ? "/τ" : divisor(gaussian.width());
    String kernel =
        switch (gaussian.similarity()) {
          case EUCLIDEAN ->
              "−‖zᵢ−" + other + "‖²" + divisor(2 * gaussian.width() * gaussian.width());
          case COSINE -> "cos(zᵢ, " + other + ")" + width;
          case DOT -> dot(candidates, width);
        };
    return "exp("
        + kernel
        + ")"
        + (gaussian.learned() ? ", τ learned from " + number(gaussian.width()) : "");
  }

  /** Prototypes have a bias. */
  private static String dot(Candidates candidates, String width) {
    String product = "zᵢ·" + vector(candidates);
    if (!candidates.prototypes()) {
      return product + width;
    }
    String shifted = product + " + b_" + candidates.index();
    return width.isEmpty() ? shifted : "(" + shifted + ")" + width;
  }

  private static String clusters(Candidates candidates, boolean degreeWeighted) {
    String cluster = candidates.cluster();
    String weight = degreeWeighted ? " d" : "";
    String j = candidates.index().equals("j") ? "ⱼ" : "_" + candidates.index();
    return "Σ_%s φ_i%s %s%s/Σₖ%s%s, φ = softmax(z)%s%s"
        .formatted(
            cluster,
            cluster,
            member(candidates, candidates.index(), cluster),
            degreeWeighted ? weight + j : "",
            member(candidates, "k", cluster),
            degreeWeighted ? weight + "ₖ" : "",
            candidates.own()
                ? ""
                : ", ψ = softmax(%s)".formatted(candidates.prototypes() ? "w" : "z′"),
            degreeWeighted ? ", degrees d" : "");
  }

  /** "Σⱼ p(j|i) dᵢⱼ". */
  private static String cohesion(Equation equation) {
    Candidates candidates = Candidates.of(equation);
    return sum(candidates) + " " + supervision(equation) + " d" + pair(candidates);
  }

  /** dᵢₖ, to any candidate k. */
  private static String distance(Candidates candidates) {
    return candidates.prototypes() ? "d_ik" : "dᵢₖ";
  }

  private static String defined(Dissimilarity dissimilarity, Candidates candidates) {
    String other = vector(candidates);
    return "d"
        + pair(candidates)
        + " = "
        + switch (dissimilarity) {
          case SQUARED_EUCLIDEAN -> "‖zᵢ−" + other + "‖²";
          case COSINE -> "1 − cos(zᵢ, " + other + ")";
        };
  }

  private static String spread(VarianceHinge hinge, Equation equation) {
    Candidates candidates = Candidates.of(equation);
    return "Cᵢ = %s %s‖zᵢ−%s‖²/d, V = meanₖ max(0, 1−std zₖ)%s"
        .formatted(
            sum(candidates),
            supervision(equation),
            vector(candidates),
            hinge.covariance() == 0
                ? ", dimensions k ≤ d"
                : ", O = Σₖₗ cov²/d, dimensions k ≠ l ≤ d");
  }

  private static String triplets(Triplets triplets, Equation equation) {
    Candidates candidates = Candidates.of(equation);
    return "%s %s max(0, d%s − %s + %s), k %s"
        .formatted(
            sum(candidates),
            supervision(equation),
            pair(candidates),
            distance(candidates),
            number(triplets.margin()),
            triplets.negatives().id());
  }

  private static String tail(String difference, double nu, double gamma) {
    String power = nu == 1 ? "⁻¹" : "^−" + number((nu + 1) / 2);
    return "(1 + ‖" + difference + "‖²" + divisor(nu * gamma * gamma) + ")" + power;
  }

  private static String divisor(double value) {
    String number = number(value);
    return number.equals("1") ? "" : "/" + number;
  }

  private static String divergence(Divergence divergence, String p, String q) {
    return switch (divergence) {
      case KullbackLeibler() -> "KL(" + p + " ‖ " + q + ")";
      case ReverseKullbackLeibler() -> "KL(" + q + " ‖ " + p + ")";
      case ReverseCrossEntropy() -> "H(" + q + ", " + p + ")";
      case JensenShannon() -> "JS(" + p + ", " + q + ")";
      case TotalVariation() -> "TV(" + p + ", " + q + ")";
      case SquaredHellinger() -> "Hel²(" + p + ", " + q + ")";
    };
  }
}
