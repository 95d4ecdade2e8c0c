package iconexplorer.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import iconexplorer.bench.Comparison;
import iconexplorer.bench.DataLoad;
import iconexplorer.bench.DigitsRun;
import iconexplorer.bench.Rate;
import iconexplorer.bench.ScikitLearn;
import iconexplorer.bench.Torch;
import iconexplorer.bench.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = {
      "Counts the engine's steps per second and prints one line of JSON for each workload.",
      "",
      "icon: MLP 784-512-256-d, forward, loss, backward and Adam. full: free points in the plane,"
          + " all at once. many: the same from 90 neighbours each, all pairs up to 20 000 points, a"
          + " grid beyond. cnn: two convolutions on 28×28, InfoNCE."
    },
    footer = {
      "",
      "Examples:",
      "  icon-explorer bench full",
      "  icon-explorer bench icon --methods infonce,xent --vs-torch",
      "  icon-explorer bench --digits --vs-sklearn",
      "  icon-explorer bench --data"
    })
final class BenchCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "FAMILY",
      description = "icon, full, many or cnn; default: all of them.")
  private List<Workload.Family> families = List.of(Workload.Family.values());

  @Option(
      names = "--digits",
      description = "Instead, t-SNE of the digits from beginning to end: seconds and KL.")
  private boolean digits;

  @Option(
      names = "--data",
      description =
          "Instead, reading large files: IDX of 70 000 × 784 and CSV of 100 000 × 100, seconds and"
              + " the most memory in use over the size of the features.")
  private boolean data;

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description = "Only these, such as infonce,supcon; default: all.")
  private List<String> methods = List.of();

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "VALUE",
      description = "Only these batches or numbers of points; default: all.")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "VALUE",
      defaultValue = "0.4",
      description = "Of each block that is timed, 0.05 to 60; default: 0.4.")
  private double seconds = 0.4;

  @Option(
      names = "--reps",
      paramLabel = "VALUE",
      defaultValue = "3",
      description = "Blocks, 1 to 100; the median counts; default: 3.")
  private int repetitions = 3;

  @Option(
      names = "--vs-torch",
      description = "Measure PyTorch on this machine in turns with us, and print the ratio.")
  private boolean againstTorch;

  @Option(
      names = "--authors",
      paramLabel = "FOLDER",
      description =
          "With --vs-torch: a checkout of the I-Con authors' repository, whose kernels are then"
              + " measured for infonce, supcon, tsimcne and the clusters.")
  private @Nullable Path authors;

  @Option(
      names = "--vs-sklearn",
      description =
          "With --digits: scikit-learn's Barnes-Hut in turns with us, once warm, and the"
              + " ratio.")
  private boolean againstScikitLearn;

  @Option(
      names = "--python",
      paramLabel = "COMMAND",
      defaultValue = "python3",
      description = "The Python that has torch or scikit-learn; default: python3.")
  private String python = "python3";

  @Override
  public Integer call() throws IOException {
    if (!(seconds >= 0.05 && seconds <= 60)) {
      throw Refusal.badInput("--seconds must be in [0.05, 60], got " + seconds);
    }
    if (repetitions < 1 || repetitions > 100) {
      throw Refusal.badInput("--reps must be in [1, 100], got " + repetitions);
    }
    if (againstScikitLearn && !digits) {
      throw Refusal.badInput("--vs-sklearn compares t-SNE of the digits: add --digits");
    }
    if (authors != null && !againstTorch) {
      throw Refusal.badInput("--authors is what to measure in turns with us: add --vs-torch");
    }
    if (authors != null && !Files.isDirectory(authors.resolve("distributions"))) {
      throw Refusal.badInput(
          "%s has no folder \"distributions\": name a checkout of the authors' repository"
              .formatted(authors));
    }
    if (againstTorch && digits) {
      throw Refusal.badInput("PyTorch has no t-SNE: compare --digits with --vs-sklearn");
    }
    if (data) {
      for (DataLoad.Source source : DataLoad.Source.values()) {
        for (DataLoad load : DataLoad.measure(source, repetitions)) {
          print(fields(load));
        }
      }
      return Program.DONE;
    }
    if (digits) {
      embedDigits();
      return Program.DONE;
    }
    requireKnownMethods();
    List<Workload> workloads = workloads();
    if (workloads.isEmpty()) {
      throw Refusal.badInput(
          "no workload has this family, method and size%s: leave --methods and --sizes out to see all"
              .formatted(againstTorch ? ", or PyTorch has none like it" : ""));
    }
    if (againstTorch) {
      compare(workloads);
    } else {
      for (Workload workload : workloads) {
        print(fields(workload, Rate.measure(workload, seconds, repetitions)));
      }
    }
    return Program.DONE;
  }

  private static Map<String, Object> fields(DataLoad load) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("family", "data");
    fields.put("method", load.name());
    fields.put("seconds", rounded(load.seconds()));
    fields.put("cpu_seconds", rounded(load.cpuSeconds()));
    fields.put("data_mb", rounded(1e-6 * load.dataBytes()));
    fields.put("peak_mb", rounded(1e-6 * load.peakBytes()));
    fields.put("memory_ratio", rounded(load.ratio()));
    return fields;
  }

  private void embedDigits() throws IOException {
    if (againstScikitLearn) {
      compareDigits();
      return;
    }
    for (int run = 0; run < repetitions; run++) {
      print(fields(DigitsRun.measure()));
    }
  }

  private void compareDigits() throws IOException {
    try (ScikitLearn peer = ScikitLearn.start(python, Runtime.getRuntime().availableProcessors())) {
      List<Double> ratios = new ArrayList<>();
      DigitsRun.measure(); // the JVM compiles
      for (int turn = 0; turn < repetitions; turn++) {
        DigitsRun ours = DigitsRun.measure();
        DigitsRun theirs = peer.digits();
        double ratio = theirs.seconds() / ours.seconds();
        Map<String, Object> fields = fields(ours);
        fields.put("sklearn", peer.version());
        fields.put("sklearn_seconds", rounded(theirs.seconds()));
        fields.put("sklearn_kl", rounded(theirs.kl()));
        fields.put("sklearn_iters", theirs.steps());
        fields.put("ratio", rounded(ratio));
        print(fields);
        ratios.add(ratio);
      }
      summarise(ratios);
    }
  }

  private void requireKnownMethods() {
    Set<String> known =
        families.stream()
            .flatMap(Workload::all)
            .map(Workload::method)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String method : methods) {
      if (!known.contains(method)) {
        throw Refusal.badInput(
            "--methods: no workload is called '%s'; known are %s"
                .formatted(method, String.join(", ", known)));
      }
    }
  }

  private List<Workload> workloads() {
    return families.stream()
        .distinct()
        .flatMap(Workload::all)
        .filter(workload -> methods.isEmpty() || methods.contains(workload.method()))
        .filter(workload -> !againstTorch || workload.family() != Workload.Family.MANY)
        .filter(workload -> authors == null || workload.hasAuthorsLoss())
        .filter(workload -> sizes.isEmpty() || sizes.contains(workload.size()))
        .toList();
  }

  private void compare(List<Workload> workloads) throws IOException {
    try (Torch torch =
        Torch.start(
            python, Runtime.getRuntime().availableProcessors(), Optional.ofNullable(authors))) {
      List<Double> ratios = new ArrayList<>();
      for (Workload workload : workloads) {
        Comparison comparison = Comparison.measure(workload, torch, seconds, repetitions);
        Map<String, Object> fields = fields(workload, comparison.ours());
        fields.put("torch", torch.version());
        fields.put("torch_path", authors == null ? "lean" : "official");
        fields.put("torch_steps_per_s", rounded(comparison.theirs()));
        fields.put("torch_ms", rounded(1e3 / comparison.theirs()));
        fields.put("ratio", rounded(comparison.ratio()));
        print(fields);
        ratios.add(comparison.ratio());
      }
      summarise(ratios);
    }
  }

  private void summarise(List<Double> ratios) throws JsonProcessingException {
    double[] values = ratios.stream().mapToDouble(Double::doubleValue).toArray();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("bench", "summary");
    summary.put("workloads", values.length);
    summary.put("ratio_geometric_mean", rounded(StatUtils.geometricMean(values)));
    summary.put("ratio_least", rounded(StatUtils.min(values)));
    print(summary);
  }

  private static Map<String, Object> fields(DigitsRun run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("bench", "tsne_digits");
    fields.put("impl", "icon-explorer");
    fields.put("method", "exact");
    fields.put("seconds", rounded(run.seconds()));
    fields.put("kl", rounded(run.kl()));
    fields.put("iters", run.steps());
    return fields;
  }

  private static Map<String, Object> fields(Workload workload, Rate rate) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("bench", workload.family().id());
    fields.put("method", workload.method());
    fields.put("path", "icon-explorer");
    if (workload.family().isPlane()) {
      fields.put("n", workload.size());
    } else {
      fields.put("batch", workload.size());
      fields.put("rows", workload.rows());
    }
    fields.put("steps_per_s", rounded(rate.stepsPerSecond()));
    fields.put("lo", rounded(rate.slowest()));
    fields.put("hi", rounded(rate.fastest()));
    fields.put("ms", rounded(rate.milliseconds()));
    if (rate.cpuMilliseconds() >= 0) {
      fields.put("cpu_ms", rounded(rate.cpuMilliseconds()));
    }
    if (rate.garbageBytes() >= 0) {
      fields.put("garbage_bytes_per_step", Math.round(rate.garbageBytes()));
    }
    return fields;
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
  }

  private void print(Map<String, Object> fields) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(JSON.writeValueAsString(fields));
    out.flush();
  }
}
