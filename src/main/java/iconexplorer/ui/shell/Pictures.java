package iconexplorer.ui.shell;

import iconexplorer.data.Dataset;
import iconexplorer.data.Split;
import iconexplorer.training.Frame;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.TrainingEvent;
import iconexplorer.ui.clusters.ClusterView;
import iconexplorer.ui.curves.KlCurveView;
import iconexplorer.ui.embedding.Colouring;
import iconexplorer.ui.embedding.EmbeddingView;
import iconexplorer.ui.metrics.MetricsView;
import iconexplorer.ui.neighbours.NeighbourView;
import iconexplorer.ui.runs.DataChoice;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.theme.Appearance;
import iconexplorer.ui.theme.Panel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The pictures of the current run: embedding, p against q, clusters, KL curve, metrics. */
final class Pictures {

  private static final String FIRST_PAGE = "firstPage";
  private static final String SECOND_PAGE = "secondPage";
  private static final String COLOURING = "colouring";
  private static final String WATCHED = "watched";

  private final Workbench workbench;
  private final EmbeddingView embedding = new EmbeddingView();
  private final NeighbourView neighbours = new NeighbourView();
  private final ClusterView clusters = new ClusterView();
  private final KlCurveView curve = new KlCurveView();
  private final MetricsView metrics = new MetricsView();
  private final List<Label> whose = new ArrayList<>();
  private final Panel embeddingPanel = new Panel("Embedding", embedding, aside(embedding.aside()));
  private final Deck.Page clusterPage =
      new Deck.Page("Clusters", clusters, aside(clusters.aside()));
  private final Deck first =
      new Deck(List.of(new Deck.Page("p against q", neighbours, aside(neighbours.aside()))));
  private final Deck second =
      new Deck(
          List.of(
              new Deck.Page("KL curve", curve, aside(curve.aside())),
              new Deck.Page("Metrics", metrics, aside(metrics.aside()))));
  private Optional<DataKey> shownData = Optional.empty();
  private Optional<DataKey> wantedData = Optional.empty();
  private Optional<Dataset> data = Optional.empty();
  private int[] heldOut = {};
  private int watched = Workbench.FIRST_WATCHED;
  private boolean chosen;

  /** What decides a data set: its id and, for a generated one, the seed. */
  private record DataKey(String id, long seed) {}

  Pictures(Workbench workbench) {
    this.workbench = workbench;
    embedding.setId("embedding");
    curve.setId("kl-curve");
    metrics.setId("metrics");
    embedding.setOnWatch(this::choose);
    workbench.placeProperty().addListener((observed, before, now) -> nameRun());
    workbench.currentProperty().addListener((observed, before, now) -> nameRun());
    nameRun();
  }

  /** What a picture says about itself, after the name of its run. */
  private HBox aside(Node own) {
    Label name = new Label();
    name.getStyleClass().add("whose");
    name.setMinWidth(Region.USE_PREF_SIZE);
    whose.add(name);
    HBox aside = new HBox(10, name, own);
    aside.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(own, Priority.ALWAYS);
    return aside;
  }

  /** Where the card is about another place, the pictures say whose they are. */
  private void nameRun() {
    boolean another = workbench.current().isPresent() && !workbench.selectedIsCurrent();
    for (Label name : whose) {
      name.setText(workbench.current().map(Run::title).orElse(""));
      name.setVisible(another);
      name.setManaged(another);
    }
  }

  /** What is chosen here, for a session. */
  Map<String, String> view() {
    Map<String, String> view = new LinkedHashMap<>();
    first.shown().ifPresent(title -> view.put(FIRST_PAGE, title));
    second.shown().ifPresent(title -> view.put(SECOND_PAGE, title));
    view.put(COLOURING, embedding.colouringProperty().get().name());
    if (chosen) {
      view.put(WATCHED, Integer.toString(watched));
    }
    return view;
  }

  /** Chooses what was chosen when the session was kept; what is unknown is left alone. */
  void show(Map<String, String> view) {
    first.bringForward(view.getOrDefault(FIRST_PAGE, ""));
    second.bringForward(view.getOrDefault(SECOND_PAGE, ""));
    Arrays.stream(Colouring.values())
        .filter(one -> one.name().equals(view.get(COLOURING)))
        .findFirst()
        .ifPresent(embedding.colouringProperty()::set);
    String item = view.getOrDefault(WATCHED, "");
    if (item.matches("\\d{1,9}")) {
      chosen = true;
      watched = Integer.parseInt(item);
      chosen &= data.isEmpty() || watched < data.get().size();
      workbench.current().ifPresent(this::watchSomething);
    }
  }

