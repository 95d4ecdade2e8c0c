package iconexplorer.ui.method;

import iconexplorer.learned.Clusters;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.method.Notation;
import iconexplorer.method.Symbols;
import iconexplorer.objective.ClusterInformation;
import iconexplorer.objective.Equation;
import iconexplorer.training.Change;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.runs.Place;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the selected cell is, in formulas, and what may be set on its run. */
public final class CellCard extends VBox {

  private final Workbench workbench;
  private final Label title = new Label();
  private final Button about = new Button("", new FontIcon(Feather.INFO));
  private final MethodNote methodNote = new MethodNote();
  private final HBox methods = new HBox();
  private final Label note = new Label();
  private final FormulaStrip formulas;
  private final AlphaControl alpha;
  private final HBox fields = new HBox();
  private final HBox controls;
  private final Label refusal = new Label();
  private final HBox facts = new HBox();
  private final Button more = new Button("", new FontIcon(Feather.SLIDERS));
  private final MoreSettings moreSettings;
  private List<String> fieldIds = List.of();
  private final Tooltip alphaHint =
      new Tooltip("This run has ended: let it go on (Space) to change α, or restart it (R).");
  private boolean hinted;
  private boolean compact;

  public CellCard(Workbench workbench) {
    this.workbench = workbench;
    getStyleClass().addAll("panel", "cell-card");
    getStylesheets()
        .add(Objects.requireNonNull(CellCard.class.getResource("method.css")).toExternalForm());
    formulas = new FormulaStrip(workbench.handover());
    alpha = new AlphaControl(this::changeAlpha, this::refuse);
    moreSettings = new MoreSettings(this::apply);
    controls = new HBox(alpha, fields, more);
    build();
    workbench.placeProperty().addListener((observed, before, now) -> showPlace());
    workbench.methodProperty().addListener((observed, before, now) -> showPlace());
    workbench.currentProperty().addListener((observed, before, now) -> refresh());
    showPlace();
  }

  private void build() {
    title.getStyleClass().add("card-title");
    title.setMinWidth(USE_PREF_SIZE);
    about.getStyleClass().add("about-button");
    about.setId("about-method");
    about.setMinWidth(USE_PREF_SIZE);
    about.setAccessibleText("About the method");
    about.setTooltip(new Tooltip("What it is and what to watch"));
    about.setOnAction(event ->
        workbench.methodProperty().get().ifPresent(method -> methodNote.show(about, method)));
    methods.getStyleClass().add("card-methods");
    note.getStyleClass().addAll("muted", "card-note");
    HBox subject = new HBox(title, about, methods);
    subject.getStyleClass().add("card-subject");
    CardHead head = new CardHead(subject, note);
    controls.getStyleClass().add("card-controls");
    HBox.setHgrow(alpha, Priority.ALWAYS);
    fields.getStyleClass().add("card-fields");
    refusal.getStyleClass().add("refusal");
    refusal.setId("refusal");
    refusal.setWrapText(true);
    more.getStyleClass().add("more-button");
    more.setId("more-settings");
    more.setMinWidth(USE_PREF_SIZE);
    more.setAccessibleText("All settings");
    more.setTooltip(new Tooltip("All settings"));
    more.setOnAction(
        event -> run().ifPresent(run -> moreSettings.show(more, settings(run.spec()).all())));
    facts.getStyleClass().add("card-facts");
    getChildren().setAll(head, formulas, controls, refusal, facts);
    refuse("");
  }

  // --- what is shown ---

  /** The run of the selected place, if its pictures are on the screen. */
  private Optional<Run> run() {
    return workbench.current().filter(this::isSelected);
  }

  private boolean isSelected(Run run) {
    return workbench.placeProperty().get().stream()
        .anyMatch(place -> place.id().equals(run.place().id()));
  }

  private void showPlace() {
    Optional<Method> method = workbench.methodProperty().get();
    workbench.placeProperty().get().ifPresent(place -> showPlace(place, method));
    refuse("");
    refresh();
  }

  private void showPlace(Place place, Optional<Method> method) {
    title.setText(method.map(Method::name).orElse(""));
    show(about, method.isPresent());
    methodNote.hide();
    note.setText(method.map(this::remark).orElse(""));
    methods.getChildren().setAll(chips(place, method));
    showFacts();
  }

  /**
   * Leaves out what low windows have no room for: the loss formula, the facts and what
   * distinguishes the method from its neighbour, which is said behind its button, too.
   */
  public void setCompact(boolean whether) {
    if (whether != compact) {
      compact = whether;
      formulas.setCompact(whether);
      showPlace();
    }
  }

  private static Tooltip wrapped(String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(360);
    return tooltip;
  }

  private String remark(Method method) {
    String citation = method.isOpen() ? "open cell" : method.reference().citation();
    return MethodTable.differenceFromLeft(method)
        .filter(difference -> !compact)
        .map(difference -> citation + " · " + difference)
        .orElse(citation);
  }

  private List<ToggleButton> chips(Place place, Optional<Method> selected) {
    if (place.methods().size() < 2) {
      return List.of();
    }
    return place.methods().stream().map(method -> chip(method, selected)).toList();
  }

  private ToggleButton chip(Method method, Optional<Method> selected) {
    ToggleButton chip = new ToggleButton(method.symbol());
    chip.getStyleClass().setAll("method-chip");
    chip.setMinWidth(USE_PREF_SIZE);
    chip.setId("method-" + method.id());
    chip.setSelected(selected.equals(Optional.of(method)));
    chip.setAccessibleText(method.name());
    chip.setTooltip(wrapped(method.name() + ", " + method.reference().citation()));
    chip.setOnAction(event -> {
      chip.setSelected(selected.equals(Optional.of(method)));
      workbench.start(method);
    });
    return chip;
  }

