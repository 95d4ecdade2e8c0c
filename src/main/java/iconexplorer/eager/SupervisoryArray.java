package iconexplorer.eager;

import static iconexplorer.eager.Elementwise.exp;
import static iconexplorer.eager.Elementwise.identity;
import static iconexplorer.eager.Elementwise.indicator;
import static iconexplorer.eager.Elementwise.normaliseRows;
import static iconexplorer.eager.Elementwise.rowSums;

import iconexplorer.supervisory.Bandwidth;
import iconexplorer.supervisory.ContextTokenPairs;
import iconexplorer.supervisory.CrossModalPairs;
import iconexplorer.supervisory.DataLabelPairs;
import iconexplorer.supervisory.GaussianNeighbours;
import iconexplorer.supervisory.GraphKernel;
import iconexplorer.supervisory.Identity;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.SameClass;
import iconexplorer.supervisory.StudentTNeighbours;
import iconexplorer.supervisory.SupervisoryDistribution;
import iconexplorer.supervisory.Support;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** p(j|i) [N, M], the ten rows of the table and what modifies them. */
public final class SupervisoryArray {
  private SupervisoryArray() {}

  /**
   * p̃: p, symmetrised, walked and debiased as its modifiers say.
   *
   * @return [N, M]; a row is all zero where an anchor has no positive
   */
  public static INDArray of(
      SupervisoryDistribution p, Modifiers modifiers, Support support, Given given) {
    INDArray rows = plain(p, given);
    if (modifiers.symmetrise()) {
      rows = normaliseRows(rows.add(rows.transpose()).mul(0.5));
    }
    if (modifiers.walks() > 0) {
      rows = normaliseRows(walked(modifiers, support, rows));
    }
    INDArray hasPositive = indicator(rowSums(rows).gt(0), rows);
    return Candidates.of(support, rows).spread(rows, modifiers.alpha()).mul(hasPositive);
  }

  private static INDArray plain(SupervisoryDistribution p, Given given) {
    return switch (p) {
      case GaussianNeighbours(Bandwidth.Sigma(double sigma)) ->
          Neighbourhood.of(given.features()).gaussian(sigma);
      case GaussianNeighbours(Bandwidth.Perplexity(double perplexity)) ->
          Neighbourhood.of(given.features()).gaussianOfPerplexity(perplexity);
      case StudentTNeighbours(double nu, double gamma) ->
          Neighbourhood.of(given.features()).studentT(nu, gamma);
      case UniformNeighbours neighbours when neighbours.repeats() > 0 ->
          throw new IllegalArgumentException(UniformNeighbours.VIEWS_ARE_OF_A_BATCH);
      case UniformNeighbours neighbours ->
          normaliseRows(
              linked(
                  neighbours.link(), Neighbourhood.of(given.features()).nearest(neighbours.k())));
      case Identity() -> identity(given.anchors(), type(given));
      case CrossModalPairs() -> identity(given.anchors(), type(given));
      case GraphKernel(var normalisation) -> graph(normalisation, given.graph());
      case PositivePairs(int repeats) -> pairs(repeats, given.items(), type(given));
      case SameClass() -> alike(given.labels(), type(given));
      case DataLabelPairs() -> ownLabel(given);
      case ContextTokenPairs() -> normaliseRows(given.counts());
    };
  }

  private static DataType type(Given given) {
    return given.features().dataType();
  }

  private static INDArray linked(UniformNeighbours.Link link, INDArray neighbours) {
    INDArray either = neighbours.add(neighbours.transpose());
    return switch (link) {
      case DIRECTED -> neighbours;
      case SYMMETRIC -> indicator(either.gt(0), neighbours);
      case MUTUAL -> indicator(either.gt(1), neighbours);
    };
  }

  private static INDArray graph(GraphKernel.Normalisation normalisation, INDArray weights) {
    INDArray loops = identity(weights.rows(), weights.dataType());
    INDArray edges = weights.mul(loops.rsub(1));
    return switch (normalisation) {
      case RANDOM_WALK -> normaliseRows(edges);
      case DEGREE_SOFTMAX -> {
        INDArray degrees = rowSums(weights).transpose();
        INDArray ratios = edges.div(degrees.add(indicator(degrees.eq(0), degrees)));
        yield normaliseRows(exp(ratios).mul(indicator(edges.gt(0), edges)));
      }
    };
  }

  /** Row sums of the weights [N]: d_i = Σ_j w_ij. */
  public static INDArray degrees(INDArray weights) {
    return rowSums(weights);
  }

  private static INDArray alike(int[] groups, DataType type) {
    INDArray column = Nd4j.createFromArray(groups).castTo(type).reshape(groups.length, 1);
    INDArray same = indicator(column.sub(column.transpose()).eq(0), column);
    return normaliseRows(same.sub(identity(groups.length, type)));
  }

