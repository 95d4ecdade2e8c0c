package iconexplorer.method;

import static iconexplorer.method.Notation.number;

import iconexplorer.data.Count;
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
import iconexplorer.supervisory.UniformNeighbours;

/**
 * An equation in one line of Unicode.
 *
 * @param ema what a slow copy of the encoder keeps of itself, 0 where there is none
 */
record UnicodeNotation(Equation equation, double ema, Candidates candidates) {

  UnicodeNotation(Equation equation, double ema) {
    this(equation, ema, Candidates.of(equation, ema));
  }

  String p() {
    return bareP() + modified(equation.modifiers());
  }

  String q() {
    String q = bareQ() + slowly();
    double alpha = equation.learnedAlpha();
    return alpha == 0 ? q : q + ", q̃ = " + mixture("q", alpha);
  }

  String loss() {
    return switch (equation.comparison()) {
      case MutualInformation(double lambda) -> information(lambda);
      case DebiasedContrast(double prior) -> contrast(prior);
      case Divergence divergence -> loss(divergence);
    };
  }

  private String information(double lambda) {
    String weight = lambda == 1 ? "" : number(lambda) + " ";
    return "L = −Σ_ab P_ab (log P_ab − %1$slog P_a − %1$slog P_b), P_ab = meanᵢ %2$s %3$s φ_ia %4$s"
        .formatted(weight, sum(), supervision(), member(candidates.index(), "b"));
  }

  private String contrast(double prior) {
    return "L = −meanᵢ %1$s %2$s log(e%3$s/(e%3$s + G%3$s)), G%3$s = max((Σₙeᵢₙ − %4$sKe%3$s)/%5$s, Ke^−%6$s), n of K negatives"
        .formatted(
            sum(),
            supervision(),
            pair(),
            number(prior),
            number(1 - prior),
            equation.q() instanceof Gaussian gaussian ? number(1 / gaussian.width()) : "1/τ");
  }

  /** "Σⱼ". */
  private String sum() {
    return candidates.index().equals("j") ? "Σⱼ" : "Σ_" + candidates.index();
  }

  /** "ᵢⱼ". */
  private String pair() {
    return candidates.index().equals("j") ? "ᵢⱼ" : "_i" + candidates.index();
  }

  /** "p(j|i)", or p̃ where something modifies p. */
  private String supervision() {
    return (equation.modifiers().equals(Modifiers.NONE) ? "p" : "p̃")
        + "(%s|i)".formatted(candidates.index());
  }

  /** "predictor g, z̄ by a slow copy", and what that keeps of itself. */
  private String slowly() {
    return candidates.by() == Candidates.By.A_SLOW_COPY
        ? "%s, z̄ by a slow copy, %s → 1"
            .formatted(candidates.predicted() ? ", predictor g" : "", number(ema))
        : "";
  }

  /** An anchor's embedding, or what is predicted from it. */
  private String anchor() {
    return candidates.predicted() ? "g(zᵢ)" : "zᵢ";
  }

  /** A candidate's embedding. */
  private String vector() {
    return switch (candidates.by()) {
      case THE_ENCODER -> "zⱼ";
      case A_SLOW_COPY -> "z̄ⱼ";
      case ANOTHER_TOWER -> "z′ⱼ";
      case NO_ENCODER -> "w_" + candidates.index();
    };
  }

  /** A candidate's share in a cluster. */
  private String member(String candidate, String cluster) {
    return (candidates.own() ? "φ_" : "ψ_") + candidate + cluster;
  }

  private static String held(VarianceHinge hinge) {
    return "L = %s meanᵢ Cᵢ + %s V%s"
        .formatted(
            number(hinge.cohesion()),
            number(hinge.variance()),
            hinge.covariance() == 0 ? "" : " + " + number(hinge.covariance()) + " O");
  }

