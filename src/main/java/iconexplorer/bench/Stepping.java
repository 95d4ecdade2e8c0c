package iconexplorer.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/** A workload that is stepped for blocks of time, once the JVM has compiled it. */
final class Stepping implements AutoCloseable {

  /** The JVM has compiled a loop when its compiler has had nothing to do for so long. */
  private static final long QUIET_NANOS = 700_000_000L;

  /** No warm-up lasts longer. */
  private static final long LONGEST_NANOS = 20_000_000_000L;

  private static final double MEDIAN = 50;

  private final Workload.Steps steps;
  private final DescriptiveStatistics rates = new DescriptiveStatistics();
  private long counted;
  private long processorNanos;
  private long allocatedBytes;

  private Stepping(Workload.Steps steps) {
    this.steps = steps;
  }

  /** Takes up memory and warms up. */
  static Stepping open(Workload workload) {
    Stepping stepping = new Stepping(workload.open());
    stepping.warmUp();
    return stepping;
  }

  private void warmUp() {
    long start = System.nanoTime();
    long lastChange = start;
    long compiled = compilationMillis();
    long now = start;
    while (now - lastChange < QUIET_NANOS && now - start < LONGEST_NANOS) {
      steps.step();
      now = System.nanoTime();
      if (compilationMillis() != compiled) {
        compiled = compilationMillis();
        lastChange = now;
      }
    }
  }

  /**
   * Steps for so long, at least once.
   *
   * @return steps per second
   */
  double block(double seconds) {
    long processor = processorNanos();
    long allocated = allocatedBytes();
    long start = System.nanoTime();
    long end = start + (long) (1e9 * seconds);
    int done = 0;
    do {
      steps.step();
      done++;
    } while (System.nanoTime() < end);
    double rate = 1e9 * done / (System.nanoTime() - start);
    rates.addValue(rate);
    counted += done;
    processorNanos += processorNanos() - processor;
    allocatedBytes += allocatedBytes() - allocated;
    return rate;
  }

  /** All blocks together. */
  Rate rate() {
    return new Rate(
        rates.getPercentile(MEDIAN),
        rates.getMin(),
        rates.getMax(),
        processorNanos() < 0 ? -1 : 1e-6 * processorNanos / counted,
        allocatedBytes() < 0 ? -1 : (double) allocatedBytes / counted);
  }

  private static long compilationMillis() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return compiler != null && compiler.isCompilationTimeMonitoringSupported()
        ? compiler.getTotalCompilationTime()
        : 0;
  }

  private static long processorNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : -1;
  }

  private static long allocatedBytes() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        ? threads.getTotalThreadAllocatedBytes()
        : -1;
  }

  @Override
  public void close() {
    steps.close();
  }
}