  private static INDArray pairs(int repeats, int[] items, DataType type) {
    INDArray alike = alike(items, type);
    if (repeats == 1) {
      return alike;
    }
    Set<Integer> seen = new HashSet<>();
    double[] firsts = Arrays.stream(items).mapToDouble(item -> seen.add(item) ? 1 : 0).toArray();
    INDArray column = Nd4j.createFromArray(firsts).castTo(type).reshape(items.length, 1);
    return normaliseRows(
        alike.mul(indicator(column.mul(alike.mul(0).add(1)).add(column.transpose()).gt(0), alike)));
  }

  private static INDArray ownLabel(Given given) {
    INDArray rows = Nd4j.zeros(type(given), given.anchors(), given.candidates());
    for (int i = 0; i < given.anchors(); i++) {
      rows.putScalar(i, given.labels()[i], 1);
    }
    return rows;
  }

  private static INDArray walked(Modifiers modifiers, Support support, INDArray p) {
    INDArray power = p;
    INDArray sum = p;
    for (int walk = 0; walk < modifiers.walks(); walk++) {
      power = power.mmul(p);
      sum = sum.add(power);
    }
    INDArray reached = modifiers.uniformWalks() ? indicator(sum.gt(0), sum) : sum;
    return reached.mul(Candidates.of(support, p).allowed());
  }

  /** Points and the squared distances between them. */
  private record Neighbourhood(INDArray distances, INDArray others) {

    /** Turns of the search for σ_i; halves an interval below the last bit of a double. */
    private static final int BISECTIONS = 100;

    static Neighbourhood of(INDArray points) {
      INDArray self = identity(points.rows(), points.dataType());
      return new Neighbourhood(new SquaredDistances(points, points).values(), self.rsub(1));
    }

    INDArray gaussian(double sigma) {
      return normaliseRows(kernel(fromNearest(), 0.5 / (sigma * sigma)));
    }

    /** Distances beyond the nearest other's: its weight is 1, so that no row vanishes. */
    private INDArray fromNearest() {
      INDArray far = others.rsub(1).mul(-Elementwise.NOTHING);
      return distances.sub(distances.add(far).min(true, 1)).mul(others);
    }

    private INDArray kernel(INDArray distance, double beta) {
      return exp(distance.mul(-beta)).mul(others);
    }

    INDArray studentT(double nu, double gamma) {
      INDArray base = distances.div(nu * gamma * gamma).add(1);
      return normaliseRows(Transforms.pow(base, -(nu + 1) / 2, true).mul(others));
    }

    /** 1 on the k nearest others of each point, ties to the lower index. */
    INDArray nearest(int k) {
      INDArray left = distances.add(others.rsub(1).mul(-Elementwise.NOTHING));
      INDArray chosen = Nd4j.zeros(distances.dataType(), distances.shape());
      for (int rank = 0; rank < k; rank++) {
        INDArray next = Nd4j.argMin(left, 1);
        for (int i = 0; i < left.rows(); i++) {
          chosen.putScalar(i, next.getInt(i), 1);
          left.putScalar(i, next.getInt(i), -Elementwise.NOTHING);
        }
      }
      return chosen;
    }

    /** β_i = 1/2σ_i² such that H(p_i) = log perplexity, all rows at once. */
    INDArray gaussianOfPerplexity(double perplexity) {
      INDArray distance = fromNearest();
      INDArray mean = rowSums(distance).div(distance.columns() - 1.0);
      INDArray low = mean.mul(0);
      INDArray high = Elementwise.atLeast(mean, Elementwise.tiny(mean)).rdiv(1);
      double wanted = Math.log(perplexity);
      INDArray told = indicator(mean.gt(Elementwise.tiny(mean)), mean); // else no β is better
      for (int turn = 0; turn < BISECTIONS; turn++) {
        INDArray above = indicator(entropies(distance, high).gt(wanted), high).mul(told);
        high = high.add(high.mul(above));
      }
      for (int turn = 0; turn < BISECTIONS; turn++) {
        INDArray middle = low.add(high).mul(0.5);
        INDArray above = indicator(entropies(distance, middle).gt(wanted), middle);
        low = middle.mul(above).add(low.mul(above.rsub(1)));
        high = high.mul(above).add(middle.mul(above.rsub(1)));
      }
      return normaliseRows(exp(distance.mul(low).neg()).mul(others));
    }

    /** H_i = log Σ_j w_ij + β_i Σ_j d_ij w_ij / Σ_j w_ij in nats, w_ij = e^(−β_i d_ij). */
    private INDArray entropies(INDArray distance, INDArray betas) {
      INDArray exponents = distance.mul(betas);
      INDArray weights = exp(exponents.neg()).mul(others);
      INDArray sums = rowSums(weights);
      return Elementwise.log(sums).add(rowSums(weights.mul(exponents)).div(sums));
    }
  }
}