  private String loss(Divergence divergence) {
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

  private String bareP() {
    return switch (equation.p()) {
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
          candidates.predicted()
              ? "p(j|i) = 1[j shows i's item], j of the other view"
              : repeats == 1
                  ? "p(j|i) = 1/(V−1) on the other views of i"
                  : "p(j|i) = 1/%1$d on the %1$d other views of i's first, 1 back"
                      .formatted(repeats);
      case CrossModalPairs() -> "p(j|i) = 1[same item, other modality]";
      case SameClass() -> "p(j|i) = 1/(n_y−1) on the others of class yᵢ";
      case DataLabelPairs() -> "p(c|i) = 1[c = yᵢ]";
      case ContextTokenPairs() -> "p(t|i) = count(i,t)/Σₛcount(i,s)";
    };
  }

  private static String modified(Modifiers modifiers) {
    String text = modifiers.symmetrise() ? ", symmetrised" : "";
    if (modifiers.walks() > 0) {
      text += ", " + Count.of(modifiers.walks(), "walk", "walks");
    }
    return modifiers.alpha() == 0 ? text : text + ", p̃ = " + mixture("p", modifiers.alpha());
  }

  private static String mixture(String distribution, double alpha) {
    return number(1 - alpha) + distribution + " + " + number(alpha) + "/M";
  }

  private String bareQ() {
    String q = "q(%s|i)".formatted(candidates.index());
    String pair = equation.normalisation() == Normalisation.JOINT ? "Qᵢⱼ" : q;
    String other = vector();
    String difference = anchor() + "−" + other;
    return switch (equation.q()) {
      case Gaussian gaussian ->
          pair
              + " ∝ "
              + (equation.comparison() instanceof DebiasedContrast ? "e" + pair() + " = " : "")
              + gaussian(gaussian);
      case WideGaussian(var dissimilarity, var hinge) ->
          hinge
              .map(held -> spread(held))
              .orElse(
                  "Lᵢ = %s − meanₖ %s, %s"
                      .formatted(cohesion(), distance(), defined(dissimilarity)));
      case NarrowGaussian(var dissimilarity, var triplets) ->
          "Lᵢ = "
              + triplets.map(drawn -> triplets(drawn)).orElse(cohesion() + " − minₖ " + distance())
              + ", "
              + defined(dissimilarity);
      case StudentT(double nu, double gamma) -> pair + " ∝ " + tail(difference, nu, gamma);
      case Harmonic(double degree, double epsilon) ->
          pair + " ∝ (‖" + difference + "‖² + " + number(epsilon) + ")^−" + number(degree);
      case Clusters(boolean degreeWeighted) -> q + " = " + clusters(degreeWeighted);
    };
  }

  private String gaussian(Gaussian gaussian) {
    String other = vector();
    String width = gaussian.learned() ? "/τ" : divisor(gaussian.width());
    String kernel =
        switch (gaussian.similarity()) {
          case EUCLIDEAN ->
              "−‖"
                  + anchor()
                  + "−"
                  + other
                  + "‖²"
                  + divisor(2 * gaussian.width() * gaussian.width());
          case COSINE -> "cos(" + anchor() + ", " + other + ")" + width;
          case DOT -> dot(width);
        };
    return "exp("
        + kernel
        + ")"
        + (gaussian.learned() ? ", τ learned from " + number(gaussian.width()) : "");
  }

  /** Prototypes have a bias. */
  private String dot(String width) {
    String product = anchor() + "·" + vector();
    if (!candidates.prototypes()) {
      return product + width;
    }
    String shifted = product + " + b_" + candidates.index();
    return width.isEmpty() ? shifted : "(" + shifted + ")" + width;
  }

  private String clusters(boolean degreeWeighted) {
    String cluster = candidates.cluster();
    String weight = degreeWeighted ? " d" : "";
    String j = candidates.index().equals("j") ? "ⱼ" : "_" + candidates.index();
    return "Σ_%s φ_i%s %s%s/Σₖ%s%s, φ = softmax(%s)%s%s"
        .formatted(
            cluster,
            cluster,
            member(candidates.index(), cluster),
            degreeWeighted ? weight + j : "",
            member("k", cluster),
            degreeWeighted ? weight + "ₖ" : "",
            candidates.predicted() ? "g(z)" : "z",
            switch (candidates.by()) {
              case THE_ENCODER -> "";
              case A_SLOW_COPY -> ", ψ = softmax(z̄)";
              case ANOTHER_TOWER -> ", ψ = softmax(z′)";
              case NO_ENCODER -> ", ψ = softmax(w)";
            },
            degreeWeighted ? ", degrees d" : "");
  }

  /** "Σⱼ p(j|i) dᵢⱼ". */
  private String cohesion() {
    return sum() + " " + supervision() + " d" + pair();
  }

  /** dᵢₖ, to any candidate k. */
  private String distance() {
    return candidates.prototypes() ? "d_ik" : "dᵢₖ";
  }

  private String defined(Dissimilarity dissimilarity) {
    String other = vector();
    return "d"
        + pair()
        + " = "
        + switch (dissimilarity) {
          case SQUARED_EUCLIDEAN -> "‖" + anchor() + "−" + other + "‖²";
          case COSINE -> "1 − cos(" + anchor() + ", " + other + ")";
        };
  }

  private String spread(VarianceHinge hinge) {
    return "Cᵢ = %s %s‖%s−%s‖²/d, V = meanₖ max(0, 1−std zₖ)%s"
        .formatted(
            sum(),
            supervision(),
            anchor(),
            vector(),
            hinge.covariance() == 0
                ? ", dimensions k ≤ d"
                : ", O = Σₖₗ cov²/d, dimensions k ≠ l ≤ d");
  }

  private String triplets(Triplets triplets) {
    return "%s %s max(0, d%s − %s + %s), k %s"
        .formatted(
            sum(),
            supervision(),
            pair(),
            distance(),
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
