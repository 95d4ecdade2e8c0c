package iconexplorer.method;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.divergence.Comparison;
import iconexplorer.divergence.MutualInformation;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.Harmonic;
import iconexplorer.learned.LearnedDistribution;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.Triplets;
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
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scilab.forge.jlatexmath.TeXFormula;

class NotationTest {

  static Stream<Equation> everyRowAndColumn() {
    List<SupervisoryDistribution> rows =
        List.of(
            new GaussianNeighbours(new Bandwidth.Perplexity(30)),
            new GaussianNeighbours(new Bandwidth.Sigma(1.3)),
            new StudentTNeighbours(1, 1.2),
            new Identity(),
            new GraphKernel(GraphKernel.Normalisation.RANDOM_WALK),
            new GraphKernel(GraphKernel.Normalisation.DEGREE_SOFTMAX),
            new UniformNeighbours(15),
            new UniformNeighbours(15, UniformNeighbours.Link.SYMMETRIC),
            new UniformNeighbours(15, UniformNeighbours.Link.MUTUAL),
            new PositivePairs(),
            new CrossModalPairs(),
            new SameClass(),
            new DataLabelPairs(),
            new ContextTokenPairs());
    List<LearnedDistribution> columns =
        List.of(
            Gaussian.euclidean(0.8),
            Gaussian.cosine(0.5),
            Gaussian.dot(1),
            new WideGaussian(Dissimilarity.SQUARED_EUCLIDEAN),
            WideGaussian.hinged(25, 25, 0.5),
            WideGaussian.hinged(25, 25, 0),
            new NarrowGaussian(Dissimilarity.COSINE),
            NarrowGaussian.triplets(0.2, Negatives.SEMI_HARD),
            new NarrowGaussian(
                Dissimilarity.SQUARED_EUCLIDEAN, Optional.of(new Triplets(0.2, Negatives.HARDEST))),
            new StudentT(4, 0.7),
            new Harmonic(8, 1e-4),
            new Clusters(),
            new Clusters(true));
    return rows.stream().flatMap(p -> columns.stream().map(q -> new Equation(p, q)));
  }

  @ParameterizedTest
  @MethodSource("everyRowAndColumn")
  void everyEquationCanBeTypeset(Equation equation) {
    for (Equation version : List.of(equation, modified(equation))) {
      Notation latex = Notation.latex(version, 0);
      for (String formula : List.of(latex.p(), latex.q(), latex.loss())) {
        assertDoesNotThrow(() -> new TeXFormula(formula), formula);
        assertFalse(formula.contains("$"), formula);
      }
      Notation text = Notation.unicode(version, 0);
      for (String line : List.of(text.p(), text.q(), text.loss())) {
        assertTrue(line.length() <= 125, line);
        assertFalse(line.contains("\n"), line);
      }
    }
  }

  private static Equation modified(Equation equation) {
    return equation
        .withModifiers(new Modifiers(true, 2, false, 0.2))
        .withLearnedAlpha(0.6)
        .withComparison(Comparison.byId("hellinger"));
  }

  @Test
  void tSneReadsAsInItsPaper() {
    Equation equation = MethodTable.byId("t-sne").map(Method::training).orElseThrow().equation();
    assertEquals(
        new Notation(
            "p(j|i) ∝ exp(−‖xᵢ−xⱼ‖²/2σᵢ²), perplexity 30",
            "Qᵢⱼ ∝ (1 + ‖zᵢ−zⱼ‖²)⁻¹",
            "L = KL(P ‖ Q) over all pairs, Pᵢⱼ = (p(j|i) + p(i|j)) / 2n"),
        Notation.unicode(equation, 0));
  }

  @Test
  void mutualInformationReadsAsASumOverPairsOfClusters() {
    Equation iic = MethodTable.byId("iic").map(Method::training).orElseThrow().equation();
    assertEquals(
        "L = −Σ_ab P_ab (log P_ab − log P_a − log P_b), P_ab = meanᵢ Σⱼ p(j|i) φ_ia φ_jb",
        Notation.unicode(iic, 0).loss());
    Equation weighted = iic.withComparison(new MutualInformation(1.2));
    assertTrue(Notation.unicode(weighted, 0).loss().contains("− 1.2 log P_a −"));
    assertDoesNotThrow(() -> new TeXFormula(Notation.latex(weighted, 0).loss()));
  }

