package iconexplorer.ui.shell;

import iconexplorer.training.Frame;
import iconexplorer.training.TrainingEvent;
import iconexplorer.ui.runs.Run;
import iconexplorer.ui.runs.Workbench;
import iconexplorer.ui.theme.Appearance;
import iconexplorer.ui.theme.Panel;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The pictures of the current run: embedding, p against q, clusters, KL curve. */
final class Pictures {

  private final Panel embedding = new Panel("Embedding", new Label());
  private final Deck first = new Deck(List.of(new Deck.Page("p against q", new Label()), new Deck.Page("Clusters", new Label())));
  private final Deck second = new Deck(List.of(new Deck.Page("KL curve", new Label())));

  Pictures(Workbench workbench) {}

  Region embedding() {
    return embedding;
  }

  Deck first() {
    return first;
  }

  Deck second() {
    return second;
  }

  void dress(Appearance appearance) {}

  /** A run that was chosen: everything it did so far. */
  void show(Run run) {}

  /** A new frame of the current run. */
  void show(Frame frame) {}

  /** A new event of the current run. */
  void accept(TrainingEvent event) {}
}
