package iconexplorer.export;

import iconexplorer.training.TrainingEvent.KlMeasured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The curve as a table: step, KL in nats, and the minimised loss, which is KL or what config.json's
 * divergence and limit say. The speed is left out, so that the same seed gives the same file.
 */
public final class CurveCsv {
  private CurveCsv() {}

  public static void write(Path file, List<KlMeasured> curve) throws IOException {
    StringBuilder text = new StringBuilder("step,kl,loss\n");
    for (KlMeasured point : curve) {
      text.append(point.step())
          .append(',')
          .append(point.kl())
          .append(',')
          .append(point.loss())
          .append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(bytes));
  }
}
