package iconexplorer.encoder;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How the learning rate goes on from where it starts. */
public enum RateSchedule {
  /** As it is. */
  CONSTANT("constant"),
  /**
   * Along half a cosine to nearly 0 at the last update, and from the top again where a run goes on
   * after that.
   *
   * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov &amp; Hutter, SGDR, 2017, eq. 5</a>
   */
  COSINE("cosine");

  private final String id;

  RateSchedule(String id) {
    this.id = id;
  }

  /** The name in files and on the command line. */
  public String id() {
    return id;
  }

  /**
   * The schedule with this id.
   *
   * @throws IllegalArgumentException in one sentence that lists the names
   */
  public static RateSchedule byId(String id) {
    return Arrays.stream(values())
        .filter(schedule -> schedule.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown schedule \"%s\": use one of %s"
                    .formatted(
                        id,
                        Arrays.stream(values())
                            .map(RateSchedule::id)
                            .collect(Collectors.joining(", ")))));
  }

  /**
   * What the learning rate is multiplied by.
   *
   * @param done updates done of this cycle and those before it, at least 0
   * @param cycle updates from one top to the next, at least 1
   * @return in (0, 1]
   */
  public double factor(int done, int cycle) {
    return switch (this) {
      case CONSTANT -> 1;
      case COSINE -> (1 + Math.cos(Math.PI * (done % cycle) / cycle)) / 2;
    };
  }
}
