package iconexplorer.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.training.EmbeddingMetrics;
import iconexplorer.training.TrainingEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class MetricsThreadTest {

  @Test
  void aSampleThatComesAfterTheEndIsLeftUnmeasured() {
    Dataset iris = DatasetCatalogue.load("iris", 42);
    List<TrainingEvent> events = new CopyOnWriteArrayList<>();
    MetricsThread thread = new MetricsThread(events::add);
    thread.close();
    thread.measure(1, iris, EmbeddingMetrics.Sample.of(1, new float[2 * iris.size()], 2, 42));
    assertTrue(thread.idle());
    assertEquals(List.of(), events);
  }
}
