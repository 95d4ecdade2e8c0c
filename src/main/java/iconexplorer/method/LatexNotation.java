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

/** Equations in LaTeX. */
final class LatexNotation {
  private LatexNotation() {}

  static String p(Equation equation) {
    return bareP(equation.p()) + modified(equation.modifiers());
  }

  static String q(Equation equation) {
    String q = bareQ(equation);
    double alpha = equation.learnedAlpha();
    return alpha == 0 ? q : q + ",\\ \\tilde{q}=" + mixture("q", alpha);
  }

  static String loss(Equation equation) {
    return switch (equation.comparison()) {
      case MutualInformation(double lambda) -> information(lambda, equation.modifiers());
      case DebiasedContrast(double prior) -> contrast(prior, equation.modifiers());
      case Divergence divergence -> loss(equation, divergence);
    };
  }

  private static String information(double lambda, Modifiers modifiers) {
    String weight = lambda == 1 ? "" : number(lambda);
    return "\\mathcal{L}=-\\sum_{ab}P_{ab}\\left(\\log P_{ab}-%1$s\\log P_a-%1$s\\log P_b\\right),"
            .formatted(weight)
        + "\\ P_{ab}=\\frac{1}{N}\\sum_{ij}%s(j|i)\\,\\varphi_{ia}\\varphi_{jb}"
            .formatted(modifiers.equals(Modifiers.NONE) ? "p" : "\\tilde{p}");
  }

  private static String contrast(double prior, Modifiers modifiers) {
    return "\\mathcal{L}=-\\frac{1}{N}\\sum_{ij}%s_{ij}\\log\\frac{e_{ij}}{e_{ij}+G_{ij}},"
            .formatted(modifiers.equals(Modifiers.NONE) ? "p" : "\\tilde{p}")
        + "\\ G_{ij}=\\frac{\\sum_n e_{in}-%s\\,N e_{ij}}{%s}"
            .formatted(number(prior), number(1 - prior));
  }

  private static String held(VarianceHinge hinge) {
    return "\\mathcal{L}=\\frac{%s}{N}\\sum_i\\mathcal{C}_i+%s\\,\\mathcal{V}%s"
        .formatted(
            number(hinge.cohesion()),
            number(hinge.variance()),
            hinge.covariance() == 0 ? "" : "+" + number(hinge.covariance()) + "\\,\\mathcal{O}");
  }

  private static String loss(Equation equation, Divergence divergence) {
    if (equation.q() instanceof WideGaussian wide && wide.hinge().isPresent()) {
      return held(wide.hinge().get());
    }
    if (equation.q() instanceof WideGaussian || equation.q() instanceof NarrowGaussian) {
      return "\\mathcal{L}=\\frac{1}{N}\\sum_i\\mathcal{L}_i";
    }
    String p = equation.modifiers().equals(Modifiers.NONE) ? "p" : "\\tilde{p}";
    String q = equation.learnedAlpha() == 0 ? "q" : "\\tilde{q}";
    return switch (equation.normalisation()) {
      case ROW ->
          "\\mathcal{L}=\\frac{1}{N}\\sum_i "
              + divergence(divergence, p + "(\\cdot|i)", q + "(\\cdot|i)");
      case JOINT ->
          "\\mathcal{L}=%s,\\ P_{ij}=\\frac{%s(j|i)+%s(i|j)}{2N}"
              .formatted(divergence(divergence, "P", "Q"), p, p);
    };
  }

