package iconexplorer.ui.method;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.learned.StudentT;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.training.Change;
import iconexplorer.training.RunPlanner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final DatasetInfo DIGITS = DatasetCatalogue.all().getFirst();

  private static Settings of(Method method) {
    DatasetInfo data = data(method);
    return new Settings(RunPlanner.plan(method, data, 42), data);
  }

  private static DatasetInfo data(Method method) {
    String own = method.training().dataset();
    return DatasetCatalogue.all().stream()
        .filter(info -> info.id().equals(own))
        .findFirst()
        .orElseThrow();
  }

  private static Setting setting(String method, String id) {
    return offered(method, id).orElseThrow();
  }

  private static Optional<Setting> offered(String method, String id) {
    return all(of(MethodTable.byId(method).orElseThrow()))
        .filter(setting -> setting.id().equals(id))
        .findFirst();
  }

  private static Stream<Setting> all(Settings settings) {
    return settings.all().stream().map(Settings.Group::settings).flatMap(List::stream);
  }

  static Stream<Method> methodsThatTrain() {
    return MethodTable.all().stream();
  }

  @ParameterizedTest
  @MethodSource("methodsThatTrain")
  void everyShownValueIsAcceptedAsItStands(Method method) {
    all(of(method))
        .forEach(setting ->
            assertDoesNotThrow(() -> setting.parse().apply(setting.value()), setting.toString()));
  }

  @ParameterizedTest
  @MethodSource("methodsThatTrain")
  void noSettingIsOfferedTwice(Method method) {
    List<String> titles = all(of(method)).map(Setting::title).toList();
    assertEquals(titles.stream().distinct().toList(), titles);
  }

  @ParameterizedTest
  @MethodSource("methodsThatTrain")
  void whatStandsInTheCardIsAmongAll(Method method) {
    List<String> ids = all(of(method)).map(Setting::id).toList();
    assertTrue(
        ids.containsAll(of(method).main().stream().map(Setting::id).toList()), ids.toString());
  }

  @ParameterizedTest
  @MethodSource("methodsThatTrain")
  void theCardHasRoomForItsSettings(Method method) {
    assertTrue(of(method).main().size() <= 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-3", "1797", "NaN", "thirty", ""})
  void aBadPerplexityIsRefusedInOneSentence(String typed) {
    Setting perplexity = setting("t-sne", "perplexity");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> perplexity.parse().apply(typed));
    assertTrue(refused.getMessage().contains("perplexity"), refused.getMessage());
  }

  @Test
  void nuAppliesAtTheNextStep() {
    Setting nu = setting("t-sne", "nu");
    Edit.Live edit = assertInstanceOf(Edit.Live.class, nu.parse().apply("5"));
    assertEquals(new Change.Learned(new StudentT(5)), edit.change());
    assertEquals("applies at the next step", nu.when());
  }

  @Test
  void gammaAppliesAtTheNextStepWhereQIsAStudentT() {
    Setting gamma = setting("t-sne", "gamma");
    Edit.Live edit = assertInstanceOf(Edit.Live.class, gamma.parse().apply("2"));
    assertEquals(new Change.Learned(new StudentT(1, 2)), edit.change());
    assertThrows(IllegalArgumentException.class, () -> gamma.parse().apply("0"));
    assertEquals(Optional.empty(), offered("sne", "gamma"));
  }

  @ParameterizedTest
  @CsvSource({
    "sne, similarity, cosine",
    "dual-t-sne, gamma-p, 0.5",
    "sne-graph, graph, degree-softmax",
    "dcd, link, mutual",
    "normalized-cuts, degree-weighted, false",
    "t-sne-graph, symmetrise, true",
    "dcd, walks, 2"
  })
  void aVariantNeedsANewRun(String method, String id, String value) {
    Setting setting = setting(method, id);
    Edit.Restart edit = assertInstanceOf(Edit.Restart.class, setting.parse().apply(value));
    assertEquals(value, iconexplorer.export.Setting.byId(id).in(edit.spec()).orElseThrow());
    assertTrue(setting.restarts());
  }

  @ParameterizedTest
  @CsvSource({
    "t-sne, similarity",
    "t-sne, gamma-p",
    "t-sne, epsilon",
    "dcd, graph",
    "sne-graph, link",
    "dcd, degree-weighted",
    "dcd, uniform-walks",
    "cross-entropy, walks",
    "clip, symmetrise"
  })
  void whatDoesNotApplyIsNotOffered(String method, String id) {
    assertEquals(Optional.empty(), offered(method, id));
  }

  @Test
  void walksMayBeUniform() {
    Edit.Restart walked =
        assertInstanceOf(Edit.Restart.class, setting("dcd", "walks").parse().apply("1"));
    Setting uniform =
        all(new Settings(walked.spec(), DIGITS))
            .filter(setting -> setting.id().equals("uniform-walks"))
            .findFirst()
            .orElseThrow();
    Edit.Restart edit = assertInstanceOf(Edit.Restart.class, uniform.parse().apply("true"));
    assertTrue(edit.spec().equation().modifiers().uniformWalks());
  }

  @Test
  void perplexityNeedsANewRun() {
    Setting perplexity = setting("t-sne", "perplexity");
    assertInstanceOf(Edit.Restart.class, perplexity.parse().apply("12,5"));
    assertEquals("restarts the run", perplexity.when());
  }

  @Test
  void anEncoderThatDoesNotSuitTheMethodIsRefused() {
    Setting encoder = setting("infonce", "encoder");
    assertThrows(IllegalArgumentException.class, () -> encoder.parse().apply("lookup table"));
  }

  @Test
  void anAutomaticSigmaIsCalledAuto() {
    assertEquals("auto", setting("k-means", "sigma-p").value());
  }
}
