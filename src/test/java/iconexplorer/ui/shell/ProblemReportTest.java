package iconexplorer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.ui.runs.MessageLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemReportTest {

  @TempDir Path folder;

  @Test
  void namesVersionsDeviceAndErrorsWithoutPersonalPaths() throws IOException {
    String home = System.getProperty("user.home");
    Path log = Files.writeString(folder.resolve("x.log"), "a line about " + home + "/thesis\n");
    MessageLog messages = new MessageLog();
    messages.note("all is well");
    messages.error(new IOException(home + "/x.csv: row 17 has 3 values"));
    String report = ProblemReport.text("CPU, AVX2, 2 threads", messages.all(), log);
    assertTrue(report.contains("icon-explorer "), report);
    assertTrue(report.contains("nd4j "), report);
    assertTrue(report.contains("device CPU, AVX2, 2 threads"), report);
    assertTrue(report.contains("~/x.csv: row 17 has 3 values"), report);
    assertTrue(report.contains("at iconexplorer.ui.shell.ProblemReportTest"), report);
    assertTrue(report.contains("a line about ~/thesis"), report);
    assertFalse(report.contains(home), report);
    assertFalse(report.contains("all is well"), report);
  }
}
