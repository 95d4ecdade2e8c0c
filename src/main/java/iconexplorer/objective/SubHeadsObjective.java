package iconexplorer.objective;

import iconexplorer.learned.LearnedDistribution;
import iconexplorer.matrix.Matrix;
import iconexplorer.supervisory.SparseSupervision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The mean of one objective over several sub-heads whose logits lie side by side, those of the main
 * head or those of an auxiliary head with more clusters.
 *
 * <pre>L = 1/h Σ_s L(z_s; p), s over the sub-heads of the head that trains</pre>
 *
 * <p>Loss, KL and information are always those of the main head, so that a curve goes on where
 * heads alternate; rows and q are those of the reported sub-head.
 *
 * @see <a href="https://arxiv.org/abs/1807.06653">Ji, Henriques &amp; Vedaldi, Invariant
 *     Information Clustering, 2019, §4.1</a>
 */
public final class SubHeadsObjective implements Objective {

  private final List<SubHead> main = new ArrayList<>();
  private final List<SubHead> over = new ArrayList<>();
  private final Matrix gradient;
  private boolean overTrains;
  private int reported;
  private double loss;
  private double kl;
  private Optional<ClusterInformation> information = Optional.empty();

  /** One objective, where its logits begin, and a copy of them. */
  private record SubHead(Objective objective, int start, Matrix logits) {

    void take(Matrix all) {
      for (int i = 0; i < logits.rows(); i++) {
        for (int c = 0; c < logits.columns(); c++) {
          logits.set(i, c, all.get(i, start + c));
        }
      }
    }

    void give(Matrix gradient, double share) {
      Matrix own = objective.anchorGradient();
      for (int i = 0; i < own.rows(); i++) {
        for (int c = 0; c < own.columns(); c++) {
          gradient.set(i, start + c, (float) (share * own.get(i, c)));
        }
      }
    }

    void close() {
      objective.close();
      logits.close();
    }
  }

  /**
   * @param rows N
   * @param subHeads h of each head
   * @param clusters of a sub-head of the main head
   * @param overClusters of a sub-head of the auxiliary head, 0 without one
   * @param kinds makes the objective of a sub-head with so many clusters
   */
  public SubHeadsObjective(
      int rows, int subHeads, int clusters, int overClusters, IntFunction<Objective> kinds) {
    for (int s = 0; s < subHeads; s++) {
      main.add(new SubHead(kinds.apply(clusters), s * clusters, Matrix.zeros(rows, clusters)));
    }
    for (int s = 0; overClusters > 0 && s < subHeads; s++) {
      int start = subHeads * clusters + s * overClusters;
      over.add(new SubHead(kinds.apply(overClusters), start, Matrix.zeros(rows, overClusters)));
    }
    gradient = Matrix.zeros(rows, subHeads * (clusters + overClusters));
  }

  private void forAll(Consumer<Objective> call) {
    main.forEach(head -> call.accept(head.objective()));
    over.forEach(head -> call.accept(head.objective()));
  }

  /** Which head the next evaluations have gradients of. */
  public void train(boolean overClustering) {
    overTrains = overClustering && !over.isEmpty();
  }

  /** Which sub-head of the main head rows and q are of. */
  public void report(int subHead) {
    reported = subHead;
  }

  /** [N, k], the logits of the reported sub-head in the last evaluation. */
  public Matrix reportedLogits() {
    return main.get(reported).logits();
  }

  /**
   * The loss of each sub-head at other logits; what was evaluated before is forgotten but for loss,
   * KL and information.
   *
   * @param all [N, width], the logits of all sub-heads
   * @param overClustering whether of the auxiliary head
   */
  public double[] losses(Matrix all, boolean overClustering) {
    return (overClustering ? over : main)
        .stream()
            .mapToDouble(head -> {
              head.take(all);
              head.objective().evaluate(head.logits(), head.logits(), true);
              return head.objective().loss();
            })
            .toArray();
  }

  @Override
  public void supervise(Matrix p) {
    forAll(objective -> objective.supervise(p));
  }

  @Override
  public boolean takesSparse() {
    return main.getFirst().objective().takesSparse();
  }

  @Override
  public void supervise(SparseSupervision p) {
    forAll(objective -> objective.supervise(p));
  }

  @Override
  public void draw(long drawing) {
    forAll(objective -> objective.draw(drawing));
  }

  /**
   * @param z [N, width], the logits of all sub-heads
   * @param c z itself
   */
  @Override
  public void evaluate(Matrix z, Matrix c, boolean values) {
    gradient.fill(0);
    for (SubHead head : main) {
      evaluate(head, z, values, !overTrains);
    }
    for (SubHead head : over) {
      if (overTrains) {
        evaluate(head, z, false, true);
      }
    }
    if (values) {
      remember();
    }
  }

  private void evaluate(SubHead head, Matrix z, boolean values, boolean trains) {
    head.take(z);
    head.objective().evaluate(head.logits(), head.logits(), values);
    if (trains) {
      head.give(gradient, 1.0 / main.size());
    }
  }

  private void remember() {
    loss = 0;
    kl = 0;
    double told = 0;
    double entropy = 0;
    double conditional = 0;
    boolean known = false;
    for (SubHead head : main) {
      loss += head.objective().loss() / main.size();
      kl += head.objective().kl() / main.size();
      Optional<ClusterInformation> own = head.objective().information();
      known = own.isPresent();
      if (known) {
        told += own.get().mutualInformation() / main.size();
        entropy += own.get().entropy() / main.size();
        conditional += own.get().conditionalEntropy() / main.size();
      }
    }
    information =
        known ? Optional.of(new ClusterInformation(told, entropy, conditional)) : Optional.empty();
  }

  /** The mean over the sub-heads of the main head. */
  @Override
  public double loss() {
    return loss;
  }

  /** The mean over the sub-heads of the main head. */
  @Override
  public double kl() {
    return kl;
  }

  /** Of the reported sub-head. */
  @Override
  public double rowLoss(int i) {
    return main.get(reported).objective().rowLoss(i);
  }

  /** Of the reported sub-head. */
  @Override
  public double rowKl(int i) {
    return main.get(reported).objective().rowKl(i);
  }

  /** The mean over the sub-heads of the main head. */
  @Override
  public Optional<ClusterInformation> information() {
    return information;
  }

  @Override
  public int anchorsWithPositives() {
    return main.getFirst().objective().anchorsWithPositives();
  }

  /** [N, width]; 0 for the sub-heads of the head that does not train. */
  @Override
  public Matrix anchorGradient() {
    return gradient;
  }

  @Override
  public Matrix candidateGradient() {
    return gradient;
  }

  /** Of the reported sub-head. */
  @Override
  public void copyLearnedRow(int i, float[] target) {
    main.get(reported).objective().copyLearnedRow(i, target);
  }

  @Override
  public boolean covers(LearnedDistribution q) {
    return main.getFirst().objective().covers(q);
  }

  @Override
  public void learn(LearnedDistribution q) {
    forAll(objective -> objective.learn(q));
  }

  @Override
  public void close() {
    main.forEach(SubHead::close);
    over.forEach(SubHead::close);
    gradient.close();
  }
}
