package iconexplorer.method;

import static iconexplorer.method.Category.UNIMODAL_SELF_SUPERVISION;

import iconexplorer.divergence.DebiasedContrast;
import iconexplorer.divergence.MutualInformation;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Method.Training;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.PositivePairs;
import java.util.List;

/** Methods that are near the table but not of the form D(p ‖ q). */
final class Relatives {

  static final List<Method> METHODS =
      List.of(
          new Method(
              "iic",
              "II",
              "IIC",
              "IIC",
              Category.CLUSTER_LEARNING,
              Reference.arxiv(
                  "Ji, Henriques & Vedaldi",
                  2019,
                  "Invariant Information Clustering for Unsupervised Image Classification and"
                      + " Segmentation",
                  "1807.06653"),
              """
              Maximises the mutual information between the clusters of two views of an item; the KL \
              curve is InfoNCE clustering's, and rises where the two disagree. Here five sub-heads and \
              a head of 50 clusters share a small MLP, with one other view of each item; the authors' \
              CNN, five other views and larger batches find more of the classes.\
              """,
              new Training(
                  new Equation(new PositivePairs(), new Clusters())
                      .withComparison(new MutualInformation(1)),
                  Recipes.SUB_HEADS)),
          new Method(
              "dcl",
              "Dl",
              "DCL",
              "DCL",
              UNIMODAL_SELF_SUPERVISION,
              Reference.arxiv("Chuang et al.", 2020, "Debiased Contrastive Learning", "2007.00224"),
              """
              Debiased contrastive learning: corrects InfoNCE for negatives that are secretly of \
              the same class. In the table the like is done by α, which spreads a share of p over \
              all candidates. Here with a small MLP and no projection head.\
              """,
              new Training(
                  new Equation(new PositivePairs(), Gaussian.cosine(0.5))
                      .withComparison(new DebiasedContrast(DebiasedContrast.USUAL_PRIOR)),
                  Recipes.CONTRASTIVE)),
          new Method(
              "vicreg-covariance",
              "Vc",
              "VICReg with covariance",
              "VICReg + cov",
              UNIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "Bardes, Ponce & LeCun",
                  2021,
                  "VICReg: Variance-Invariance-Covariance Regularization for Self-Supervised"
                      + " Learning",
                  "2105.04906"),
              """
              VICReg in full: besides holding up the variance it drives the dimensions apart by \
              their covariance, a term that the table's equation does not contain. Here with a \
              small MLP and no expander.\
              """,
              new Training(
                  new Equation(new PositivePairs(), WideGaussian.hinged(25, 25, 1)),
                  Recipes.CONTRASTIVE)));

  private Relatives() {}
}
