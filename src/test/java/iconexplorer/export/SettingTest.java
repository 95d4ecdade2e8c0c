package iconexplorer.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.method.MethodTable;
import iconexplorer.supervisory.Identity;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {

  private static TrainingSpec plan(String method) {
    return RunPlanner.plan(
        MethodTable.byId(method).orElseThrow(), DatasetCatalogue.all().getFirst(), 42);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          steps | t-sne | 7
          patience | t-sne | 300
          least-improvement | t-sne | 0.01
          seed | t-sne | -3
          encoder | t-sne | linear
          hidden | infonce | 32,16
          dimension | t-sne | 3
          batch | infonce | 64
          optimiser | t-sne | adam
          learning-rate | infonce | 0.01
          exaggeration | t-sne | 4.0
          exaggerated-steps | t-sne | 50
          alpha | supcon | 0.2
          alpha-q | dcd | 0.6
          symmetrise | sne | true
          walks | dcd | 1
          nu-p | t-k-means | 4.0
          gamma-p | dual-t-sne | 0.5
          graph | normalized-cuts | random-walk
          link | dcd | mutual
          epsilon | harmonic-loss | 0.01
          similarity | sne | dot
          similarity | infonce | euclidean
          degree-weighted | normalized-cuts | false
          perplexity | t-sne | 12.5
          sigma-p | k-means | 2.5
          k | uniform-sne | 5
          repeats | iic | 3
          over-clusters | iic | 33
          sub-heads | iic | 4
          views | iic | windows
          sigma | sne | 0.9
          tau | infonce | 0.2
          nu | t-simclr | 9.0
          gamma | t-sne | 2.5
          degree | harmonic-loss | 4.0
          margin | triplet | 0.5
          negatives | triplet | hardest
          divergence | sne | reverse-kl
          divergence | infonce-clustering | mutual-information
          lambda | iic | 1.2
          divergence | infonce | debiased-contrast
          class-prior | dcl | 0.2
          cohesion | vicreg | 10.0
          variance | vicreg-covariance | 10.0
          covariance | vicreg | 1.0
          normalisation | sne | joint
          augment | supcon | true
          backend | supcon | nd4j
          """)
  void aSettingReadsBackAndChangesTheRun(String name, String method, String value) {
    TrainingSpec planned = plan(method);
    TrainingSpec changed = Setting.byId(name).apply(planned, value);
    assertNotEquals(planned, changed);
    assertEquals(value, Setting.byId(name).in(changed).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          perplexity | supcon | 30 | perplexity: does not apply here, p is not a Gaussian
          tau | t-sne | 0.5 | tau: does not apply here, q is not a Gaussian by cosine or dot product
          gamma | t-sne | 0 | gamma must be positive and finite, got 0.0
          gamma | sne | 2 | gamma: does not apply here, q is not a Student-t
          nu-p | t-sne | 3 | nu-p: does not apply here, p is not a Student-t
          gamma-p | dual-t-sne | 0 | gamma-p: scale must be positive, got 0.0
          graph | dcd | random-walk | graph: does not apply here, p is not of a graph
          graph | sne-graph | walk | graph: unknown graph normalisation "walk": use one of random-walk, degree-softmax
          link | t-sne | mutual | link: does not apply here, p is not uniform over k neighbours
          link | dcd | both | link: unknown link "both": use one of directed, symmetric, mutual
          epsilon | harmonic-loss | 0 | epsilon must be positive and finite, got 0.0
          epsilon | cross-entropy | 1 | epsilon: does not apply here, q is not harmonic
          uniform-walks | dcd | true | uniform-walks: does not apply here, there are no walks
          similarity | t-sne | cosine | similarity: does not apply here, q is not a Gaussian
          similarity | sne | angle | similarity: unknown similarity "angle": use one of euclidean, cosine, dot
          degree-weighted | dcd | true | degree-weighted: does not apply here, q is not of clusters of a graph
          degree-weighted | normalized-cuts | 1 | degree-weighted: must be true or false, got "1"
          alpha | t-sne | 1.5 | alpha must be in [0, 1], got 1.5
          alpha | t-sne | much | alpha: must be a number, got "much"
          lambda | t-sne | 1.2 | lambda: does not apply here, the divergence is not mutual information
          lambda | iic | 0 | lambda must be positive and finite, got 0.0
          class-prior | dcl | 1 | class prior must be in [0, 1), got 1.0
          class-prior | infonce | 0.2 | class-prior: does not apply here, the divergence is not debiased contrast
          covariance | infonce | 1 | covariance: does not apply here, q holds no variance up
          covariance | vicreg | -1 | covariance must be in [0, ∞), got -1.0
          sub-heads | iic | 0 | sub-heads must be at least 1, got 0
          channels | iic | 8,16 | channels: does not apply here, the encoder is not a CNN
          margin | infonce | 0.5 | margin: does not apply here, q is not of triplets
          margin | triplet | -1 | margin must be in [0, ∞), got -1.0
          negatives | triplet | easy | negatives: unknown negatives "easy": use one of random, hardest, semi-hard
          alpha-q | iic | 0.5 | alpha-q: mutual information has no alpha on q and no joint normalisation
          steps | t-sne | 1e9 | steps: must be a whole number, got "1e9"
          """)
  void aBadValueIsRefusedInOneSentence(String name, String method, String value, String complaint) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> Setting.byId(name).apply(plan(method), value));
    assertEquals(complaint, refused.getMessage());
  }

  @Test
  void mutualInformationIsOfClustersOnly() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Setting.DIVERGENCE.apply(plan("infonce"), "mutual-information"));
    assertEquals(
        "divergence: mutual information is of plain clusters: choose another divergence for this"
            + " column",
        refused.getMessage());
  }

  @Test
  void uniformWalksComeAndGoWithWalks() {
    TrainingSpec planned = plan("dcd");
    assertEquals(Optional.empty(), Setting.UNIFORM_WALKS.in(planned));
    TrainingSpec walked =
        SettingChanges.apply(planned, Map.of(Setting.UNIFORM_WALKS, "true", Setting.WALKS, "1"));
    assertEquals(Optional.of("true"), Setting.UNIFORM_WALKS.in(walked));
    assertEquals(walked, applied(planned, walked));
    assertEquals(planned, applied(walked, planned));
  }

  @Test
  void anotherSimilarityIsTheSameGaussianOnTheUnitSphere() {
    TrainingSpec cosine = Setting.TAU.apply(plan("infonce"), "0.25");
    TrainingSpec distance = Setting.SIMILARITY.apply(cosine, "euclidean");
    assertEquals(Optional.of("0.5"), Setting.SIGMA.in(distance));
    assertEquals(cosine, Setting.SIMILARITY.apply(distance, "cosine"));
    TrainingSpec learned = Setting.LEARN_TAU.apply(cosine, "true");
    assertEquals(distance, Setting.SIMILARITY.apply(learned, "euclidean"));
  }

  @Test
  void anAutomaticWidthReadsAndIsSetAsAuto() {
    TrainingSpec planned = plan("k-means");
    assertEquals("auto", Setting.SUPERVISORY_SIGMA.in(planned).orElseThrow());
    TrainingSpec fixed = Setting.SUPERVISORY_SIGMA.apply(planned, "2.5");
    assertNotEquals(planned, fixed);
    assertEquals(planned, Setting.SUPERVISORY_SIGMA.apply(fixed, "auto"));
    assertEquals(fixed, Setting.SUPERVISORY_SIGMA.apply(planned, " 2,5 "));
  }

  @Test
  void theCommandLineNamesOnlyWhatDiffers() {
    TrainingSpec planned = plan("t-sne");
    assertEquals(
        "icon-explorer train t-sne --data digits --seed 42",
        CommandLine.of(planned, planned).orElseThrow());
    TrainingSpec changed =
        Setting.PERPLEXITY
            .apply(Setting.ALPHA.apply(planned, "0.2"), "12")
            .withDataset("my data/it's.csv");
    assertEquals(
        "icon-explorer train t-sne --data 'my data/it'\\''s.csv' --seed 42 --alpha 0.2"
            + " --perplexity 12.0",
        CommandLine.of(changed, planned).orElseThrow());
  }

  @Test
  void settingsThatWaitForEachOtherAreAppliedInWhateverOrder() {
    TrainingSpec planned = plan("iic");
    TrainingSpec changed =
        SettingChanges.apply(
            planned, Map.of(Setting.LEARNED_ALPHA, "0.25", Setting.DIVERGENCE, "kl"));
    assertEquals(0.25, changed.equation().learnedAlpha());
    assertEquals(changed, applied(planned, changed));
    assertEquals(planned, applied(changed, planned));
  }

  private static TrainingSpec applied(TrainingSpec from, TrainingSpec to) {
    return SettingChanges.apply(from, SettingChanges.between(from, to).orElseThrow());
  }

  @Test
  void whatNoSettingNamesHasNoCommandLine() {
    TrainingSpec planned = plan("t-sne");
    TrainingSpec other = planned.withEquation(planned.equation().withP(new Identity()));
    assertEquals(Optional.empty(), CommandLine.of(other, planned));
  }
}