  @Test
  void debiasedContrastAndTheVarianceHingeReadAsInTheirPapers() {
    Equation dcl = MethodTable.byId("dcl").map(Method::training).orElseThrow().equation();
    assertEquals(
        "L = −meanᵢ Σⱼ p(j|i) log(eᵢⱼ/(eᵢⱼ + Gᵢⱼ)),"
            + " Gᵢⱼ = max((Σₙeᵢₙ − 0.1Keᵢⱼ)/0.9, Ke^−2), n of K negatives",
        Notation.unicode(dcl, 0).loss());
    assertEquals("q(j|i) ∝ eᵢⱼ = exp(cos(zᵢ, zⱼ)/0.5)", Notation.unicode(dcl, 0).q());
    assertTrue(
        Notation.latex(dcl, 0).loss().contains("\\max\\left("), Notation.latex(dcl, 0).loss());
    assertDoesNotThrow(() -> new TeXFormula(Notation.latex(dcl, 0).loss()));
    Equation vicreg =
        MethodTable.byId("vicreg-covariance").map(Method::training).orElseThrow().equation();
    assertEquals("L = 25 meanᵢ Cᵢ + 25 V + 1 O", Notation.unicode(vicreg, 0).loss());
  }

  @Test
  void prototypesAreCalledByTheirClassOrTokenAndHaveABiasWhereTheyAreMultiplied() {
    assertEquals("q(c|i) ∝ exp(zᵢ·w_c + b_c)", unicode("cross-entropy").q());
    assertEquals("q(c|i) ∝ (‖zᵢ−w_c‖² + 0.0001)^−8", unicode("harmonic-loss").q());
    assertEquals("q(t|i) ∝ exp(zᵢ·w_t + b_t)", unicode("masked-language-modelling").q());
    assertEquals(
        "Lᵢ = Σ_c p(c|i) d_ic − meanₖ d_ik, d_ic = 1 − cos(zᵢ, w_c)",
        unicode("data-label/sigma-infinity").q());
    assertEquals(
        "q(c|i) = Σ_a φ_ia ψ_ca/Σₖψ_ka, φ = softmax(z), ψ = softmax(w)",
        unicode("data-label/clusters").q());
  }

  @Test
  void theOtherModalityHasATowerOfItsOwn() {
    assertEquals("q(j|i) ∝ exp(cos(zᵢ, z′ⱼ)/τ), τ learned from 0.07", unicode("clip").q());
    assertEquals("q(j|i) ∝ exp(cos(zᵢ, z′ⱼ)/0.07)", unicode("cmc").q());
    assertEquals(
        "q(j|i) = Σ_c φ_ic ψ_jc/Σₖψ_kc, φ = softmax(z), ψ = softmax(z′)",
        unicode("cross-modal/clusters").q());
    assertEquals(
        "q(j|i) = Σ_c φ_ic φ_jc/Σₖφ_kc, φ = softmax(z)", unicode("infonce-clustering").q());
  }

  /** Chen, Xie, He, MoCo v3, 2021, algorithm 1; Adaloglou et al., TEMI, 2023, §3. */
  @Test
  void aSlowCopyGivesTheCandidatesAndIsCalledOtherwise() {
    assertEquals("p(j|i) = 1[j shows i's item], j of the other view", unicode("moco-v3").p());
    assertEquals(
        "q(j|i) ∝ exp(cos(g(zᵢ), z̄ⱼ)/0.2), predictor g, z̄ by a slow copy, 0.99 → 1",
        unicode("moco-v3").q());
    Equation clusters = MethodTable.byId("pmi-clustering").orElseThrow().training().equation();
    assertEquals(
        "q(j|i) = Σ_c φ_ic ψ_jc/Σₖψ_kc, φ = softmax(z), ψ = softmax(z̄), z̄ by a slow copy, 0.996 →"
            + " 1",
        Notation.unicode(clusters, 0.996).q());
  }

  private static Notation unicode(String method) {
    Method.Training training = MethodTable.byId(method).orElseThrow().training();
    return Notation.unicode(training.equation(), training.recipe().ema());
  }

