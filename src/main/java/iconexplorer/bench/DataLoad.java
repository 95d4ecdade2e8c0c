package iconexplorer.bench;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A large file read from the disk as the window and the commands read it.
 *
 * @param name of the workload
 * @param seconds of wall clock, with a warm file cache
 * @param cpuSeconds of the thread that reads
 * @param dataBytes of the features alone, float32
 * @param peakBytes the most that was in use while reading, more than before, in a second reading
 *     with the garbage collected again and again: what the reader holds
 */
public record DataLoad(
    String name, double seconds, double cpuSeconds, long dataBytes, long peakBytes) {

  /** What is read. */
  public enum Source {
    /** 70 000 × 784 unsigned bytes and their labels, as MNIST has them. */
    IDX,
    /** 100 000 × 100 numbers of six digits and a label. */
    CSV;

    private Path write(Path folder) throws IOException {
      return switch (this) {
        case IDX -> writeIdx(folder);
        case CSV -> writeCsv(folder);
      };
    }
  }

  private static final long BETWEEN_COLLECTIONS = 50_000_000;
  private static final int IMAGES = 70_000;
  private static final int SIDE = 28;
  private static final int ROWS = 100_000;
  private static final int COLUMNS = 100;

  /** Peak over reading over the size of the features. */
  public double ratio() {
    return peakBytes / (double) dataBytes;
  }

  /**
   * Makes the file in a temporary folder, reads it once for each repetition, and takes it away.
   *
   * @throws IOException if there is no room for the file
   */
  public static List<DataLoad> measure(Source source, int repetitions) throws IOException {
    Path folder = Files.createTempDirectory("icon-explorer-bench");
    try {
      Path file = source.write(folder);
      List<DataLoad> loads = new ArrayList<>();
      for (int k = 0; k < repetitions; k++) {
        loads.add(load(source, file));
      }
      return loads;
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static DataLoad load(Source source, Path file) throws IOException {
    long start = System.nanoTime();
    long cpu = cpuNanos();
    long values = read(file).features().length;
    double seconds = 1e-9 * (System.nanoTime() - start);
    double cpuSeconds = 1e-9 * (cpuNanos() - cpu);
    return new DataLoad(
        source.name().toLowerCase(Locale.ROOT),
        seconds,
        cpuSeconds,
        values * Float.BYTES,
        peak(file));
  }

  private static Dataset read(Path file) throws IOException {
    return DatasetCatalogue.read(file);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Reads once more while another thread collects garbage again and again and looks what stays. */
  private static long peak(Path file) throws IOException {
    System.gc();
    long before = used();
    AtomicLong most = new AtomicLong();
    Thread collector =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (!Thread.interrupted()) {
                System.gc();
                most.accumulateAndGet(used(), Math::max);
                LockSupport.parkNanos(BETWEEN_COLLECTIONS);
              }
            });
    Dataset data = read(file);
    collector.interrupt();
    System.gc();
    most.accumulateAndGet(used(), Math::max);
    Reference.reachabilityFence(data);
    return most.get() - before;
  }

  private static long used() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static Path writeIdx(Path folder) throws IOException {
    Path images = folder.resolve("train-images-idx3-ubyte");
    SplittableRandom random = new SplittableRandom(1);
    byte[] image = new byte[SIDE * SIDE];
    try (DataOutputStream out = open(images)) {
      out.writeInt(0x803);
      out.writeInt(IMAGES);
      out.writeInt(SIDE);
      out.writeInt(SIDE);
      for (int i = 0; i < IMAGES; i++) {
        random.nextBytes(image);
        out.write(image);
      }
    }
    try (DataOutputStream out = open(folder.resolve("train-labels-idx1-ubyte"))) {
      out.writeInt(0x801);
      out.writeInt(IMAGES);
      for (int i = 0; i < IMAGES; i++) {
        out.writeByte(i % 10);
      }
    }
    return images;
  }

  private static DataOutputStream open(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  private static Path writeCsv(Path folder) throws IOException {
    Path file = folder.resolve("table.csv");
    SplittableRandom random = new SplittableRandom(1);
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int c = 0; c < COLUMNS; c++) {
        writer.write("x" + c + ",");
      }
      writer.write("label\n");
      for (int i = 0; i < ROWS; i++) {
        for (int c = 0; c < COLUMNS; c++) {
          int digits = random.nextInt(2_000_000) - 1_000_000;
          writer.write(Float.toString(digits / 100_000f));
          writer.write(',');
        }
        writer.write("class-" + i % 10 + "\n");
      }
    }
    return file;
  }
}
