package iconexplorer.ui.runs;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.DatasetInfo;
import iconexplorer.method.Method;
import iconexplorer.method.MethodTable;
import iconexplorer.objective.Equation;
import iconexplorer.session.KeptRun;
import iconexplorer.session.SessionFolder;
import iconexplorer.session.SessionState;
import iconexplorer.training.Change;
import iconexplorer.training.EventInbox;
import iconexplorer.training.Frame;
import iconexplorer.training.Laboratory;
import iconexplorer.training.Repeats;
import iconexplorer.training.RunPlanner;
import iconexplorer.training.RunState;
import iconexplorer.training.TrainingEvent;
import iconexplorer.training.TrainingSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Everything a person can do to runs, and what is known about them. Belongs to the thread that
 * calls {@link #drain}; the laboratory works elsewhere.
 */
public final class Workbench implements AutoCloseable {

  /** What a first run starts with. */
  public static final long FIRST_SEED = 42;

  /** The item whose p and q are shown before the person chooses one. */
  public static final int FIRST_WATCHED = 0;

  private final EventInbox inbox;
  private final Handover handover = new Handover();
  private final MessageLog messages = new MessageLog();
  private final RunShelf runs = new RunShelf();
  private final Map<String, DatasetInfo> dataSeen = new HashMap<>();
  private final Set<Run> changed = new LinkedHashSet<>();
  private final ReadOnlyObjectWrapper<Optional<Run>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Place>> place =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Method>> method =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<DatasetInfo> dataset;
  private final ReadOnlyObjectWrapper<String> device = new ReadOnlyObjectWrapper<>("");
  private Optional<Laboratory> laboratory = Optional.empty();
  private Optional<DatasetInfo> own = Optional.empty();
  private long seed = FIRST_SEED;
  private Optional<Repetition> repetition = Optional.empty();
  private Optional<Automatic> automatic = Optional.empty();
  private int endings;
  private Consumer<TrainingEvent> listener = event -> {};

  /**
   * A run that started by itself.
   *
   * @param spec what it started with
   */
  private record Automatic(Run run, TrainingSpec spec) {
    static Automatic of(Run run) {
      return new Automatic(run, run.spec());
    }

    boolean untouched() {
      return run.spec().equals(spec)
          && !run.changedOnTheWay()
          && run.plannedSteps() <= spec.steps();
    }
  }

  /** Runs with other seeds that follow one which has not ended. */
  private record Repetition(Run after, List<TrainingSpec> seeds) {}

  /**
   * @param inbox where the laboratory puts events and frames
   * @param dataset the data set of the first run
   */
  public Workbench(EventInbox inbox, DatasetInfo dataset) {
    this.inbox = inbox;
    this.dataset = new ReadOnlyObjectWrapper<>(dataset);
    dataSeen.put(dataset.id(), dataset);
  }

  /**
   * Gives the workbench who computes, and starts what was selected before it came.
   *
   * @param whoComputes closed with the workbench
   */
  public void attach(Laboratory whoComputes) {
    employ(whoComputes);
    startSelected();
  }

  /** Gives the workbench who computes, and starts nothing. */
  public void employ(Laboratory whoComputes) {
    laboratory = Optional.of(whoComputes);
    handover.expect(whoComputes.device(), device::set, messages::error);
    whoComputes.watch(FIRST_WATCHED);
  }

  // --- what is known ---

  /** The run in the pictures; empty before the first. */
  public ReadOnlyObjectProperty<Optional<Run>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  public Optional<Run> current() {
    return current.get();
  }

  /** The place in the card. */
  public ReadOnlyObjectProperty<Optional<Place>> placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** The method in the card; empty before a place is selected. */
  public ReadOnlyObjectProperty<Optional<Method>> methodProperty() {
    return method.getReadOnlyProperty();
  }

  /** The data set in work: the person's own choice, else that of the current run. */
  public ReadOnlyObjectProperty<DatasetInfo> datasetProperty() {
    return dataset.getReadOnlyProperty();
  }

  /** What is known about a data set by its name; the chosen one where the name is unknown. */
  public DatasetInfo dataOf(String name) {
    return DatasetCatalogue.all().stream()
        .filter(info -> info.id().equals(name))
        .findFirst()
        .orElseGet(() -> dataSeen.getOrDefault(name, dataset.get()));
  }

  /** The data set that a start of this method gets: the person's choice, else what suits it. */
  public DatasetInfo dataFor(Method chosen) {
    return own.orElseGet(() -> dataOf(chosen.training().dataset()));
  }

  /** Other data for the pictures; where the person chose the data before, for the tiles, too. */
  private void work(DatasetInfo chosen) {
    dataSeen.put(chosen.id(), chosen);
    dataset.set(chosen);
    if (own.isPresent() && !own.get().equals(chosen)) {
      choose(Optional.of(chosen));
    }
  }

  /** From now on the tiles tell about runs on this data set, or about the latest on any. */
  private void choose(Optional<DatasetInfo> chosen) {
    own = chosen;
    runs.tellOf(chosen.map(DatasetInfo::id));
  }

  public MessageLog messages() {
    return messages;
  }

  /** Where answers from other threads may wait for the next {@link #drain}. */
  public Handover handover() {
    return handover;
  }

  /** The device in words; empty until it is known. */
  public ReadOnlyObjectProperty<String> deviceProperty() {
    return device.getReadOnlyProperty();
  }

  /** Whether runs can start already. */
  public boolean attached() {
    return laboratory.isPresent();
  }

  /**
   * Who computes.
   *
   * @throws java.util.NoSuchElementException before {@link #attach}; no run exists before it
   */
  public Laboratory laboratory() {
    return laboratory.orElseThrow();
  }

  /** The run of a place, if one was started: on the data that the person chose, else the latest. */
  public Optional<Run> runOf(Place somewhere) {
    return runs.at(somewhere);
  }

  /** Whether the pictures are of the place in the card. */
  public boolean selectedIsCurrent() {
    return current().map(Run::place).map(Place::id).equals(place.get().map(Place::id));
  }

  /** All runs that are kept, also those on other data or beside a later one, oldest first. */
  public Stream<Run> runs() {
    return runs.all();
  }

  /** How often a run ended since the start. */
  int endings() {
    return endings;
  }

  /** What the tile of a place shows. */
  public ReadOnlyObjectProperty<TileStatus> statusOf(Place somewhere) {
    return runs.statusOf(somewhere);
  }

  /** Hears every event of every run after the models took it in. */
  public void listen(Consumer<TrainingEvent> whoHears) {
    listener = whoHears;
  }

  // --- choosing ---

  /**
   * Shows a place in the card and, where it has a run, its pictures; a parked run goes on.
   *
   * @return whether a run would have to be started to see anything
   */
  public boolean select(Place chosen) {
    Optional<Run> run = runOf(chosen);
    select(chosen, run.flatMap(Run::method).or(chosen::first));
    run.ifPresent(this::bringBack);
    return run.isEmpty();
  }

  /** Goes back to the place whose run is in the pictures. */
  public void selectCurrent() {
    current().ifPresent(run -> select(run.place(), run.method()));
  }

  /** Goes to a run that is kept; from now on its tile stands for it. */
  public void bringForward(Run kept) {
    work(dataOf(kept.spec().dataset()));
    select(kept.place(), kept.method());
    bringBack(kept);
  }

  /** Selects a method and starts it, unless there is a run of it on the data that it would get. */
  public void start(Method chosen) {
    Place where = Place.of(chosen);
    select(where, Optional.of(chosen));
    Optional<Run> kept = runOf(where).filter(run -> isStart(run, chosen)).or(() -> latest(chosen));
    if (kept.isPresent()) {
      bringBack(kept.get());
    } else if (attached()) {
      startPlanned(where, chosen);
    }
  }

  private Optional<Run> latest(Method chosen) {
    return runs.all().filter(run -> isStart(run, chosen)).reduce((earlier, later) -> later);
  }

  private boolean isStart(Run run, Method wanted) {
    return run.method().equals(Optional.of(wanted))
        && run.spec().dataset().equals(dataFor(wanted).id());
  }

  /** Starts the selected method, if it trains and has no run yet. */
  public void startSelected() {
    method.get().ifPresent(this::start);
  }

  /** Starts the selected method where nobody asked for it; that alone is nothing to be kept. */
  public void startByItself() {
    startSelected();
    automatic = current().map(Automatic::of);
  }

  /** Whether nothing is here but the run that started by itself. */
  private boolean untouched() {
    return own.isEmpty()
        && runs.size() == 1
        && automatic
            .filter(one -> runs.byId(one.run().id()).isPresent() && one.untouched())
            .isPresent();
  }

  private void select(Place chosen, Optional<Method> shown) {
    place.set(Optional.of(chosen));
    method.set(shown);
  }

  private void bringBack(Run run) {
    stand(run);
    makeCurrent(run);
    if (run.state() == RunState.PARKED) {
      laboratory().resume(run.id());
    } else {
      laboratory().show(run.id());
    }
  }

  /** What a start of this method would give; empty where it cannot train on the data. */
  public Optional<TrainingSpec> plan(Method chosen) {
    try {
      return Optional.of(planned(chosen));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private TrainingSpec planned(Method chosen) {
    return RunPlanner.plan(chosen, dataFor(chosen), seed);
  }

  /** The seed that the next run gets. */
  public long seed() {
    return seed;
  }

  /**
   * Starts this run, beside an earlier one of its place.
   *
   * @param data the data set of the spec
   */
  public Run play(Method chosen, DatasetInfo data, TrainingSpec spec) {
    Place where = Place.of(chosen);
    work(data);
    select(where, Optional.of(chosen));
    Run run = begin(where, Optional.of(chosen), spec);
    adopt(run);
    return run;
  }

  private void startPlanned(Place where, Method chosen) {
    try {
      start(where, Optional.of(chosen), planned(chosen));
    } catch (IllegalArgumentException refused) {
      messages.error(refused);
    }
  }

  /** In the place of the run that the tile stood for; one of another method is kept beside. */
  private void start(Place where, Optional<Method> chosen, TrainingSpec spec) {
    Run run = begin(where, chosen, spec);
    Optional<Run> before = runs.besides(run);
    adopt(run);
    before.filter(earlier -> earlier.method().equals(chosen)).ifPresent(this::discard);
  }

  private Run begin(Place where, Optional<Method> chosen, TrainingSpec spec) {
    return new Run(laboratory().start(spec), where, chosen, spec);
  }

  private void adopt(Run run) {
    runs.keep(run);
    stand(run);
    makeCurrent(run);
  }

  /** From now on its tile stands for it. */
  private void stand(Run run) {
    work(dataOf(run.spec().dataset()));
    runs.bringForward(run);
  }

  private void discard(Run run) {
    laboratory().discard(run.id());
    runs.remove(run);
  }

  private void makeCurrent(Run run) {
    run.markUnseen(false);
    runs.refresh(run);
    current.set(Optional.of(run));
  }

  // --- steering the current run ---

  /**
   * Pauses what runs, goes on with what is paused, lets what has finished run as long again, and
   * repeats what has ended otherwise.
   */
  public void toggle() {
    current().ifPresent(this::toggle);
  }

  private void toggle(Run run) {
    switch (run.state()) {
      case QUEUED, PREPARING, RUNNING -> laboratory().pause(run.id());
      case PAUSED, PARKED -> laboratory().resume(run.id());
      case FINISHED -> extend(run);
      case STOPPED, DIVERGED, COLLAPSED, FAILED -> restart();
    }
  }

  private void extend(Run run) {
    run.plan(run.plannedSteps() + run.spec().steps());
    laboratory().extend(run.id(), run.spec().steps());
  }

  /** One step; a run that trains is paused by it. */
  public void step() {
    current()
        .filter(run -> !run.state().ended())
        .ifPresent(run -> {
          if (run.state() != RunState.PAUSED) {
            laboratory().pause(run.id());
          }
          laboratory().step(run.id());
        });
  }

  /** The same settings and the same seed from the beginning. */
  public void restart() {
    current().ifPresent(run -> restart(run.spec()));
  }

  /** The same settings with the next seed. */
  public void newSeed() {
    current().ifPresent(run -> reseed(run.spec().seed() + 1));
  }

  /** The same settings with this seed, which later runs get as well. */
  public void reseed(long newSeed) {
    seed = newSeed;
    current().ifPresent(run -> restart(run.spec().withSeed(newSeed)));
  }

  /** Other settings for the current run, from the beginning. */
  public void restart(TrainingSpec spec) {
    current()
        .ifPresent(run -> {
          start(run.place(), run.method(), spec);
          select(run.place(), run.method());
        });
  }

  /**
   * Trains the current settings with more seeds, one after another and each kept, once the current
   * run has ended; while the person looks at another run they wait.
   *
   * @param more seeds that no run of these settings has
   */
  public void repeat(int more) {
    current()
        .ifPresent(run -> {
          Set<Long> taken =
              runs.alike(run).map(one -> one.spec().seed()).collect(Collectors.toSet());
          List<TrainingSpec> seeds =
              LongStream.iterate(run.spec().seed() + 1, seed -> seed + 1)
                  .filter(seed -> !taken.contains(seed))
                  .limit(more)
                  .mapToObj(run.spec()::withSeed)
                  .toList();
          repetition = Optional.of(new Repetition(run, seeds));
          if (run.state().ended()) {
            repeatAfter(run);
          }
        });
  }

  /** No more seeds; the one that trains goes on. */
  public void stopRepeating() {
    repetition = Optional.empty();
  }

  /** How many seeds are still to come. */
  public int seedsToCome() {
    return repetition.map(awaited -> awaited.seeds().size()).orElse(0);
  }

  private void repeatAfter(Run ended) {
    Optional<Repetition> awaited = repetition.filter(one -> one.after() == ended);
    if (awaited.isEmpty() || !current().equals(Optional.of(ended))) {
      return;
    }
    List<TrainingSpec> seeds = awaited.get().seeds();
    repetition = Optional.empty();
    if (!seeds.isEmpty()) {
      Run next = begin(ended.place(), ended.method(), seeds.getFirst());
      repetition = Optional.of(new Repetition(next, seeds.subList(1, seeds.size())));
      adopt(next);
    }
  }

  /** What the runs that differ from this one in their seed only came to, itself among them. */
  public Repeats repeatsOf(Run run) {
    return new Repeats(runs.alike(run).map(Run::repeat).toList());
  }

  public void stop() {
    stopRepeating();
    current().filter(run -> !run.state().ended()).ifPresent(run -> laboratory().stop(run.id()));
  }

  /**
   * Applies at the next step of the current run, without a restart.
   *
   * @throws IllegalArgumentException in one sentence, where a run could not begin with it either
   */
  public void change(Change change) {
    current()
        .ifPresent(run -> {
          TrainingSpec changed = applied(run.spec(), change);
          RunPlanner.checkNegatives(changed.equation());
          laboratory().change(run.id(), change);
          run.applySpec(changed);
        });
  }

  private static TrainingSpec applied(TrainingSpec spec, Change change) {
    Equation equation = spec.equation();
    return switch (change) {
      case Change.Alpha alpha ->
          spec.withEquation(equation.withModifiers(equation.modifiers().withAlpha(alpha.alpha())));
      case Change.LearningRate rate ->
          spec.withOptimiser(spec.optimiser().withLearningRate(rate.learningRate()));
      case Change.Learned learned -> spec.withEquation(equation.withQ(learned.q()));
    };
  }

  /**
   * Goes on with other data: to the run of the current method on them, which is started where there
   * is none yet. Runs on the data before are kept; where the method cannot train on the new data
   * nothing changes.
   */
  public void changeDataset(DatasetInfo chosenData) {
    Optional<Method> again = current().flatMap(Run::method);
    try {
      again.ifPresent(method -> RunPlanner.plan(method, chosenData, seed));
    } catch (IllegalArgumentException refused) {
      messages.error(refused);
      return;
    }
    choose(Optional.of(chosenData));
    work(chosenData);
    again.ifPresent(this::start);
  }

  /**
   * From now on each method gets the data that suit it; goes on with the current method on them.
   */
  public void releaseDataset() {
    choose(Optional.empty());
    current().flatMap(Run::method).ifPresent(this::start);
  }

  // --- files ---

  /** Writes the current model; the answer is a message. */
  public void exportModel(Path file) {
    current()
        .ifPresent(run ->
            handover.expect(
                laboratory().exportModel(run.id(), file),
                written -> messages.note("Wrote the model to " + written + "."),
                messages::error));
  }

  /** Reads the config.json of a run folder and starts the same run, beside an earlier one. */
  public void openConfig(Path file) {
    if (!attached()) {
      messages.note("The compute thread is still starting; try again in a moment.");
      return;
    }
    handover.expect(
        CompletableFuture.supplyAsync(() -> ConfiguredRun.read(file)), this::play, messages::error);
  }

  private void play(ConfiguredRun read) {
    try {
      RunPlanner.check(read.config().spec(), read.data());
    } catch (IllegalArgumentException refused) {
      messages.error(refused);
      return;
    }
    play(read.method(), read.data(), read.config().spec());
    if (!read.remark().isEmpty()) {
      messages.note(read.remark());
    }
  }

  /**
   * Reads a model; it becomes the run of its place, beside an earlier one.
   *
   * @param reading hears how far that is, and may end it
   * @param onEnd called in any case
   */
  public void loadModel(Path file, Checkpoint reading, Runnable onEnd) {
    if (!attached()) {
      messages.note("The compute thread is still starting; try again in a moment.");
      onEnd.run();
      return;
    }
    handover.expect(
        laboratory().loadModel(file, reading).thenApplyAsync(OpenedRun::of),
        opened -> {
          onEnd.run();
          adopt(opened);
        },
        failure -> {
          onEnd.run();
          if (!(failure.getCause() instanceof CancellationException)) {
            messages.error(failure);
          }
        });
  }

  private void adopt(OpenedRun opened) {
    built(opened, Optional.empty())
        .ifPresent(run -> {
          adopt(run);
          select(run.place(), run.method());
          laboratory().show(run.id());
        });
  }

  /** A run that was read, with its past; empty, with a message, where its method is not known. */
  private Optional<Run> built(OpenedRun opened, Optional<KeptRun> kept) {
    Laboratory.Loaded loaded = opened.loaded();
    Optional<Method> known = MethodTable.byId(loaded.spec().method());
    if (known.isEmpty()) {
      laboratory().discard(loaded.run());
      messages.error(
          "The model is of the method \"" + loaded.spec().method() + "\", not known here.");
      return Optional.empty();
    }
    Run run = new Run(loaded.run(), Place.of(known.get()), known, loaded.spec());
    run.plan(loaded.plannedSteps());
    run.reach(loaded.step());
    run.worked(kept.flatMap(KeptRun::times));
    loaded.history().forEach(run::accept);
    kept.ifPresent(before -> before.measuredAs(run.id()).forEach(run::accept));
    String message = kept.map(KeptRun::message).orElse("");
    run.accept(new TrainingEvent.StateChanged(run.id(), loaded.state(), message));
    run.markUnseen(kept.filter(KeptRun::unseen).isPresent());
    runs.keep(run);
    work(opened.data());
    stand(run);
    runs.refresh(run);
    return Optional.of(run);
  }

  // --- sessions ---

  /**
   * All of this as a session keeps it.
   *
   * @param files name of each run's file; those that have none yet are not in it
   * @param view what else the window shows
   */
  public SessionState state(Map<Long, String> files, Map<String, String> view) {
    List<Run> kept = runs.all().filter(run -> files.containsKey(run.id())).toList();
    return new SessionState(
        Instant.now(),
        false,
        kept.size() == runs.size() && untouched(),
        kept.stream().map(run -> run.kept(files.getOrDefault(run.id(), ""))).toList(),
        current().map(kept::indexOf).orElse(-1),
        place.get().map(Place::id).orElse(""),
        method.get().map(Method::id).orElse(""),
        own.map(DatasetInfo::id).orElse(""),
        seed,
        view);
  }

  /**
   * Replaces everything by a session. Runs that cannot be read are left out with a message, and so
   * is the chosen data set.
   *
   * @param folder where the runs' files are; they may go once the answer is there
   * @param onDone called in a later {@link #drain} with the runs that have a file and are left out
   */
  public void restore(SessionState state, SessionFolder folder, Consumer<List<KeptRun>> onDone) {
    handover.expect(
        ReopenedSession.read(state, folder, laboratory()),
        read -> onDone.accept(reopen(read)),
        failure -> {
          messages.error(failure);
          onDone.accept(ReopenedSession.kept(state));
        });
  }

  private List<KeptRun> reopen(ReopenedSession session) {
    clear();
    SessionState state = session.state();
    Map<KeptRun, Run> back = new IdentityHashMap<>();
    for (ReopenedSession.Reopened one : session.runs()) {
      one.failure().ifPresent(messages::error);
      one.opened()
          .flatMap(opened -> built(opened, Optional.of(one.kept())))
          .ifPresent(run -> back.put(one.kept(), run));
    }
    seed = state.seed();
    session.data().failure().ifPresent(messages::error);
    choose(session.data().data());
    session.data().data().ifPresent(this::work);
    Optional<Run> shown =
        state.current() < 0
            ? Optional.empty()
            : Optional.ofNullable(back.get(state.runs().get(state.current())));
    shown.ifPresent(run -> {
      stand(run);
      makeCurrent(run);
      goOn(run, state.runs().get(state.current()).state());
    });
    MethodTable.byId(state.method()).ifPresent(last -> select(Place.of(last), Optional.of(last)));
    automatic = shown.filter(run -> state.untouched()).map(Automatic::of);
    return ReopenedSession.kept(state).stream().filter(run -> !back.containsKey(run)).toList();
  }

  /** What trained goes on, also what was on its way there. */
  private void goOn(Run run, RunState before) {
    switch (before) {
      case QUEUED, PREPARING, RUNNING -> laboratory().resume(run.id());
      case PAUSED, PARKED, STOPPED, FINISHED, DIVERGED, COLLAPSED, FAILED ->
          laboratory().show(run.id());
    }
  }

  /** No runs and no choice of data. */
  public void clear() {
    stopRepeating();
    automatic = Optional.empty();
    runs.all().forEach(run -> laboratory().discard(run.id()));
    runs.clear();
    changed.clear();
    current.set(Optional.empty());
    choose(Optional.empty());
  }

  // --- the pulse ---

  /**
   * Takes in what came since the last call.
   *
   * @return the newest frame of the current run, if there is one
   */
  public Optional<Frame> drain() {
    handover.drain();
    inbox.drain(this::accept);
    changed.forEach(runs::refresh);
    changed.clear();
    Optional<Frame> newest = inbox.takeFrame();
    newest.ifPresent(frame -> runs.byId(frame.run()).ifPresent(run -> run.take(frame)));
    return newest.filter(frame -> current().stream().anyMatch(run -> run.id() == frame.run()));
  }

  private void accept(TrainingEvent event) {
    runs.byId(event.run()).ifPresent(run -> accept(run, event));
  }

  private void accept(Run run, TrainingEvent event) {
    run.accept(event);
    report(run, event);
    changed.add(run);
    listener.accept(event);
    if (event instanceof TrainingEvent.StateChanged ended && ended.state().ended()) {
      endings++;
      repeatAfter(run);
    }
  }

  private void report(Run run, TrainingEvent event) {
    switch (event) {
      case TrainingEvent.StateChanged changed when changed.state().ended() -> {
        run.markUnseen(!current().equals(Optional.of(run)));
        if (changed.state().broken()) {
          messages.error(run.title() + ": " + changed.message());
        }
      }
      case TrainingEvent.Noted noted -> messages.note(run.title() + ": " + noted.message());
      default -> {}
    }
  }

  @Override
  public void close() {
    laboratory.ifPresent(Laboratory::close);
  }
}
