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
      case MutualInformation(double lambda) -> information(lambda, equation.modifiers());
      case DebiasedContrast(double prior) -> contrast(prior, equation.modifiers());
      case Divergence divergence -> loss(equation, divergence);
    };
  }

  private static String information(double lambda, Modifiers modifiers) {
    String weight = lambda == 1 ? "" : number(lambda) + " ";
    return "L = −Σ_ab P_ab (log P_ab − %1$slog P_a − %1$slog P_b), P_ab = meanᵢ Σⱼ %2$s(j|i) φ_ia φ_jb"
        .formatted(weight, modifiers.equals(Modifiers.NONE) ? "p" : "p̃");
  }

  private static String contrast(double prior, Modifiers modifiers) {
    return "L = −meanᵢ Σⱼ %sᵢⱼ log(eᵢⱼ/(eᵢⱼ + Gᵢⱼ)), Gᵢⱼ = (Σₙ eᵢₙ − %sN eᵢⱼ)/%s, n negative"
        .formatted(modifiers.equals(Modifiers.NONE) ? "p" : "p̃", number(prior), number(1 - prior));
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
          "p(j|i) ∝ exp(−‖xᵢ−xⱼ‖²/2σ²)"
              + (sigma == Recipe.AUTOMATIC_SIGMA ? "" : ", σ = " + number(sigma));
      case StudentTNeighbours(double nu, double gamma) ->
          gamma == Recipe.AUTOMATIC_SIGMA
              ? "p(j|i) ∝ (1 + ‖xᵢ−xⱼ‖²/νγ²)^−%s, ν = %s"
                  .formatted(number((nu + 1) / 2), number(nu))
              : "p(j|i) ∝ " + tail("xᵢ−xⱼ", nu, gamma);
      case Identity() -> "p(j|i) = 1[j = i]";
      case GraphKernel(var normalisation) ->
          switch (normalisation) {
            case RANDOM_WALK -> "p(j|i) = wᵢⱼ/Σₖwᵢₖ";
            case DEGREE_SOFTMAX -> "p(j|i) ∝ exp(wᵢⱼ/dⱼ)";
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
    boolean joint = equation.normalisation() == Normalisation.JOINT;
    boolean prototypes = equation.p() instanceof DataLabelPairs;
    String pair = joint ? "Qᵢⱼ" : prototypes ? "q(c|i)" : "q(j|i)";
    String other = prototypes ? "w_c" : "zⱼ";
    String difference = "zᵢ−" + other;
    return switch (equation.q()) {
      case Gaussian(var similarity, double width, boolean learned) ->
          pair
              + " ∝ exp("
              + switch (similarity) {
                case EUCLIDEAN -> "−‖" + difference + "‖²" + divisor(2 * width * width);
                case COSINE -> "cos(zᵢ, " + other + ")" + divisor(width);
                case DOT -> "zᵢ·" + other + divisor(width);
              }
              + ")";
      case WideGaussian(var dissimilarity, var hinge) ->
          hinge
              .map(held -> spread(held, difference))
              .orElse(
                  "Lᵢ = Σⱼ pᵢⱼdᵢⱼ − meanₖ dᵢₖ, d = " + dissimilarity(dissimilarity, difference));
      case NarrowGaussian(var dissimilarity, var triplets) ->
          "Lᵢ = "
              + triplets.map(UnicodeNotation::triplets).orElse("Σⱼ pᵢⱼdᵢⱼ − minₖ dᵢₖ")
              + ", d = "
              + dissimilarity(dissimilarity, difference);
      case StudentT(double nu, double gamma) -> pair + " ∝ " + tail(difference, nu, gamma);
      case Harmonic(double degree, double epsilon) ->
          pair + " ∝ (‖" + difference + "‖² + " + number(epsilon) + ")^−" + number(degree);
      case Clusters(boolean degreeWeighted) ->
          degreeWeighted ? "q(j|i) = Σ_c φ_ic φ_jc dⱼ/Σₖφ_kc dₖ" : "q(j|i) = Σ_c φ_ic φ_jc/Σₖφ_kc";
    };
  }

  private static String spread(VarianceHinge hinge, String difference) {
    return "Cᵢ = Σⱼ pᵢⱼ‖%s‖²/d, V = meanₖ max(0, 1−std zₖ)%s"
        .formatted(difference, hinge.covariance() == 0 ? "" : ", O = Σₖₗ cov²/d");
  }

  private static String triplets(Triplets triplets) {
    return "Σⱼ pᵢⱼ max(0, dᵢⱼ − dᵢₖ + %s), k %s"
        .formatted(number(triplets.margin()), triplets.negatives().id());
  }

  private static String dissimilarity(Dissimilarity dissimilarity, String difference) {
    return switch (dissimilarity) {
      case SQUARED_EUCLIDEAN -> "‖" + difference + "‖²";
      case COSINE -> "1 − cos";
    };
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
