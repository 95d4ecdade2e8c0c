package iconexplorer.ui.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.training.Frame;
import iconexplorer.training.Frame.Projection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LikeliestTest {
  private static final Dataset IRIS = DatasetCatalogue.load("iris", 1);

  private static String text(Dataset data, int likeliest, int prototypes, Projection projection) {
    return Likeliest.of(data, frame(data, likeliest, prototypes, projection), 0);
  }

  /** Every item is most likely this one of so many, with probability 0.77. */
  private static Frame frame(Dataset data, int likeliest, int prototypes, Projection projection) {
    int n = data.size();
    int[] clusters = new int[n];
    Arrays.fill(clusters, likeliest);
    float[] probability = new float[n];
    Arrays.fill(probability, 0.77f);
    float[] places = new float[2 * prototypes];
    return new Frame(
        1, 1, n, new float[2 * n], clusters, probability, projection, places, Optional.empty());
  }

  @Test
  void aClusterHasPhi() {
    assertEquals("cluster 2 · φ 0.77", text(IRIS, 2, 0, new Projection.ClusterStar(3)));
  }

  @Test
  void aPrototypeOfAClassHasItsNameAndQ() {
    assertEquals("class setosa · q 0.77", text(IRIS, 0, 3, new Projection.Raw()));
  }

  @Test
  void aPrototypeOfATokenHasItsWordAndQ() {
    Dataset corpus = DatasetCatalogue.load("corpus-next", 1);
    List<String> vocabulary = corpus.relations().tokens().orElseThrow().vocabulary();
    assertEquals(
        "likeliest: farmer · q 0.77",
        text(corpus, vocabulary.indexOf("farmer"), vocabulary.size(), new Projection.Raw()));
    assertEquals(
        "class being · q 0.77",
        text(corpus, 2, corpus.classes(), new Projection.Raw()),
        "of the same contexts by their labels");
  }

  @Test
  void anItemAmongItemsHasNone() {
    assertEquals("", Likeliest.of(Scenes.images(2), Scenes.raw(1, 0, 0, 1, 1), 0));
  }

  @Test
  void theMenuAndTheLegendSayWhatPointsArePutDownTo() {
    Frame star = frame(IRIS, 2, 0, new Projection.ClusterStar(5));
    assertEquals("cluster", Colouring.CLUSTER.title(Likeliest.noun(IRIS, star)));
    assertEquals("cluster 2", Likeliest.name(IRIS, star, 2));
    assertEquals(5, Likeliest.count(star), "corners that nobody is in, too");
    Frame named = frame(IRIS, 2, 3, new Projection.Raw());
    assertEquals("likeliest class", Colouring.CLUSTER.title(Likeliest.noun(IRIS, named)));
    assertEquals("class", Colouring.CLASS.title(Likeliest.noun(IRIS, named)));
    assertEquals("virginica", Likeliest.name(IRIS, named, 2));
  }
}
