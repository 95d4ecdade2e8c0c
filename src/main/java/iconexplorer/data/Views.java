package iconexplorer.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How views of an item are made, where a batch has several of each. */
public enum Views {
  /** All alike, as suits the data. */
  ALIKE("alike"),
  /**
   * The first through a window that is only moved, the others through windows of several sizes,
   * turned now and then, of another brightness and contrast: IIC's. Images only.
   */
  WINDOWS("windows"),
  /**
   * Moved, turned, scaled, slanted, bent and drawn with a wider or thinner pen, as one hand's
   * writing differs from another's. Images only.
   *
   * @see <a href="https://doi.org/10.1109/ICDAR.2003.1227801">Simard, Steinkraus, Platt, 2003,
   *     section 2, whose strength and width of the bending are taken for 28 pixels</a>
   */
  HANDWRITING("handwriting");

  /** Of an image of 28 pixels: the windows of the first view and of the others. */
  private static final double SHOWN = 20 / 28.0;

  private static final List<Double> SIDES = List.of(16 / 28.0, 20 / 28.0, 24 / 28.0);

  private final String id;

  Views(String id) {
    this.id = id;
  }

  /** The name in files and on the command line. */
  public String id() {
    return id;
  }

  /**
   * The choice with this id.
   *
   * @throws IllegalArgumentException in one sentence that lists the names
   */
  public static Views byId(String id) {
    return Arrays.stream(values())
        .filter(views -> views.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown views \"%s\": use one of %s"
                    .formatted(
                        id,
                        Arrays.stream(values()).map(Views::id).collect(Collectors.joining(", ")))));
  }

  /**
   * What makes one of the views.
   *
   * @param view counted from 0
   */
  public AugmentationPipeline pipeline(Dataset data, int view) {
    return switch (this) {
      case ALIKE -> AugmentationPipeline.forData(data);
      case WINDOWS -> view == 0 ? moved() : changed();
      case HANDWRITING -> written(data.imageShape().orElseThrow());
    };
  }

  private static AugmentationPipeline written(ImageShape shape) {
    double unit = Math.min(shape.height(), shape.width()) / 28.0;
    return new AugmentationPipeline(
        List.of(
            new Augmentation.Shift(2 * unit),
            new Augmentation.Rotation(15),
            new Augmentation.Scale(1.25),
            new Augmentation.Slant(0.5),
            new Augmentation.Elastic(34 * unit * unit, 4 * unit),
            new Augmentation.StrokeWidth(0.6 * Math.min(unit, 1), Math.min(unit, 1)),
            new Augmentation.Brightness(0.3)));
  }

  private static AugmentationPipeline moved() {
    return new AugmentationPipeline(List.of(new Augmentation.Window(List.of(SHOWN), SHOWN)));
  }

  private static AugmentationPipeline changed() {
    return new AugmentationPipeline(
        List.of(
            new Augmentation.OccasionalRotation(0.5, 25),
            new Augmentation.Window(SIDES, SHOWN),
            new Augmentation.Brightness(0.4),
            new Augmentation.Contrast(0.4)));
  }
}