  Panel embedding() {
    return embeddingPanel;
  }

  /** The picture that keys such as F and C are for. */
  EmbeddingView embeddingView() {
    return embedding;
  }

  Deck first() {
    return first;
  }

  Deck second() {
    return second;
  }

  /** Those that can be written to files. */
  List<Picture> exportable() {
    return List.of(
        new Picture("embedding", "Embedding picture", scale -> embedding.sized()),
        new Picture("p-against-q", "p against q", scale -> neighbours.sized()),
        new Picture("clusters", "Clusters", scale -> clusters.sized()),
        new Picture("kl-curve", "KL curve", scale -> curve.sized()),
        new Picture("metrics", "Metrics", scale -> metrics.sized()));
  }

  void dress(Appearance appearance) {
    embedding.setDark(appearance.dark());
    neighbours.setDark(appearance.dark());
    clusters.setDark(appearance.dark());
    curve.setDark(appearance.dark());
    metrics.setDark(appearance.dark());
  }

  private void choose(int item) {
    chosen = true;
    watch(item);
  }

  private void watch(int item) {
    watched = item;
    embedding.setWatched(item);
    neighbours.setWatched(item, Arrays.binarySearch(heldOut, item) >= 0);
    if (workbench.attached()) {
      workbench.laboratory().watch(item);
    }
  }

  /** A run that was chosen: everything it did so far. */
  void show(Run run) {
    curve.reset(run.events(), run.plannedSteps(), run.spec().equation().minimisedBesideKl());
    metrics.reset(run.events());
    want(new DataKey(run.spec().dataset(), run.spec().seed()));
    if (shownData.equals(wantedData)) {
      watchSomething(run);
    }
    Optional<Frame> frame = run.frameProperty().get();
    frame.ifPresentOrElse(this::show, this::clear);
  }

  /** What the person chose; before that, the first item that is in a batch now and then. */
  private void watchSomething(Run run) {
    data.ifPresent(known -> {
      Split split = RunPlanner.split(run.spec(), known);
      heldOut = split.heldOut();
      watch(chosen ? watched : split.train()[0]);
    });
  }

  private void clear() {
    embedding.clear();
    neighbours.clear();
    first.setAvailable(clusterPage, false, 1);
  }

  private void want(DataKey key) {
    if (wantedData.equals(Optional.of(key))) {
      return;
    }
    wantedData = Optional.of(key);
    workbench
        .handover()
        .expect(
            CompletableFuture.supplyAsync(() -> load(key)),
            data -> put(key, data),
            workbench.messages()::error);
  }

  private static Dataset load(DataKey key) {
    try {
      return DataChoice.load(key.id(), key.seed());
    } catch (IOException unreadable) {
      throw new CompletionException(unreadable);
    }
  }

  private void put(DataKey key, Dataset loaded) {
    if (!wantedData.equals(Optional.of(key))) {
      return;
    }
    shownData = wantedData;
    data = Optional.of(loaded);
    embedding.setDataset(loaded);
    clusters.setDataset(loaded);
    neighbours.setDataset(loaded);
    chosen &= watched < loaded.size();
    workbench.current().ifPresent(this::watchSomething);
    workbench.current().flatMap(run -> run.frameProperty().get()).ifPresent(this::show);
  }

  /** A new frame of the current run. */
  void show(Frame frame) {
    if (shownData.equals(wantedData)) {
      embedding.show(frame);
      boolean clustered = clusters.show(frame);
      first.setAvailable(clusterPage, clustered, 1);
    }
    neighbours.show(frame);
  }

  /** How far the current run is to go. */
  void refresh() {
    workbench
        .current()
        .ifPresent(run -> {
          curve.plan(run.plannedSteps());
          metrics.setRepeats(workbench.repeatsOf(run));
        });
  }

  /** A new event of the current run. */
  void accept(TrainingEvent event) {
    curve.accept(event);
    metrics.accept(event);
  }
}
