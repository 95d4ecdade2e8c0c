package iconexplorer.ui.shell;

import iconexplorer.data.Dataset;
import iconexplorer.training.Frame;
import iconexplorer.training.TrainingEvent;
import iconexplorer.ui.clusters.ClusterView;
import iconexplorer.ui.curves.KlCurveView;
import iconexplorer.ui.embedding.EmbeddingView;
import iconexplorer.ui.neighbours.NeighbourView;
import iconexplorer.ui.runs.DataChoice;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.theme.Appearance;
import iconexplorer.ui.theme.Panel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The pictures of the current run: embedding, p against q, clusters, KL curve. */
final class Pictures {

  private final Workbench workbench;
  private final EmbeddingView embedding = new EmbeddingView();
  private final NeighbourView neighbours = new NeighbourView();
  private final ClusterView clusters = new ClusterView();
  private final KlCurveView curve = new KlCurveView();
  private final Panel embeddingPanel = new Panel("Embedding", embedding, embedding.aside());
  private final Deck.Page clusterPage = new Deck.Page("Clusters", clusters, clusters.aside());
  private final Deck first =
      new Deck(List.of(new Deck.Page("p against q", neighbours, neighbours.aside())));
  private final Deck second = new Deck(List.of(new Deck.Page("KL curve", curve, curve.aside())));
  private Optional<DataKey> shownData = Optional.empty();
  private Optional<DataKey> wantedData = Optional.empty();
  private int watched = Workbench.FIRST_WATCHED;

  /** What decides a data set: its id and, for a generated one, the seed. */
  private record DataKey(String id, long seed) {}

  Pictures(Workbench workbench) {
    this.workbench = workbench;
    embedding.setId("embedding");
    curve.setId("kl-curve");
    embedding.setOnWatch(this::watch);
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
        new Picture("embedding", "Embedding picture", embedding::toPng, embedding::toSvg),
        new Picture("p-against-q", "p against q", neighbours::toPng, neighbours::toSvg),
        new Picture("clusters", "Clusters", clusters::toPng, clusters::toSvg),
        new Picture("kl-curve", "KL curve", curve::toPng, curve::toSvg));
  }

  void dress(Appearance appearance) {
    embedding.setDark(appearance.dark());
    neighbours.setDark(appearance.dark());
    clusters.setDark(appearance.dark());
    curve.setDark(appearance.dark());
  }

  private void watch(int item) {
    watched = item;
    if (workbench.attached()) {
      workbench.laboratory().watch(item);
    }
  }

  /** A run that was chosen: everything it did so far. */
  void show(Run run) {
    curve.reset(run.events(), run.plannedSteps(), run.spec().equation().minimisedBesideKl());
    want(new DataKey(run.spec().dataset(), run.spec().seed()));
    Optional<Frame> frame = run.frameProperty().get();
    frame.ifPresentOrElse(this::show, this::clear);
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

  private void put(DataKey key, Dataset data) {
    if (!wantedData.equals(Optional.of(key))) {
      return;
    }
    shownData = wantedData;
    embedding.setDataset(data);
    clusters.setDataset(data);
    neighbours.setDataset(data);
    watch(Math.min(watched, data.size() - 1));
    embedding.setWatched(watched);
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

  /** A new event of the current run. */
  void accept(TrainingEvent event) {
    curve.accept(event);
  }
}
