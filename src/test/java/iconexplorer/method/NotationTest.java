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
import iconexplorer.supervisory.UniformNeighbours;
import java.util.List;
import java.util.Optional;
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
      Notation latex = Notation.latex(version);
      for (String formula : List.of(latex.p(), latex.q(), latex.loss())) {
        assertDoesNotThrow(() -> new TeXFormula(formula), formula);
        assertFalse(formula.contains("$"), formula);
      }
      Notation text = Notation.unicode(version);
      for (String line : List.of(text.p(), text.q(), text.loss())) {
        assertTrue(line.length() <= 90, line);
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
        Notation.unicode(equation));
  }

  @Test
  void mutualInformationReadsAsASumOverPairsOfClusters() {
    Equation iic = MethodTable.byId("iic").map(Method::training).orElseThrow().equation();
    assertEquals(
        "L = −Σ_ab P_ab (log P_ab − log P_a − log P_b), P_ab = meanᵢ Σⱼ p(j|i) φ_ia φ_jb",
        Notation.unicode(iic).loss());
    Equation weighted = iic.withComparison(new MutualInformation(1.2));
    assertTrue(Notation.unicode(weighted).loss().contains("− 1.2 log P_a −"));
    assertDoesNotThrow(() -> new TeXFormula(Notation.latex(weighted).loss()));
  }

  @Test
  void debiasedContrastAndTheVarianceHingeReadAsInTheirPapers() {
    Equation dcl = MethodTable.byId("dcl").map(Method::training).orElseThrow().equation();
    assertEquals(
        "L = −meanᵢ Σⱼ pᵢⱼ log(eᵢⱼ/(eᵢⱼ + Gᵢⱼ)), Gᵢⱼ = (Σₙ eᵢₙ − 0.1N eᵢⱼ)/0.9, n negative",
        Notation.unicode(dcl).loss());
    assertDoesNotThrow(() -> new TeXFormula(Notation.latex(dcl).loss()));
    Equation vicreg =
        MethodTable.byId("vicreg-covariance").map(Method::training).orElseThrow().equation();
    assertEquals("L = 25 meanᵢ Cᵢ + 25 V + 1 O", Notation.unicode(vicreg).loss());
  }

  @Test
  void alphaShowsAsAMixture() {
    Equation equation =
        new Equation(new PositivePairs(), Gaussian.cosine(0.5))
            .withModifiers(Modifiers.NONE.withAlpha(0.2));
    Notation text = Notation.unicode(equation);
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
}
