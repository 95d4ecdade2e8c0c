package iconexplorer.ui.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.text.Font;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test, with the reason, where JavaFX cannot start even off-screen. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsWindow.Condition.class)
public @interface NeedsWindow {

  /** Starts the toolkit once and remembers whether it could. */
  final class Condition implements ExecutionCondition {

    private static final ConditionEvaluationResult RESULT = start();

    private static ConditionEvaluationResult start() {
      try {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        if (!started.await(60, TimeUnit.SECONDS)) {
          return ConditionEvaluationResult.disabled("JavaFX did not start within a minute");
        }
        Font.getDefault();
        return ConditionEvaluationResult.enabled("JavaFX runs");
      } catch (IllegalStateException running) {
        return ConditionEvaluationResult.enabled("JavaFX runs already");
      } catch (RuntimeException | LinkageError broken) {
        return ConditionEvaluationResult.disabled(
            "JavaFX cannot start here (on Debian: install libpangoft2-1.0-0): " + broken);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return ConditionEvaluationResult.disabled("interrupted");
      }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return RESULT;
    }
  }
}
