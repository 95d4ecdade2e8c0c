package iconexplorer.ui.curves;

import iconexplorer.objective.ClusterInformation;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractXYDataset;

/** I, H(C) and H(C|C′) of a curve as JFreeChart reads them, in nats. */
final class InformationSeries extends AbstractXYDataset {
  private static final long serialVersionUID = 1;

  /**
   * One of the three.
   *
   * @param name as it stands beside its line
   */
  record Series(String name, ToDoubleFunction<ClusterInformation> value) {}

  static final List<Series> ALL =
      List.of(
          new Series("I(C; C′)", ClusterInformation::mutualInformation),
          new Series("H(C)", ClusterInformation::entropy),
          new Series("H(C|C′)", ClusterInformation::conditionalEntropy));

  private final transient KlCurve curve;

  InformationSeries(KlCurve curve) {
    this.curve = curve;
  }

  /** 0 where there is none. */
  double highest() {
    return curve.information().stream()
        .mapToDouble(point -> Math.max(point.value().entropy(), point.value().conditionalEntropy()))
        .max()
        .orElse(0);
  }

  @Override
  public DomainOrder getDomainOrder() {
    return DomainOrder.ASCENDING;
  }

  @Override
  public int getSeriesCount() {
    return ALL.size();
  }

  @Override
  public String getSeriesKey(int series) {
    return ALL.get(series).name();
  }

  @Override
  public int getItemCount(int series) {
    return curve.information().size();
  }

  @Override
  public Number getX(int series, int item) {
    return getXValue(series, item);
  }

  @Override
  public double getXValue(int series, int item) {
    return curve.information().get(item).step();
  }

  @Override
  public Number getY(int series, int item) {
    return getYValue(series, item);
  }

  @Override
  public double getYValue(int series, int item) {
    return ALL.get(series).value().applyAsDouble(curve.information().get(item).value());
  }
}
