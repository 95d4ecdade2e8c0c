package iconexplorer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A text written by a small grammar, as contexts and the tokens seen in them. Beings act, food is
 * eaten, things are handled, places are where it happens: which word fits depends on the words
 * around it.
 *
 * <pre>
 * sentence → clause [and clause] .
 * clause   → NP(being) [adverb] (acts [PP] | eats NP(food) [PP] | meets NP(being) | handles NP(thing) [PP])
 * PP       → preposition NP(place)
 * NP(x)    → determiner [adjective(x)] x
 * </pre>
 *
 * <p>Items are the contexts seen most often; beyond a sentence everything is a full stop. Features
 * are the words around the gap, one-hot each, label is the kind of the token seen most often in it.
 * An item goes by its words, such as "the old _ eats bread" or "the old → ?".
 */
final class GeneratedCorpus {
  private static final int SENTENCES = 40_000;
  private static final int CONTEXTS = 1500;

  /** Words of a list are the rarer the later they come, by this power of their place. */
  private static final double RARITY = 0.6;

  private static final double[] SHARES =
      IntStream.rangeClosed(1, 9).mapToDouble(place -> StrictMath.pow(place, -RARITY)).toArray();

  /** Kinds of words in the order of the labels, and the words. */
  private enum Kind {
    DETERMINER("the", "a", "this", "every"),
    ADJECTIVE("old", "young", "hungry", "fresh", "warm", "heavy", "small", "dark", "green"),
    BEING("dog", "child", "cat", "farmer", "bird", "teacher", "horse", "fox"),
    FOOD("bread", "apple", "soup", "cheese", "cake", "carrot"),
    THING("book", "stone", "lamp", "basket", "letter", "chair"),
    PLACE("house", "garden", "forest", "river", "school", "kitchen"),
    VERB(
        "sleeps", "runs", "waits", "sings", "eats", "wants", "tastes", "sees", "follows", "hears",
        "likes", "carries", "finds", "drops", "moves"),
    /** Prepositions, adverbs and the conjunction: each alone would hardly ever be the likeliest. */
    PARTICLE("in", "near", "behind", "through", "often", "slowly", "quietly", "never", "and"),
    FULL_STOP(".");

    private final List<String> words;

    Kind(String... words) {
      this.words = List.of(words);
    }

    String title() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private static final List<String> ACTS = Kind.VERB.words.subList(0, 4);
  private static final List<String> EATS = Kind.VERB.words.subList(4, 7);
  private static final List<String> MEETS = Kind.VERB.words.subList(7, 11);
  private static final List<String> HANDLES = Kind.VERB.words.subList(11, 15);
  private static final List<String> PREPOSITIONS = Kind.PARTICLE.words.subList(0, 4);
  private static final List<String> ADVERBS = Kind.PARTICLE.words.subList(4, 8);
  private static final List<String> VOCABULARY =
      Arrays.stream(Kind.values()).flatMap(kind -> kind.words.stream()).toList();
  private static final int STOP = VOCABULARY.indexOf(".");

  static final DatasetInfo MASKED =
      info(
          "corpus-masked",
          "Corpus, masked words",
          "Two words on either side of a gap, and how often each word was found in it.",
          4);
  static final DatasetInfo NEXT =
      info(
          "corpus-next",
          "Corpus, next words",
          "Three words of a sentence, and how often each word came next.",
          3);

  private GeneratedCorpus() {}

  private static DatasetInfo info(String id, String title, String description, int words) {
    return new DatasetInfo(
        id,
        title,
        description,
        CONTEXTS,
        words * VOCABULARY.size(),
        Kind.values().length,
        Optional.empty(),
        true,
        Set.of(Relations.Kind.TOKENS));
  }

  /** Contexts are the two words before and the two after. */
  static Dataset masked(DatasetInfo info, long seed) {
    return dataset(info, seed, -2, -1, 1, 2);
  }

  /** Contexts are the three words before. */
  static Dataset next(DatasetInfo info, long seed) {
    return dataset(info, seed, -3, -2, -1);
  }

  /**
   * @param window where the words of a context stand, relative to the token
   */
  private static Dataset dataset(DatasetInfo info, long seed, int... window) {
    List<Map.Entry<List<Integer>, int[]>> contexts =
        count(new Random(seed), window).entrySet().stream()
            .sorted(Comparator.comparingInt(seen -> -Arrays.stream(seen.getValue()).sum()))
            .limit(info.size())
            .toList();
    int v = VOCABULARY.size();
    float[] features = new float[info.size() * info.dimension()];
    for (int i = 0; i < contexts.size(); i++) {
      for (int w = 0; w < window.length; w++) {
        features[i * info.dimension() + w * v + contexts.get(i).getKey().get(w)] = 1;
      }
    }
    TokenCounts tokens = tokens(contexts.stream().map(Map.Entry::getValue).toList());
    return new Dataset(
            info.id(),
            info.title(),
            info.size(),
            info.dimension(),
            features,
            IntStream.range(0, info.size()).map(i -> kind(tokens.mostFrequent(i))).toArray(),
            Arrays.stream(Kind.values()).map(Kind::title).toList(),
            info.imageShape(),
            Relations.of(tokens))
        .withOrigin(
            new Origin(
                new Origin.Texts(
                    contexts.stream().map(seen -> words(seen.getKey(), window)).toList())));
  }

