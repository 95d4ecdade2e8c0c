package iconexplorer.training;

import iconexplorer.data.Dataset;
import iconexplorer.learned.Clusters;
import iconexplorer.supervisory.ContextTokenPairs;
import iconexplorer.supervisory.Support;

/**
 * Who chooses among whom in the batches of a stage.
 *
 * @param support who may pick whom
 * @param rows N, views of items in a batch
 * @param anchors of p: one for both views, where these choose among each other's keys
 * @param candidates M
 * @param crossesViews whether the views of an item choose among each other's keys
 */
record BatchShape(Support support, int rows, int anchors, int candidates, boolean crossesViews) {

  /**
   * @param trainItems how many items train
   */
  static BatchShape of(TrainingSpec spec, Dataset data, int trainItems) {
    Support support = Support.of(spec.equation().p(), spec.equation().q() instanceof Clusters);
    int rows = Batches.rows(spec, trainItems);
    int anchors = spec.ema() > 0 ? rows / Batches.views(spec) : rows;
    return new BatchShape(
        support,
        rows,
        anchors,
        support == Support.PROTOTYPES ? prototypes(spec, data) : anchors,
        spec.ema() > 0 && Batches.views(spec) > 1);
  }

  /** One for each class, or for each token. */
  private static int prototypes(TrainingSpec spec, Dataset data) {
    return spec.equation().p() instanceof ContextTokenPairs
        ? data.relations().tokens().orElseThrow().vocabulary().size()
        : data.classes();
  }
}
