package iconexplorer.ui.runs;

import iconexplorer.compute.ComputeThread;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.method.MethodTable;
import iconexplorer.session.SessionFolder;
import iconexplorer.session.SessionState;
import iconexplorer.session.SessionStore;
import iconexplorer.training.EventInbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All of a window but its pixels, which trains and keeps its session until somebody kills it. */
final class KilledWindow {
  private static final List<String> METHODS = List.of("t-sne", "infonce", "k-means", "sne");

  private KilledWindow() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    EventInbox inbox = new EventInbox();
    Workbench workbench = new Workbench(inbox, DatasetCatalogue.info("iris").orElseThrow());
    workbench.employ(new ComputeThread(inbox));
    workbench.changeDataset(DatasetCatalogue.info("iris").orElseThrow());
    SessionStore store = SessionStore.in(Path.of(arguments[0]));
    Optional<SessionFolder> last = store.last();
    boolean[] ready = {last.isEmpty()};
    if (last.isPresent()) {
      SessionState state = last.get().read();
      workbench.restore(
          state,
          last.get(),
          left -> {
            System.out.println("restored " + workbench.runs().count());
            workbench
                .messages()
                .all()
                .forEach(message -> System.out.println("complaint " + message.text()));
            ready[0] = true;
          });
    }
    SessionKeeper keeper =
        new SessionKeeper(workbench, store.autosave(), Map::of, Duration.ofMillis(20));
    boolean said = false;
    for (int tick = 0; ; tick++) {
      workbench.drain();
      if (ready[0]) {
        if (tick % 40 == 0) {
          workbench.start(MethodTable.byId(METHODS.get(tick / 40 % METHODS.size())).orElseThrow());
        }
        keeper.pulse(System.nanoTime());
      }
      if (!said && store.autosave().holdsSession()) {
        said = true;
        System.out.println("keeping");
      }
      Thread.sleep(5);
    }
  }
}