  /** The words of a context in their order, and where the token is missing. */
  private static String words(List<Integer> context, int... window) {
    String before = words(context, w -> window[w] < 0);
    String after = words(context, w -> window[w] > 0);
    return after.isEmpty() ? before + " → ?" : before + " _ " + after;
  }

  /** Some words of a context; full stops that follow each other are one. */
  private static String words(List<Integer> context, IntPredicate some) {
    StringJoiner words = new StringJoiner(" ");
    int last = -1;
    for (int w : IntStream.range(0, context.size()).filter(some).toArray()) {
      if (context.get(w) != STOP || last != STOP) {
        words.add(VOCABULARY.get(context.get(w)));
      }
      last = context.get(w);
    }
    return words.toString();
  }

  private static int kind(int token) {
    String word = VOCABULARY.get(token);
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.words.contains(word))
        .findFirst()
        .orElseThrow()
        .ordinal();
  }

  private static TokenCounts tokens(List<int[]> counts) {
    int[] offsets = new int[counts.size() + 1];
    int[] tokens = new int[counts.size() * VOCABULARY.size()];
    float[] times = new float[tokens.length];
    int entries = 0;
    for (int i = 0; i < counts.size(); i++) {
      for (int token = 0; token < VOCABULARY.size(); token++) {
        if (counts.get(i)[token] > 0) {
          tokens[entries] = token;
          times[entries] = counts.get(i)[token];
          entries++;
        }
      }
      offsets[i + 1] = entries;
    }
    return new TokenCounts(
        VOCABULARY, offsets, Arrays.copyOf(tokens, entries), Arrays.copyOf(times, entries));
  }

  /** Writes the text and counts each token of it in its context. */
  private static Map<List<Integer>, int[]> count(Random random, int... window) {
    Map<List<Integer>, int[]> counts = new LinkedHashMap<>();
    List<String> sentence = new ArrayList<>();
    for (int s = 0; s < SENTENCES; s++) {
      sentence.clear();
      write(sentence, random);
      int[] tokens = sentence.stream().mapToInt(VOCABULARY::indexOf).toArray();
      for (int t = 0; t < tokens.length; t++) {
        List<Integer> context = new ArrayList<>(window.length);
        for (int step : window) {
          int at = t + step;
          context.add(at >= 0 && at < tokens.length ? tokens[at] : STOP);
        }
        counts.computeIfAbsent(context, seen -> new int[VOCABULARY.size()])[tokens[t]]++;
      }
    }
    return counts;
  }

  private static void write(List<String> sentence, Random random) {
    clause(sentence, random);
    if (random.nextDouble() < 0.15) {
      sentence.add("and");
      clause(sentence, random);
    }
    sentence.add(".");
  }

  private static void clause(List<String> sentence, Random random) {
    noun(sentence, Kind.BEING, random);
    if (random.nextDouble() < 0.2) {
      sentence.add(draw(ADVERBS, random));
    }
    switch (random.nextInt(4)) {
      case 0 -> {
        sentence.add(draw(ACTS, random));
        place(sentence, 0.6, random);
      }
      case 1 -> {
        sentence.add(draw(EATS, random));
        noun(sentence, Kind.FOOD, random);
        place(sentence, 0.2, random);
      }
      case 2 -> {
        sentence.add(draw(MEETS, random));
        noun(sentence, Kind.BEING, random);
      }
      default -> {
        sentence.add(draw(HANDLES, random));
        noun(sentence, Kind.THING, random);
        place(sentence, 0.2, random);
      }
    }
  }

  private static void place(List<String> sentence, double probability, Random random) {
    if (random.nextDouble() < probability) {
      sentence.add(draw(PREPOSITIONS, random));
      noun(sentence, Kind.PLACE, random);
    }
  }

  private static void noun(List<String> sentence, Kind kind, Random random) {
    sentence.add(draw(Kind.DETERMINER.words, random));
    if (random.nextDouble() < 0.25) {
      sentence.add(draw(adjectives(kind), random));
    }
    sentence.add(draw(kind.words, random));
  }

  /** Those that are said of beings, food, things or places. */
  private static List<String> adjectives(Kind kind) {
    return switch (kind) {
      case BEING -> List.of("old", "young", "hungry");
      case FOOD -> List.of("fresh", "warm", "small");
      case THING -> List.of("heavy", "small", "old");
      default -> List.of("dark", "green", "old");
    };
  }

  private static String draw(List<String> words, Random random) {
    double sum = 0;
    for (int place = 0; place < words.size(); place++) {
      sum += SHARES[place];
    }
    double left = random.nextDouble() * sum;
    int word = 0;
    while (word < words.size() - 1 && left >= SHARES[word]) {
      left -= SHARES[word];
      word++;
    }
    return words.get(word);
  }
}
