package iconexplorer.ui.runs;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The runs that are kept, and which of them the tile of a place stands for. */
final class RunShelf {
  private final Map<Long, Run> runs = new LinkedHashMap<>();
  private final Map<Spot, Run> bySpot = new HashMap<>();
  private final Map<String, Run> latestByPlace = new HashMap<>();
  private final Map<String, ObjectProperty<TileStatus>> statuses = new HashMap<>();
  private Optional<String> dataset = Optional.empty();

  /** A place with one data set on it: what has one run that its tile stands for, of that data. */
  private record Spot(String place, String dataset) {
    static Spot of(Run run) {
      return new Spot(run.place().id(), run.spec().dataset());
    }
  }

  /** From now on the tiles tell about runs on this data set, or about the latest on any. */
  void tellOf(Optional<String> chosen) {
    dataset = chosen;
    statuses.forEach((place, status) -> status.set(statusAt(place)));
  }

  /** All of them, oldest first. */
  Stream<Run> all() {
    return runs.values().stream();
  }

  int size() {
    return runs.size();
  }

  /** The run with this number, if it is kept. */
  Optional<Run> byId(long id) {
    return Optional.ofNullable(runs.get(id));
  }

  /** The run that the tile of a place stands for, if there is one. */
  Optional<Run> at(Place place) {
    return at(place.id());
  }

  private Optional<Run> at(String place) {
    return Optional.ofNullable(
        dataset.isPresent()
            ? bySpot.get(new Spot(place, dataset.get()))
            : latestByPlace.get(place));
  }

  /** The run that its place has on the data of this one. */
  Optional<Run> besides(Run run) {
    return Optional.ofNullable(bySpot.get(Spot.of(run)));
  }

  /** Those that differ from this one in their seed only, itself among them. */
  Stream<Run> alike(Run run) {
    long seed = run.spec().seed();
    return all().filter(other -> other.spec().withSeed(seed).equals(run.spec()));
  }

  void keep(Run run) {
    runs.put(run.id(), run);
  }

  /** From now on its tile stands for it. */
  void bringForward(Run run) {
    bySpot.put(Spot.of(run), run);
    latestByPlace.put(run.place().id(), run);
  }

  void remove(Run run) {
    runs.remove(run.id());
  }

  void clear() {
    runs.clear();
    bySpot.clear();
    latestByPlace.clear();
  }

  /** What the tile of a place shows. */
  ReadOnlyObjectProperty<TileStatus> statusOf(Place place) {
    return status(place.id());
  }

  /** Lets the tile of the run's place show how things are. */
  void refresh(Run run) {
    String place = run.place().id();
    status(place).set(statusAt(place));
  }

  private ObjectProperty<TileStatus> status(String place) {
    return statuses.computeIfAbsent(place, absent -> new SimpleObjectProperty<>(statusAt(absent)));
  }

  private TileStatus statusAt(String place) {
    return at(place).map(Run::status).orElse(TileStatus.NONE);
  }
}
