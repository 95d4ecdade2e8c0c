package iconexplorer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Pictures of one coloured shape each, and a caption that says which, how large and where: the two
 * modalities of CLIP in the small.
 *
 * <p>No two captions are equal, so every picture has exactly one that fits. The captions are bags
 * of words: one feature per word of the vocabulary, 1 where it occurs.
 */
final class GeneratedShapes {
  private static final int SIDE = 20;
  private static final int CHANNELS = 3;
  private static final double NOISE = 0.03;

  /** Points per pixel and direction that decide how much of it a shape covers. */
  private static final int SAMPLES = 3;

  private static final double LEAST_CENTRE = 6;
  private static final double STEP = 3.5;
  private static final double JITTER = 0.5;
  private static final List<String> SIZES = List.of("small", "medium", "large");
  private static final double[] RADII = {3.6, 5, 6.9};
  private static final List<String> KINDS =
      List.of("circle", "square", "triangle", "cross", "diamond", "ring");
  private static final List<String> COLOURS =
      List.of("red", "green", "blue", "yellow", "purple", "orange");
  private static final float[][] RGB = {
    {0.9f, 0.15f, 0.15f},
    {0.15f, 0.75f, 0.2f},
    {0.2f, 0.3f, 0.95f},
    {0.95f, 0.9f, 0.15f},
    {0.6f, 0.2f, 0.8f},
    {0.98f, 0.55f, 0.1f}
  };
  private static final List<String> GROUNDS = List.of("black", "grey", "white");
  private static final List<String> PLACES =
      List.of(
          "top left",
          "top",
          "top right",
          "left",
          "centre",
          "right",
          "bottom left",
          "bottom",
          "bottom right");
  private static final List<String> VOCABULARY =
      List.of(SIZES, COLOURS, KINDS, List.of("top", "bottom", "left", "right", "centre"), GROUNDS)
          .stream()
          .flatMap(List::stream)
          .toList();

  static final DatasetInfo INFO =
      new DatasetInfo(
          "shapes",
          "Shapes and captions",
          "Coloured shapes, and what one would say of them: kind, colour, size, place and ground.",
          2916,
          SIDE * SIDE * CHANNELS,
          KINDS.size(),
          Optional.of(new ImageShape(SIDE, SIDE, CHANNELS)),
          true,
          Set.of(Relations.Kind.MODALITY));

  /** Which shape, all numbers from 0; place in reading order. */
  private record Scene(int kind, int colour, int size, int place, int ground) {
    String caption() {
      return "a %s %s %s %s on %s"
          .formatted(
              SIZES.get(size),
              COLOURS.get(colour),
              KINDS.get(kind),
              PLACES.get(place),
              GROUNDS.get(ground));
    }

    float[] words() {
      List<String> said = Arrays.asList(caption().split(" "));
      float[] words = new float[VOCABULARY.size()];
      for (int w = 0; w < words.length; w++) {
        words[w] = said.contains(VOCABULARY.get(w)) ? 1 : 0;
      }
      return words;
    }
  }

  private GeneratedShapes() {}

  /** Draws as many different scenes as the info says. */
  static Dataset make(DatasetInfo info, long seed) {
    Random random = new Random(seed);
    List<Scene> scenes = allScenes();
    Collections.shuffle(scenes, random);
    List<Scene> some = scenes.subList(0, info.size());
    float[] pictures = new float[info.size() * info.dimension()];
    float[] words = new float[info.size() * VOCABULARY.size()];
    for (int i = 0; i < some.size(); i++) {
      paint(some.get(i), pictures, i * info.dimension(), random);
      System.arraycopy(some.get(i).words(), 0, words, i * VOCABULARY.size(), VOCABULARY.size());
    }
    Modality captions =
        new Modality(
            "caption",
            VOCABULARY.size(),
            words,
            Optional.empty(),
            some.stream().map(Scene::caption).toList());
    return new Dataset(
        info.id(),
        info.title(),
        info.size(),
        info.dimension(),
        pictures,
        some.stream().mapToInt(Scene::kind).toArray(),
        KINDS,
        info.imageShape(),
        Relations.of(captions));
  }

  private static List<Scene> allScenes() {
    List<Scene> scenes = new ArrayList<>();
    for (int kind = 0; kind < KINDS.size(); kind++) {
      for (int colour = 0; colour < COLOURS.size(); colour++) {
        for (int size = 0; size < SIZES.size(); size++) {
          for (int place = 0; place < PLACES.size(); place++) {
            for (int ground = 0; ground < GROUNDS.size(); ground++) {
              scenes.add(new Scene(kind, colour, size, place, ground));
            }
          }
        }
      }
    }
    return scenes;
  }

  private static void paint(Scene scene, float[] pictures, int offset, Random random) {
    double centreRow = centre(scene.place() / 3, random);
    double centreColumn = centre(scene.place() % 3, random);
    float ground = scene.ground() / (GROUNDS.size() - 1f);
    for (int r = 0; r < SIDE; r++) {
      for (int c = 0; c < SIDE; c++) {
        float share = covered(scene, r - centreRow, c - centreColumn);
        for (int k = 0; k < CHANNELS; k++) {
          double value = share * RGB[scene.colour()][k] + (1 - share) * ground;
          pictures[offset + (k * SIDE + r) * SIDE + c] =
              Math.clamp((float) (value + NOISE * random.nextGaussian()), 0, 1);
        }
      }
    }
  }

  private static double centre(int third, Random random) {
    return LEAST_CENTRE + STEP * third + JITTER * (2 * random.nextDouble() - 1);
  }

  /** Share of a pixel that the shape covers; the pixel's centre is relative to the shape's. */
  private static float covered(Scene scene, double row, double column) {
    double radius = RADII[scene.size()];
    int inside = 0;
    for (int s = 0; s < SAMPLES * SAMPLES; s++) {
      double down = row + (s / SAMPLES + 0.5) / SAMPLES - 0.5;
      double right = column + (s % SAMPLES + 0.5) / SAMPLES - 0.5;
      inside += covers(KINDS.get(scene.kind()), down / radius, right / radius) ? 1 : 0;
    }
    return inside / (float) (SAMPLES * SAMPLES);
  }

  /** Whether a shape of radius 1 around the origin covers this point; r points down. */
  private static boolean covers(String kind, double r, double c) {
    double square = r * r + c * c;
    return switch (kind) {
      case "circle" -> square <= 1;
      case "square" -> Math.max(Math.abs(r), Math.abs(c)) <= 0.85;
      case "triangle" -> r <= 0.8 && Math.abs(c) <= (r + 1) / 1.8;
      case "cross" ->
          Math.min(Math.abs(r), Math.abs(c)) <= 0.35 && Math.max(Math.abs(r), Math.abs(c)) <= 1;
      case "diamond" -> Math.abs(r) + Math.abs(c) <= 1.1;
      default -> square <= 1 && square >= 0.3;
    };
  }
}
