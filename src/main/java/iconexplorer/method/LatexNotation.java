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
import iconexplorer.supervisory.UniformNeighbours;

/**
 * An equation in LaTeX.
 *
 * @param ema what a slow copy of the encoder keeps of itself, 0 where there is none
 */
record LatexNotation(Equation equation, double ema, Candidates candidates) {

  LatexNotation(Equation equation, double ema) {
    this(equation, ema, Candidates.of(equation, ema));
  }

  String p() {
    return bareP() + modified(equation.modifiers());
  }

  String q() {
    String q = bareQ() + slowly();
    double alpha = equation.learnedAlpha();
    return alpha == 0 ? q : q + ",\\ \\tilde{q}=" + mixture("q", alpha);
  }

  String loss() {
    return switch (equation.comparison()) {
      case MutualInformation(double lambda) -> information(lambda);
      case DebiasedContrast(double prior) -> contrast(prior);
      case Divergence divergence -> loss(divergence);
    };
  }

  private String information(double lambda) {
    String weight = lambda == 1 ? "" : number(lambda);
    return "\\mathcal{L}=-\\sum_{ab}P_{ab}\\left(\\log P_{ab}-%1$s\\log P_a-%1$s\\log P_b\\right),"
            .formatted(weight)
        + "\\ P_{ab}=\\frac{1}{N}\\sum_{i%s}%s\\,\\varphi_{ia}%s"
            .formatted(candidates.index(), supervision(), member(candidates.index(), "b"));
  }

