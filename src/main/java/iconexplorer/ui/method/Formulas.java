package iconexplorer.ui.method;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Sets formulas on a thread of its own and keeps them. */
final class Formulas {

  private final Executor typesetter =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("typesetter").daemon().unstarted(task));
  private final Map<String, CompletableFuture<FormulaOutline>> known = new ConcurrentHashMap<>();

  /** Completes at once for a formula that was asked for before. */
  CompletableFuture<FormulaOutline> outline(String latex) {
    return known.computeIfAbsent(
        latex, text -> CompletableFuture.supplyAsync(() -> FormulaOutline.of(text), typesetter));
  }
}