  private static void show(Region region, boolean whether) {
    region.setVisible(whether);
    region.setManaged(whether);
  }

  // --- numbers ---

  /** Hands on what α was set to; once a pulse. */
  public void pulse() {
    alpha.pulse();
  }

  /** Moves α by this much, within [0, 1]. */
  public void nudgeAlpha(double by) {
    if (run().isPresent()) {
      alpha.nudge(by);
    }
  }

  /** Writes numbers and settings anew. */
  public void refresh() {
    Optional<TrainingSpec> spec = run().map(Run::spec).or(this::planned);
    spec.ifPresent(this::showSpec);
    boolean live = run().filter(run -> !run.state().ended()).isPresent();
    alpha.setDisable(!live);
    hintAtAlpha(live);
    fields.setDisable(run().isEmpty());
    more.setDisable(run().isEmpty());
    formulas.showValue(
        run()
            .map(Run::lossProperty)
            .map(loss -> loss.get())
            .filter(loss -> !Double.isNaN(loss))
            .map(loss -> String.format(Locale.ROOT, "loss = %.2f", loss))
            .orElse(""));
  }

  /** What a start would give, to be read only. */
  private Optional<TrainingSpec> planned() {
    return workbench.methodProperty().get().flatMap(workbench::plan);
  }

  private void showSpec(TrainingSpec spec) {
    Equation equation = spec.equation();
    Notation text = Notation.unicode(equation, spec.ema());
    formulas.show(
        Notation.latex(equation, spec.ema()), text.p() + "; " + text.q() + "; " + text.loss());
    formulas.explain(Symbols.of(equation));
    alpha.show(equation.modifiers().alpha());
    showFields(settings(spec).main());
    showFacts(spec);
  }

  private Settings settings(TrainingSpec spec) {
    return new Settings(spec, workbench.dataOf(spec.dataset()));
  }

  private void showFields(List<Setting> settings) {
    List<String> ids = settings.stream().map(Setting::id).toList();
    if (!ids.equals(fieldIds)) {
      fieldIds = ids;
      fields
          .getChildren()
          .setAll(
              settings.stream()
                  .map(setting -> new SettingField(setting, this::apply, this::refuse))
                  .toList());
      return;
    }
    for (int i = 0; i < settings.size(); i++) {
      ((SettingField) fields.getChildren().get(i)).show(settings.get(i));
    }
  }

  private void showFacts(TrainingSpec spec) {
    List<String> pairs = new ArrayList<>();
    Equation equation = spec.equation();
    boolean clusters = equation.q() instanceof Clusters;
    pairs.add("encoder");
    pairs.add(spec.encoder().title() + (clusters ? "" : ", " + spec.dimension() + "-d"));
    pairs.add("divergence");
    pairs.add(equation.comparison().title());
    if (!clusters) {
      pairs.add("normalisation");
      pairs.add(equation.normalisation().name().toLowerCase(Locale.ROOT));
    }
    if (equation.p().views() > 1) {
      pairs.add("views");
      pairs.add(equation.p().views() + " " + spec.views().id());
    }
    run().flatMap(run -> run.informationProperty().get()).ifPresent(known -> add(known, pairs));
    if (facts.getChildren().size() != pairs.size()) {
      buildFacts(pairs.size());
    }
    for (int i = 0; i < pairs.size(); i++) {
      ((Label) facts.getChildren().get(i)).setText(pairs.get(i));
    }
  }

  /** On what is around α: a disabled control hears no mouse. */
  private void hintAtAlpha(boolean live) {
    boolean ended = !live && run().isPresent();
    if (ended != hinted) {
      hinted = ended;
      if (ended) {
        Tooltip.install(controls, alphaHint);
      } else {
        Tooltip.uninstall(controls, alphaHint);
      }
    }
  }

  /** The parts of −L, which as one number says little. */
  private static void add(ClusterInformation information, List<String> pairs) {
    pairs.add("H(C)");
    pairs.add(String.format(Locale.ROOT, "%.2f", information.entropy()));
    pairs.add("H(C|C′)");
    pairs.add(String.format(Locale.ROOT, "%.2f", information.conditionalEntropy()));
  }

  private void buildFacts(int count) {
    facts.getChildren().clear();
    for (int i = 0; i < count; i++) {
      Label label = new Label();
      label.getStyleClass().add(i % 2 == 0 ? "muted" : "fact");
      label.setMinWidth(i % 2 == 0 ? USE_PREF_SIZE : 30);
      facts.getChildren().add(label);
    }
  }

  // --- edits ---

  private void apply(Edit edit) {
    switch (edit) {
      case Edit.Live(Change change) -> workbench.change(change);
      case Edit.Restart(TrainingSpec spec) -> workbench.restart(spec);
    }
  }

  /** What is refused leaves the run with the last that was not. */
  private void changeAlpha(double value, boolean settled) {
    try {
      workbench.change(new Change.Alpha(value, settled));
      refuse("");
    } catch (IllegalArgumentException refused) {
      refuse(SettingField.sentence(refused));
      if (settled) {
        run()
            .map(run -> run.spec().equation().modifiers().alpha())
            .ifPresent(before -> workbench.change(new Change.Alpha(before)));
        refresh();
      }
    }
  }

  private void refuse(String sentence) {
    refusal.setText(sentence);
    show(refusal, !sentence.isEmpty());
    showFacts();
  }

  /** In their place a refusal is read. */
  private void showFacts() {
    show(facts, !compact && refusal.getText().isEmpty());
  }
}
