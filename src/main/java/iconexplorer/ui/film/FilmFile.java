package iconexplorer.ui.film;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.Dataset;
import iconexplorer.export.Provenance;
import iconexplorer.export.RunConfig;
import iconexplorer.export.WholeFile;
import iconexplorer.training.Film.Shot;
import iconexplorer.training.Frame;
import iconexplorer.training.TrainingSpec;
import iconexplorer.ui.embedding.Colouring;
import iconexplorer.ui.embedding.EmbeddingFigure;
import iconexplorer.ui.figure.FigureFile;
import iconexplorer.ui.figure.FigureFormat;
import iconexplorer.ui.figure.FigurePalette;
import iconexplorer.ui.figure.SizedFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Writes what was recorded of a run; for any thread but that of the screen and that which trains.
 *
 * @param spec of the run, embedded in the files
 * @param data of the run
 * @param shots in order
 * @param palette colours
 */
public record FilmFile(TrainingSpec spec, Dataset data, List<Shot> shots, FigurePalette palette) {
  public FilmFile {
    shots = List.copyOf(shots);
    if (shots.isEmpty()) {
      throw new IllegalArgumentException("nothing was recorded: let the run train a few steps");
    }
  }

  /**
   * Writes an animated GIF that begins anew after its last picture.
   *
   * @param checkpoint hears how many pictures are drawn, and may end the work
   * @throws IOException if the file cannot be written; nothing is left behind
   */
  public void writeGif(FilmOptions options, Checkpoint checkpoint, Path file) throws IOException {
    FilmColours colours = new FilmColours(palette);
    List<SizedFigure> figures = figures(options);
    WholeFile.make(
        file,
        path -> {
          try (GifWriter gif = new GifWriter(path, options.delay(), made(shots.getLast()))) {
            for (int k = 0; k < figures.size(); k++) {
              gif.add(colours.indexed(FigureFile.image(figures.get(k), 1)));
              checkpoint.reached((k + 1.0) / figures.size());
            }
          }
        });
  }

  /**
   * Writes frame-000010.png and so on, by step, into a folder that is made if it is missing.
   *
   * @param checkpoint hears how many pictures are drawn, and may end the work
   * @throws IOException if a file cannot be written
   */
  public void writeFrames(FilmOptions options, Checkpoint checkpoint, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    List<SizedFigure> figures = figures(options);
    for (int k = 0; k < figures.size(); k++) {
      Shot shot = shots.get(k);
      String name = String.format(Locale.ROOT, "frame-%06d.png", shot.frame().step());
      FigureFile.write(figures.get(k), FigureFormat.PNG, made(shot), folder.resolve(name));
      checkpoint.reached((k + 1.0) / figures.size());
    }
  }

  private Provenance made(Shot shot) {
    return Provenance.of("Training", RunConfig.of(spec, data), shot.frame().step());
  }

  private List<SizedFigure> figures(FilmOptions options) {
    List<Frame> frames = shots.stream().map(Shot::frame).toList();
    List<EmbeddingFigure> pictures =
        EmbeddingFigure.steady(data, frames, palette, Colouring.usual(data));
    return IntStream.range(0, shots.size())
        .mapToObj(k -> {
          String caption = options.overlay() ? caption(shots.get(k)) : "";
          FilmFigure figure = new FilmFigure(pictures.get(k), caption, palette);
          return new SizedFigure(figure, options.size(), options.size());
        })
        .toList();
  }

  private static String caption(Shot shot) {
    String step = String.format(Locale.ROOT, "step %,d", shot.frame().step());
    return Double.isNaN(shot.kl())
        ? step
        : step + String.format(Locale.ROOT, " · KL %.3f nats", shot.kl());
  }
}