  private static String bareP(SupervisoryDistribution p) {
    return switch (p) {
      case GaussianNeighbours(Bandwidth.Perplexity(double perplexity)) ->
          "p(j|i)\\propto\\exp\\left(-\\|x_i-x_j\\|^2/2\\sigma_i^2\\right),\\ 2^{H(p_i)}="
              + number(perplexity);
      case GaussianNeighbours(Bandwidth.Sigma(double sigma)) ->
          "p(j|i)\\propto\\exp\\left(-\\|x_i-x_j\\|^2/2\\sigma^2\\right)"
              + (sigma == Recipe.AUTOMATIC_SIGMA ? "" : ",\\ \\sigma=" + number(sigma));
      case StudentTNeighbours(double nu, double gamma) ->
          gamma == Recipe.AUTOMATIC_SIGMA
              ? "p(j|i)\\propto\\left(1+\\|x_i-x_j\\|^2/\\nu\\gamma^2\\right)^{-%s},\\ \\nu=%s"
                  .formatted(number((nu + 1) / 2), number(nu))
              : "p(j|i)\\propto" + tail("x_i-x_j", nu, gamma);
      case Identity() -> "p(j|i)=\\mathbf{1}[j=i]";
      case GraphKernel(var normalisation) ->
          switch (normalisation) {
            case RANDOM_WALK -> "p(j|i)=w_{ij}/\\sum_k w_{ik}";
            case DEGREE_SOFTMAX -> "p(j|i)\\propto\\exp(w_{ij}/d_j)";
          };
      case UniformNeighbours(int k, var link, int repeats) ->
          "p(j|i)" + neighbours(k, link) + (repeats == 0 ? "" : ",\\ \\mathrm{views}(i)");
      case PositivePairs(int repeats) ->
          repeats == 1
              ? "p(j|i)=\\frac{1}{V-1}\\,\\mathbf{1}[\\mathrm{item}(j)=\\mathrm{item}(i)]"
              : "p(j|i)=\\frac{1}{%d}\\,\\mathbf{1}[j\\in\\mathrm{views}(i)],\\ p(i|j)=1"
                  .formatted(repeats);
      case CrossModalPairs() -> "p(j|i)=\\mathbf{1}[\\mathrm{item}(j)=\\mathrm{item}(i)]";
      case SameClass() -> "p(j|i)=\\frac{1}{n_y-1}\\,\\mathbf{1}[y_j=y_i]";
      case DataLabelPairs() -> "p(c|i)=\\mathbf{1}[c=y_i]";
      case ContextTokenPairs() -> "p(t|i)=n_{it}/\\sum_s n_{is}";
    };
  }

  private static String neighbours(int k, UniformNeighbours.Link link) {
    return switch (link) {
      case DIRECTED -> "=\\frac{1}{%1$d}\\,\\mathbf{1}[j\\in\\mathrm{NN}_{%1$d}(i)]".formatted(k);
      case SYMMETRIC ->
          "\\propto\\mathbf{1}[j\\in\\mathrm{NN}_{%1$d}(i)\\vee i\\in\\mathrm{NN}_{%1$d}(j)]"
              .formatted(k);
      case MUTUAL ->
          "\\propto\\mathbf{1}[j\\in\\mathrm{NN}_{%1$d}(i)\\wedge i\\in\\mathrm{NN}_{%1$d}(j)]"
              .formatted(k);
    };
  }

  private static String modified(Modifiers modifiers) {
    String text = modifiers.symmetrise() ? ",\\ \\mathrm{symmetrised}" : "";
    if (modifiers.walks() > 0) {
      text += ",\\ s=" + modifiers.walks();
    }
    return modifiers.alpha() == 0
        ? text
        : text + ",\\ \\tilde{p}=" + mixture("p", modifiers.alpha());
  }

  private static String mixture(String distribution, double alpha) {
    return number(1 - alpha) + "\\," + distribution + "+" + number(alpha) + "/M_i";
  }

