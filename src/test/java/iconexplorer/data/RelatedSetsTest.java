package iconexplorer.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets that are made with a second modality or with token counts. */
class RelatedSetsTest {
  private final Dataset shapes = DatasetCatalogue.load("shapes", 7);
  private final Modality captions = shapes.relations().modality().orElseThrow();

  @Test
  void everyPictureHasACaptionOfItsOwn() {
    assertEquals(shapes.size(), new HashSet<>(captions.captions()).size());
    Set<String> rows = new HashSet<>();
    for (int i = 0; i < shapes.size(); i++) {
      rows.add(Arrays.toString(words(i)));
    }
    assertEquals(shapes.size(), rows.size());
  }

  @Test
  void aCaptionNamesTheShapeAndItsBagHoldsItsWords() {
    for (int i = 0; i < shapes.size(); i += 97) {
      List<String> said = List.of(captions.captions().get(i).split(" "));
      assertTrue(said.contains(shapes.classNames().get(shapes.labels()[i])), said.toString());
      int inVocabulary = 0;
      for (float word : words(i)) {
        inVocabulary += (int) word;
      }
      assertEquals(said.size() - 2, inVocabulary, "all but 'a' and 'on': " + said);
    }
  }

  @Test
  void thePictureShowsWhatTheCaptionSays() {
    for (int i = 0; i < shapes.size(); i++) {
      String caption = captions.captions().get(i);
      if (caption.matches("a large red square .*on black")) {
        assertTrue(brightness(i, 0) > 3 * brightness(i, 2), caption);
      }
      double corner = shapes.row(i)[caption.contains("left") ? 19 * 20 + 19 : 19 * 20];
      if (caption.contains("top") && caption.endsWith("on white")) {
        assertTrue(corner > 0.7, caption + ": " + corner);
      }
      if (caption.contains("top") && caption.endsWith("on black")) {
        assertTrue(corner < 0.3, caption + ": " + corner);
      }
    }
  }

  @Test
  void largeShapesCoverMoreThanSmallOnes() {
    double[] covered = new double[2];
    for (int i = 0; i < shapes.size(); i++) {
      String caption = captions.captions().get(i);
      if (caption.contains("yellow") && caption.contains("black") && !caption.contains("medium")) {
        covered[caption.contains("large") ? 1 : 0] += brightness(i, 0);
      }
    }
    assertTrue(covered[1] > 1.5 * covered[0], Arrays.toString(covered));
  }

  @ParameterizedTest
  @ValueSource(strings = {"corpus-masked", "corpus-next"})
  void aContextIsOneWordPerPlaceAndWasSeenOften(String id) {
    Dataset corpus = DatasetCatalogue.load(id, 1);
    TokenCounts tokens = corpus.relations().tokens().orElseThrow();
    int v = tokens.vocabulary().size();
    int places = id.equals("corpus-masked") ? 4 : 3;
    assertEquals(places * v, corpus.dimension());
    assertTrue(v >= 40 && v <= 80, v + " words");
    for (int i = 0; i < corpus.size(); i++) {
      for (int place = 0; place < places; place++) {
        double sum = 0;
        for (float x : Arrays.copyOfRange(corpus.row(i), place * v, (place + 1) * v)) {
          sum += x;
        }
        assertEquals(1, sum);
      }
      assertTrue(seen(tokens, i) >= 5, "context " + i + " was seen " + seen(tokens, i) + " times");
    }
    assertEquals(corpus.size(), distinctRows(corpus));
  }

  @ParameterizedTest
  @ValueSource(strings = {"corpus-masked", "corpus-next"})
  void aContextGoesByItsWords(String id) {
    Dataset corpus = DatasetCatalogue.load(id, 1);
    List<String> vocabulary = corpus.relations().tokens().orElseThrow().vocabulary();
    boolean masked = id.equals("corpus-masked");
    int place = masked ? 1 : 2;
    Set<String> names = new HashSet<>();
    for (int i = 0; i < corpus.size(); i++) {
      String name = corpus.origin().name(i);
      names.add(name);
      List<String> words = List.of(name.replace(" →", "").split(" "));
      String before = words.get(words.indexOf(masked ? "_" : "?") - 1);
      int feature = place * vocabulary.size() + vocabulary.indexOf(before);
      assertEquals(1, corpus.row(i)[feature], name);
      assertEquals(words.size() - 1, words.stream().filter(vocabulary::contains).count(), name);
    }
    assertEquals(corpus.size(), names.size(), "no two go by the same words");
  }

  @Test
  void afterAPrepositionAndBeforeANounStandsADeterminer() {
    Dataset corpus = DatasetCatalogue.load("corpus-next", 2);
    TokenCounts tokens = corpus.relations().tokens().orElseThrow();
    int v = tokens.vocabulary().size();
    int found = 0;
    for (int i = 0; i < corpus.size(); i++) {
      if (corpus.row(i)[2 * v + tokens.vocabulary().indexOf("behind")] == 1) {
        assertEquals("determiner", corpus.classNames().get(corpus.labels()[i]));
        found++;
      }
    }
    assertTrue(found > 4, found + " contexts");
  }

  @Test
  void whatIsEatenIsFood() {
    Dataset corpus = DatasetCatalogue.load("corpus-next", 2);
    TokenCounts tokens = corpus.relations().tokens().orElseThrow();
    List<String> words = tokens.vocabulary();
    int v = words.size();
    int contexts = 0;
    int food = 0;
    for (int i = 0; i < corpus.size(); i++) {
      float[] x = corpus.row(i);
      if (x[v + words.indexOf("eats")] == 1 && x[2 * v + words.indexOf("the")] == 1) {
        contexts++;
        food += corpus.classNames().get(corpus.labels()[i]).equals("food") ? 1 : 0;
      }
    }
    assertTrue(contexts > 10 && food >= 0.9 * contexts, food + " of " + contexts);
  }

  private float[] words(int i) {
    int d = captions.dimension();
    return Arrays.copyOfRange(captions.features(), i * d, (i + 1) * d);
  }

  private double brightness(int i, int channel) {
    double sum = 0;
    for (float pixel : Arrays.copyOfRange(shapes.row(i), channel * 400, channel * 400 + 400)) {
      sum += pixel;
    }
    return sum;
  }

  private static double seen(TokenCounts tokens, int context) {
    double times = 0;
    for (int e = tokens.offsets()[context]; e < tokens.offsets()[context + 1]; e++) {
      times += tokens.counts()[e];
    }
    return times;
  }

  private static int distinctRows(Dataset data) {
    Set<String> rows = new HashSet<>();
    for (int i = 0; i < data.size(); i++) {
      rows.add(Arrays.toString(data.row(i)));
    }
    return rows.size();
  }
}
