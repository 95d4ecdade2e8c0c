package iconexplorer.export;

import iconexplorer.objective.ClusterInformation;
import iconexplorer.training.TrainingEvent.InformationMeasured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Mutual information along the curve as a table: step, I, H(C), H(C|C′), in nats. */
final class InformationCsv {
  private InformationCsv() {}

  static void write(Path file, List<InformationMeasured> series) throws IOException {
    StringBuilder text = new StringBuilder("step,mutual_information,entropy,conditional_entropy\n");
    for (InformationMeasured point : series) {
      ClusterInformation information = point.information();
      text.append(point.step())
          .append(',')
          .append(information.mutualInformation())
          .append(',')
          .append(information.entropy())
          .append(',')
          .append(information.conditionalEntropy())
          .append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(bytes));
  }
}
