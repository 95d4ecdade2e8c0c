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
      case MutualInformation(double lambda) -> information(lambda, equation);
      case DebiasedContrast(double prior) -> contrast(prior, equation);
      case Divergence divergence -> loss(equation, divergence);
    };
  }

  private static String information(double lambda, Equation equation) {
    Candidates candidates = Candidates.of(equation);
    String weight = lambda == 1 ? "" : number(lambda);
    return "\\mathcal{L}=-\\sum_{ab}P_{ab}\\left(\\log P_{ab}-%1$s\\log P_a-%1$s\\log P_b\\right),"
            .formatted(weight)
        + "\\ P_{ab}=\\frac{1}{N}\\sum_{i%s}%s\\,\\varphi_{ia}%s"
            .formatted(
                candidates.index(),
                supervision(equation),
                member(candidates, candidates.index(), "b"));
  }

  private static String contrast(double prior, Equation equation) {
    String pair = pair(Candidates.of(equation));
    return "\\mathcal{L}=-\\frac{1}{N}\\sum%1$s%2$s\\log\\frac{e%1$s}{e%1$s+G%1$s},"
            .formatted(pair, supervision(equation))
        + "\\ G%1$s=\\max\\left(\\frac{\\sum_n e_{in}-%2$s\\,K e%1$s}{%3$s},\\,K e^{-%4$s}\\right),"
            .formatted(
                pair,
                number(prior),
                number(1 - prior),
                equation.q() instanceof Gaussian gaussian
                    ? number(1 / gaussian.width())
                    : "1/\\tau")
        + "\\ n\\ \\mathrm{of}\\ K\\ \\mathrm{negatives}";
  }

  /** "_{ij}". */
  private static String pair(Candidates candidates) {
    return "_{i%s}".formatted(candidates.index());
  }

  /** "p(j|i)", or p̃ where something modifies p. */
  private static String supervision(Equation equation) {
    return (equation.modifiers().equals(Modifiers.NONE) ? "p" : "\\tilde{p}")
        + "(%s|i)".formatted(Candidates.of(equation).index());
  }

  /** A candidate's embedding. */
  private static String vector(Candidates candidates) {
    return candidates.own() ? "z_j" : candidates.prototypes() ? "w_" + candidates.index() : "z'_j";
  }

  /** A candidate's share in a cluster. */
  private static String member(Candidates candidates, String candidate, String cluster) {
    return "%s_{%s%s}".formatted(candidates.own() ? "\\varphi" : "\\psi", candidate, cluster);
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
          "p(j|i)\\propto\\exp\\left(-\\|x_i-x_j\\|^2/2\\sigma_i^2\\right),\\ 2^{H(p(\\cdot|i))}="
              + number(perplexity);
      case GaussianNeighbours(Bandwidth.Sigma(double sigma)) ->
          "p(j|i)\\propto\\exp\\left(-\\|x_i-x_j\\|^2/2\\sigma^2\\right),\\ \\sigma"
              + (sigma == Recipe.AUTOMATIC_SIGMA ? "\\ \\mathrm{fitted}" : "=" + number(sigma));
      case StudentTNeighbours(double nu, double gamma) ->
          gamma == Recipe.AUTOMATIC_SIGMA
              ? "p(j|i)\\propto\\left(1+\\|x_i-x_j\\|^2/\\nu\\gamma^2\\right)^{-%s},\\ \\nu=%s,\\ \\gamma\\ \\mathrm{fitted}"
                  .formatted(number((nu + 1) / 2), number(nu))
              : "p(j|i)\\propto" + tail("x_i-x_j", nu, gamma);
      case Identity() -> "p(j|i)=\\mathbf{1}[j=i]";
      case GraphKernel(var normalisation) ->
          switch (normalisation) {
            case RANDOM_WALK -> "p(j|i)=w_{ij}/\\sum_k w_{ik},\\ \\mathrm{edges}\\ w";
            case DEGREE_SOFTMAX ->
                "p(j|i)\\propto\\exp(w_{ij}/d_j)\\ \\mathrm{on\\ edges}\\ w,\\ d_j=\\sum_k w_{jk}";
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
      case ContextTokenPairs() -> "p(t|i)=n_{it}/\\sum_s n_{is},\\ \\mathrm{counts}\\ n";
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
    Candidates candidates = Candidates.of(equation);
    String q = "q(%s|i)".formatted(candidates.index());
    String pair = equation.normalisation() == Normalisation.JOINT ? "Q_{ij}" : q;
    String difference = "z_i-" + vector(candidates);
    return switch (equation.q()) {
      case Gaussian gaussian ->
          pair
              + "\\propto "
              + (equation.comparison() instanceof DebiasedContrast
                  ? "e" + pair(candidates) + "="
                  : "")
              + gaussian(gaussian, candidates);
      case WideGaussian(var dissimilarity, var hinge) ->
          hinge
              .map(held -> spread(held, equation))
              .orElse(
                  "\\mathcal{L}_i=%s-\\frac{1}{M_i}\\sum_k d_{ik},\\ %s"
                      .formatted(cohesion(equation), defined(dissimilarity, candidates)));
      case NarrowGaussian(var dissimilarity, var triplets) ->
          "\\mathcal{L}_i="
              + triplets
                  .map(drawn -> triplets(drawn, equation))
                  .orElse(cohesion(equation) + "-\\min_k d_{ik}")
              + ",\\ "
              + defined(dissimilarity, candidates);
      case StudentT(double nu, double gamma) -> pair + "\\propto" + tail(difference, nu, gamma);
      case Harmonic(double degree, double epsilon) ->
          "%s\\propto\\left(\\|%s\\|^2+%s\\right)^{-%s}"
              .formatted(pair, difference, number(epsilon), number(degree));
      case Clusters(boolean degreeWeighted) -> q + "=" + clusters(candidates, degreeWeighted);
    };
  }

  private static String gaussian(Gaussian gaussian, Candidates candidates) {
    String other = vector(candidates);
    String width = gaussian.learned() ? "/\\tau" : divisor(gaussian.width());
    String kernel =
        switch (gaussian.similarity()) {
          case EUCLIDEAN ->
              "-\\|z_i-" + other + "\\|^2" + divisor(2 * gaussian.width() * gaussian.width());
          case COSINE -> "\\cos(z_i," + other + ")" + width;
          case DOT -> dot(candidates, width);
        };
    return "\\exp\\left("
        + kernel
        + "\\right)"
        + (gaussian.learned()
            ? ",\\ \\tau\\ \\mathrm{learned\\ from}\\ " + number(gaussian.width())
            : "");
  }

  /** Prototypes have a bias. */
  private static String dot(Candidates candidates, String width) {
    String product = "z_i\\cdot " + vector(candidates);
    if (!candidates.prototypes()) {
      return product + width;
    }
    String shifted = product + "+b_" + candidates.index();
    return width.isEmpty() ? shifted : "(" + shifted + ")" + width;
  }

  private static String clusters(Candidates candidates, boolean degreeWeighted) {
    String cluster = candidates.cluster();
    String psi =
        candidates.own()
            ? ""
            : ",\\ \\psi=\\mathrm{softmax}(%s)".formatted(candidates.prototypes() ? "w" : "z'");
    return "\\sum_%1$s\\frac{\\varphi_{i%1$s}\\,%2$s%3$s}{\\sum_k%4$s%5$s}"
            .formatted(
                cluster,
                member(candidates, candidates.index(), cluster),
                degreeWeighted ? "d_" + candidates.index() : "",
                member(candidates, "k", cluster),
                degreeWeighted ? "d_k" : "")
        + ",\\ \\varphi=\\mathrm{softmax}(z)"
        + psi
        + (degreeWeighted ? ",\\ \\mathrm{degrees}\\ d" : "");
  }

  /** "Σ_j p(j|i) d_ij". */
  private static String cohesion(Equation equation) {
    Candidates candidates = Candidates.of(equation);
    return "\\sum_%s %s\\,d%s"
        .formatted(candidates.index(), supervision(equation), pair(candidates));
  }

  private static String defined(Dissimilarity dissimilarity, Candidates candidates) {
    String other = vector(candidates);
    return "d"
        + pair(candidates)
        + "="
        + switch (dissimilarity) {
          case SQUARED_EUCLIDEAN -> "\\|z_i-" + other + "\\|^2";
          case COSINE -> "1-\\cos(z_i," + other + ")";
        };
  }

  private static String spread(VarianceHinge hinge, Equation equation) {
    Candidates candidates = Candidates.of(equation);
    return "\\mathcal{C}_i=\\frac{1}{d}\\sum_%s %s\\,\\|z_i-%s\\|^2,"
            .formatted(candidates.index(), supervision(equation), vector(candidates))
        + "\\ \\mathcal{V}=\\frac{1}{d}\\sum_k\\max(0,1-\\mathrm{std}\\,z_k)"
        + (hinge.covariance() == 0
            ? ""
            : ",\\ \\mathcal{O}=\\frac{1}{d}\\sum_{k\\neq l}\\mathrm{cov}(z_k,z_l)^2")
        + ",\\ k\\leq d\\ \\mathrm{dimensions}";
  }

  private static String triplets(Triplets triplets, Equation equation) {
    Candidates candidates = Candidates.of(equation);
    return "\\sum_%s %s\\max(0,d%s-d_{ik}+%s),\\ k\\ \\mathrm{%s}"
        .formatted(
            candidates.index(),
            supervision(equation),
            pair(candidates),
            number(triplets.margin()),
            triplets.negatives().id().replace("-", "\\text{-}"));
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
