package iconexplorer.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilmTest {
  private static final float[] NONE = {};

  private static Frame frame(long run, int step, int n) {
    return new Frame(
        run,
        step,
        n,
        new float[2 * n],
        new int[0],
        NONE,
        new Frame.Projection.Raw(),
        NONE,
        Optional.empty());
  }

  /** Offers each step of a run as the compute thread does. */
  private static void run(Film film, long run, int steps, int n) {
    for (int step = 0; step <= steps; step++) {
      if (film.wants(run, step)) {
        film.add(frame(run, step, n), 1);
      }
    }
  }

  private static List<Integer> steps(Film film) {
    return film.shots().stream().map(shot -> shot.frame().step()).toList();
  }

  @Test
  void aFilmFromTheFirstStepDoesNotTakeTheRunBefore() {
    Film film = new Film(1, true);
    assertFalse(film.wants(1, 7));
    run(film, 2, 3, 4);
    assertEquals(List.of(0, 1, 2, 3), steps(film));
  }

  @Test
  void everyTenthStepIsTakenOfTheFirstRunOnly() {
    Film film = new Film(10);
    run(film, 1, 35, 4);
    run(film, 2, 100, 4);
    assertEquals(List.of(0, 10, 20, 30), steps(film));
  }

  @Test
  void aLongRunLosesEveryOtherPictureAndStaysCovered() {
    Film film = new Film(1);
    run(film, 1, 10 * Film.MOST_SHOTS, 2);
    List<Integer> steps = steps(film);
    assertTrue(steps.size() < Film.MOST_SHOTS, steps.size() + " pictures");
    assertTrue(steps.size() >= Film.MOST_SHOTS / 2, steps.size() + " pictures");
    assertEquals(0, steps.getFirst());
    assertTrue(steps.getLast() > 10 * Film.MOST_SHOTS - film.every());
    for (int k = 1; k < steps.size(); k++) {
      assertEquals(film.every(), steps.get(k) - steps.get(k - 1));
    }
  }

  @Test
  void largePicturesAreFewer() {
    Film film = new Film(1);
    run(film, 1, 40, 2_000_000);
    assertTrue(film.shots().size() <= 17, film.shots().size() + " pictures");
    assertTrue(film.every() > 1);
  }

  @Test
  void anEndedFilmTakesNoMore() {
    Film film = new Film(5);
    run(film, 1, 10, 2);
    film.end();
    assertFalse(film.wants(1, 15));
    assertTrue(film.hasEnded());
    assertThrows(IllegalArgumentException.class, () -> new Film(0));
  }
}