  private String contrast(double prior) {
    String pair = pair();
    return "\\mathcal{L}=-\\frac{1}{N}\\sum%1$s%2$s\\log\\frac{e%1$s}{e%1$s+G%1$s},"
            .formatted(pair, supervision())
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
  private String pair() {
    return "_{i%s}".formatted(candidates.index());
  }

  /** "p(j|i)", or p̃ where something modifies p. */
  private String supervision() {
    return (equation.modifiers().equals(Modifiers.NONE) ? "p" : "\\tilde{p}")
        + "(%s|i)".formatted(candidates.index());
  }

  /** "predictor g, z̄ by a slow copy", and what that keeps of itself. */
  private String slowly() {
    return candidates.by() == Candidates.By.A_SLOW_COPY
        ? "%s,\\ \\bar{z}\\ \\mathrm{by\\ a\\ slow\\ copy},\\ %s\\to 1"
            .formatted(candidates.predicted() ? ",\\ \\mathrm{predictor}\\ g" : "", number(ema))
        : "";
  }

  /** An anchor's embedding, or what is predicted from it. */
  private String anchor() {
    return candidates.predicted() ? "g(z_i)" : "z_i";
  }

  /** A candidate's embedding. */
  private String vector() {
    return switch (candidates.by()) {
      case THE_ENCODER -> "z_j";
      case A_SLOW_COPY -> "\\bar{z}_j";
      case ANOTHER_TOWER -> "z'_j";
      case NO_ENCODER -> "w_" + candidates.index();
    };
  }

  /** A candidate's share in a cluster. */
  private String member(String candidate, String cluster) {
    return "%s_{%s%s}".formatted(candidates.own() ? "\\varphi" : "\\psi", candidate, cluster);
  }

  private static String held(VarianceHinge hinge) {
    return "\\mathcal{L}=\\frac{%s}{N}\\sum_i\\mathcal{C}_i+%s\\,\\mathcal{V}%s"
        .formatted(
            number(hinge.cohesion()),
            number(hinge.variance()),
            hinge.covariance() == 0 ? "" : "+" + number(hinge.covariance()) + "\\,\\mathcal{O}");
  }

  private String loss(Divergence divergence) {
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

  private String bareP() {
    return switch (equation.p()) {
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
          "p(j|i)"
              + neighbours(k, link)
              + (repeats == 0 ? "" : ",\\ \\mathrm{and\\ views\\ of}\\ i");
      case PositivePairs(int repeats) ->
          candidates.predicted()
              ? "p(j|i)=\\mathbf{1}[\\mathrm{item}(j)=\\mathrm{item}(i)],\\ j\\ \\mathrm{of\\ the\\"
                  + " other\\ view}"
              : repeats == 1
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
      String walks = modifiers.walks() == 1 ? "walk" : "walks";
      text += ",\\ %d\\ \\mathrm{%s}".formatted(modifiers.walks(), walks);
    }
    return modifiers.alpha() == 0
        ? text
        : text + ",\\ \\tilde{p}=" + mixture("p", modifiers.alpha());
  }

  private static String mixture(String distribution, double alpha) {
    return number(1 - alpha) + "\\," + distribution + "+" + number(alpha) + "/M_i";
  }

  private String bareQ() {
    String q = "q(%s|i)".formatted(candidates.index());
    String pair = equation.normalisation() == Normalisation.JOINT ? "Q_{ij}" : q;
    String difference = anchor() + "-" + vector();
    return switch (equation.q()) {
      case Gaussian gaussian ->
          pair
              + "\\propto "
              + (equation.comparison() instanceof DebiasedContrast ? "e" + pair() + "=" : "")
              + gaussian(gaussian);
      case WideGaussian(var dissimilarity, var hinge) ->
          hinge
              .map(held -> spread(held))
              .orElse(
                  "\\mathcal{L}_i=%s-\\frac{1}{M_i}\\sum_k d_{ik},\\ %s"
                      .formatted(cohesion(), defined(dissimilarity)));
      case NarrowGaussian(var dissimilarity, var triplets) ->
          "\\mathcal{L}_i="
              + triplets.map(drawn -> triplets(drawn)).orElse(cohesion() + "-\\min_k d_{ik}")
              + ",\\ "
              + defined(dissimilarity);
      case StudentT(double nu, double gamma) -> pair + "\\propto" + tail(difference, nu, gamma);
      case Harmonic(double degree, double epsilon) ->
          "%s\\propto\\left(\\|%s\\|^2+%s\\right)^{-%s}"
              .formatted(pair, difference, number(epsilon), number(degree));
      case Clusters(boolean degreeWeighted) -> q + "=" + clusters(degreeWeighted);
    };
  }

  private String gaussian(Gaussian gaussian) {
    String other = vector();
    String width = gaussian.learned() ? "/\\tau" : divisor(gaussian.width());
    String kernel =
        switch (gaussian.similarity()) {
          case EUCLIDEAN ->
              "-\\|"
                  + anchor()
                  + "-"
                  + other
                  + "\\|^2"
                  + divisor(2 * gaussian.width() * gaussian.width());
          case COSINE -> "\\cos(" + anchor() + "," + other + ")" + width;
          case DOT -> dot(width);
        };
    return "\\exp\\left("
        + kernel
        + "\\right)"
        + (gaussian.learned()
            ? ",\\ \\tau\\ \\mathrm{learned\\ from}\\ " + number(gaussian.width())
            : "");
  }

  /** Prototypes have a bias. */
  private String dot(String width) {
    String product = anchor() + "\\cdot " + vector();
    if (!candidates.prototypes()) {
      return product + width;
    }
    String shifted = product + "+b_" + candidates.index();
    return width.isEmpty() ? shifted : "(" + shifted + ")" + width;
  }

  private String clusters(boolean degreeWeighted) {
    String cluster = candidates.cluster();
    String psi =
        switch (candidates.by()) {
          case THE_ENCODER -> "";
          case A_SLOW_COPY -> ",\\ \\psi=\\mathrm{softmax}(\\bar{z})";
          case ANOTHER_TOWER -> ",\\ \\psi=\\mathrm{softmax}(z')";
          case NO_ENCODER -> ",\\ \\psi=\\mathrm{softmax}(w)";
        };
    return "\\sum_%1$s\\frac{\\varphi_{i%1$s}\\,%2$s%3$s}{\\sum_k%4$s%5$s}"
            .formatted(
                cluster,
                member(candidates.index(), cluster),
                degreeWeighted ? "d_" + candidates.index() : "",
                member("k", cluster),
                degreeWeighted ? "d_k" : "")
        + ",\\ \\varphi=\\mathrm{softmax}(%s)".formatted(candidates.predicted() ? "g(z)" : "z")
        + psi
        + (degreeWeighted ? ",\\ \\mathrm{degrees}\\ d" : "");
  }

  /** "Σ_j p(j|i) d_ij". */
  private String cohesion() {
    return "\\sum_%s %s\\,d%s".formatted(candidates.index(), supervision(), pair());
  }

  private String defined(Dissimilarity dissimilarity) {
    String other = vector();
    return "d"
        + pair()
        + "="
        + switch (dissimilarity) {
          case SQUARED_EUCLIDEAN -> "\\|" + anchor() + "-" + other + "\\|^2";
          case COSINE -> "1-\\cos(" + anchor() + "," + other + ")";
        };
  }

  private String spread(VarianceHinge hinge) {
    return "\\mathcal{C}_i=\\frac{1}{d}\\sum_%s %s\\,\\|%s-%s\\|^2,"
            .formatted(candidates.index(), supervision(), anchor(), vector())
        + "\\ \\mathcal{V}=\\frac{1}{d}\\sum_k\\max(0,1-\\mathrm{std}\\,z_k)"
        + (hinge.covariance() == 0
            ? ""
            : ",\\ \\mathcal{O}=\\frac{1}{d}\\sum_{k\\neq l}\\mathrm{cov}(z_k,z_l)^2")
        + ",\\ k\\leq d\\ \\mathrm{dimensions}";
  }

  private String triplets(Triplets triplets) {
    return "\\sum_%s %s\\max(0,d%s-d_{ik}+%s),\\ k\\ \\mathrm{%s}"
        .formatted(
            candidates.index(),
            supervision(),
            pair(),
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