  private static String bareQ(Equation equation) {
    boolean joint = equation.normalisation() == Normalisation.JOINT;
    boolean prototypes = equation.p() instanceof DataLabelPairs;
    String pair = joint ? "Q_{ij}" : prototypes ? "q(c|i)" : "q(j|i)";
    String other = prototypes ? "w_c" : "z_j";
    String difference = "z_i-" + other;
    return switch (equation.q()) {
      case Gaussian(var similarity, double width, boolean learned) ->
          pair
              + "\\propto\\exp\\left("
              + switch (similarity) {
                case EUCLIDEAN -> "-\\|" + difference + "\\|^2" + divisor(2 * width * width);
                case COSINE -> "\\cos(z_i," + other + ")" + divisor(width);
                case DOT -> "z_i\\cdot " + other + divisor(width);
              }
              + "\\right)";
      case WideGaussian(var dissimilarity, var hinge) ->
          hinge
              .map(held -> spread(held, difference))
              .orElse(
                  "\\mathcal{L}_i=\\sum_j p_{ij}d_{ij}-\\frac{1}{M_i}\\sum_k d_{ik},\\ d="
                      + dissimilarity(dissimilarity, difference));
      case NarrowGaussian(var dissimilarity, var triplets) ->
          "\\mathcal{L}_i="
              + triplets.map(LatexNotation::triplets).orElse("\\sum_j p_{ij}d_{ij}-\\min_k d_{ik}")
              + ",\\ d="
              + dissimilarity(dissimilarity, difference);
      case StudentT(double nu, double gamma) -> pair + "\\propto" + tail(difference, nu, gamma);
      case Harmonic(double degree, double epsilon) ->
          "%s\\propto\\left(\\|%s\\|^2+%s\\right)^{-%s}"
              .formatted(pair, difference, number(epsilon), number(degree));
      case Clusters(boolean degreeWeighted) ->
          degreeWeighted
              ? "q(j|i)=\\sum_c\\frac{\\varphi_{ic}\\,\\varphi_{jc}d_j}{\\sum_k\\varphi_{kc}d_k}"
              : "q(j|i)=\\sum_c\\frac{\\varphi_{ic}\\,\\varphi_{jc}}{\\sum_k\\varphi_{kc}}";
    };
  }

  private static String spread(VarianceHinge hinge, String difference) {
    return "\\mathcal{C}_i=\\frac{1}{d}\\sum_j p_{ij}\\|%s\\|^2,".formatted(difference)
        + "\\ \\mathcal{V}=\\frac{1}{d}\\sum_k\\max(0,1-\\mathrm{std}\\,z_k)"
        + (hinge.covariance() == 0
            ? ""
            : ",\\ \\mathcal{O}=\\frac{1}{d}\\sum_{k\\neq l}\\mathrm{cov}(z_k,z_l)^2");
  }

  private static String triplets(Triplets triplets) {
    return "\\sum_j p_{ij}\\max(0,d_{ij}-d_{ik}+%s),\\ k\\ \\mathrm{%s}"
        .formatted(number(triplets.margin()), triplets.negatives().id().replace("-", "\\text{-}"));
  }

  private static String dissimilarity(Dissimilarity dissimilarity, String difference) {
    return switch (dissimilarity) {
      case SQUARED_EUCLIDEAN -> "\\|" + difference + "\\|^2";
      case COSINE -> "1-\\cos";
    };
  }

  private static String tail(String difference, double nu, double gamma) {
    return "\\left(1+\\|%s\\|^2%s\\right)^{-%s}"
        .formatted(difference, divisor(nu * gamma * gamma), number((nu + 1) / 2));
  }

  private static String divisor(double value) {
    String number = number(value);
    return number.equals("1") ? "" : "/" + number;
  }

  private static String divergence(Divergence divergence, String p, String q) {
    return switch (divergence) {
      case KullbackLeibler() -> "\\mathrm{KL}\\left(" + p + "\\,\\|\\," + q + "\\right)";
      case ReverseKullbackLeibler() -> "\\mathrm{KL}\\left(" + q + "\\,\\|\\," + p + "\\right)";
      case ReverseCrossEntropy() -> "\\mathrm{H}\\left(" + q + "," + p + "\\right)";
      case JensenShannon() -> "\\mathrm{JS}\\left(" + p + "," + q + "\\right)";
      case TotalVariation() -> "\\mathrm{TV}\\left(" + p + "," + q + "\\right)";
      case SquaredHellinger() -> "\\mathrm{Hel}^2\\left(" + p + "," + q + "\\right)";
    };
  }
}