  @ParameterizedTest
  @MethodSource("everyMethod")
  void pAndQNameTheirCandidatesAlikeAndNothingIsUndefined(Method method) {
    Equation equation = method.training().equation();
    double ema = method.training().recipe().ema();
    for (Notation notation :
        List.of(Notation.unicode(equation, ema), Notation.latex(equation, ema))) {
      String index = only("p\\(([a-z])\\|i\\)", notation.p());
      String all = notation.p() + " ; " + notation.q() + " ; " + notation.loss();
      boolean pairs = equation.normalisation() == Normalisation.JOINT;
      if (!pairs) {
        assertEquals(index, only("[pq]\\(([a-z])\\|i\\)", notation.q()), all);
      }
      Support support = Support.of(equation.p(), equation.q() instanceof Clusters);
      boolean prototypes = support == Support.PROTOTYPES;
      assertEquals(prototypes, !index.equals("j"), all);
      String q = notation.q();
      assertEquals(!support.candidatesAreAnchors(), has(q, "ψ|\\\\psi|w_|z′|z'"), all);
      assertEquals(prototypes, has(q, "w_|\\(w\\)"), all);
      assertEquals(support == Support.CROSS_MODAL, has(q, "z′|z'"), all);
      assertEquals(ema > 0, has(q, "z̄|bar"), all);
      assertDefined(all, "g\\(z", "predictor");
      assertFalse(has(all, "pᵢⱼ|p_\\{ij\\}|p_i"), all);
      assertDefined(all, "φ_|\\\\varphi_", "φ = |\\\\varphi=");
      assertDefined(all, "ψ_|\\\\psi_", "ψ = |\\\\psi=");
      assertDefined(all, "(?<![a-z])d(ᵢⱼ|_i[ct]|_\\{i)", "d(ᵢⱼ|_i[ct]) = |d_\\{i[jct]\\}=");
      assertDefined(all, "(?<![a-z])(eᵢⱼ|e_\\{ij)", "eᵢⱼ = |e_\\{ij\\}=");
      assertDefined(all, "Gᵢⱼ|G_\\{", "Gᵢⱼ = |G_\\{ij\\}=");
      assertDefined(all, "τ|tau", "τ learned|tau\\\\ \\\\mathrm\\{learned");
      assertDefined(all, "P_ab|P_\\{ab", "P_ab = |P_\\{ab\\}=");
    }
  }

  static Stream<Method> everyMethod() {
    return MethodTable.all().stream();
  }

  private static boolean has(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  private static void assertDefined(String text, String used, String defined) {
    assertTrue(!has(text, used) || has(text, defined), text);
  }

  /** What a group of the pattern is, wherever it is found. */
  private static String only(String pattern, String text) {
    Set<String> found =
        Pattern.compile(pattern)
            .matcher(text)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertEquals(1, found.size(), text);
    return found.iterator().next();
  }

  @Test
  void alphaShowsAsAMixture() {
    Equation equation =
        new Equation(new PositivePairs(), Gaussian.cosine(0.5))
            .withModifiers(Modifiers.NONE.withAlpha(0.2));
    Notation text = Notation.unicode(equation, 0);
    assertTrue(text.p().endsWith("p̃ = 0.8p + 0.2/M"), text.p());
    assertEquals("L = meanᵢ KL(p̃(·|i) ‖ q(·|i))", text.loss());
  }

  @Test
  void aDifferenceNamesAllThatDiffers() {
    Equation one = new Equation(new PositivePairs(), Gaussian.cosine(0.5));
    assertEquals("in nothing", Notation.difference(one, one));
    assertEquals("only in p", Notation.difference(one, one.withP(new SameClass())));
    assertEquals(
        "in p, q and normalisation",
        Notation.difference(
            one,
            one.withP(new SameClass())
                .withQ(new StudentT(1))
                .withNormalisation(Normalisation.JOINT)));
  }

  @Test
  void whatAFormulaOfPTakesForGrantedIsSaidInWords() {
    Equation debiased =
        MethodTable.byId("debiased-infonce-clustering").orElseThrow().training().equation();
    assertTrue(Notation.latex(debiased, 0).p().contains("views\\ of}\\ i,\\ 1\\ \\mathrm{walk}"));
    List<String> words = Symbols.of(debiased);
    assertEquals("NN(i): the 3 items nearest to i.", words.get(0));
    assertTrue(words.get(1).startsWith("Views of i: "), words.get(1));
    assertTrue(
        words.get(2).startsWith("1 walk: ") && words.get(2).contains("p + p²"), words.get(2));
    Equation twice = debiased.withModifiers(new Modifiers(false, 2, true, 0));
    assertTrue(Symbols.of(twice).getLast().startsWith("2 walks: "));
    assertTrue(Symbols.of(twice).getLast().endsWith("all that are reached alike."));
    assertEquals(List.of(), Symbols.of(new Equation(new Identity(), new Clusters())));
  }
}
