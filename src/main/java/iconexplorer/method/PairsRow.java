package iconexplorer.method;

import static iconexplorer.method.Category.CLUSTER_LEARNING;
import static iconexplorer.method.Category.UNIMODAL_SELF_SUPERVISION;

import iconexplorer.divergence.MutualInformation;
import iconexplorer.learned.Clusters;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Method.Training;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.Modifiers;
import iconexplorer.supervisory.PositivePairs;
import iconexplorer.supervisory.UniformNeighbours;
import java.util.List;

/** p: the other views of the same item. */
final class PairsRow {

  static final List<Method> METHODS =
      List.of(
          new Method(
              "infonce",
              "In",
              "InfoNCE",
              "InfoNCE",
              new Cell(SupervisoryRow.PAIRS, LearnedColumn.GAUSSIAN),
              UNIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "Bachman, Hjelm & Buchwalter",
                  2019,
                  "Learning Representations by Maximizing Mutual Information Across Views",
                  "1906.00910"),
              """
              Two augmented views of an item must find each other among all views of the batch. No \
              label is used: watch classes form from augmentation alone. Here with a small MLP, one \
              scale and no projection head.\
              """,
              new Training(
                  new Equation(new PositivePairs(), Gaussian.cosine(0.5)), Recipes.CONTRASTIVE)),
          new Method(
              "simclr",
              "Si",
              "SimCLR",
              "SimCLR",
              new Cell(SupervisoryRow.PAIRS, LearnedColumn.GAUSSIAN),
              UNIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "Chen, Kornblith, Norouzi & Hinton",
                  2020,
                  "A Simple Framework for Contrastive Learning of Visual Representations",
                  "2002.05709"),
              """
              InfoNCE with a projection head that is thrown away afterwards: the layer before the head \
              is the representation, and what is shown. Here views are moved, turned and scaled a \
              little, for a small MLP, or a small CNN for images of 16 × 16 pixels and more; the \
              authors crop and distort colours strongly, for a residual network.\
              """,
              new Training(
                  new Equation(new PositivePairs(), Gaussian.cosine(0.5)),
                  Recipes.PROJECTED_VIEWS)),
          new Method(
              "moco-v3",
              "Mo",
              "MoCo v3",
              "MoCo v3",
              new Cell(SupervisoryRow.PAIRS, LearnedColumn.GAUSSIAN),
              UNIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "Chen, Xie & He",
                  2021,
                  "An Empirical Study of Training Self-Supervised Vision Transformers",
                  "2104.02057"),
              """
              InfoNCE whose candidates come from a slowly moving copy of the encoder, which keeps \
              the targets steady while the encoder learns; a predictor stands between the two. The \
              first view chooses among the second's keys and the other way round. Here with a small \
              MLP, or a small CNN for images of 16 × 16 pixels and more; the authors use vision \
              transformers.\
              """,
              new Training(
                  new Equation(new PositivePairs(), Gaussian.cosine(0.2)),
                  Recipes.PROJECTED_VIEWS.withEma(0.99))),
          new Method(
              "vicreg",
              "Vi",
              "VICReg",
              "VICReg",
              new Cell(SupervisoryRow.PAIRS, LearnedColumn.WIDE),
              UNIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "Bardes, Ponce & LeCun",
                  2021,
                  "VICReg: Variance-Invariance-Covariance Regularization for Self-Supervised"
                      + " Learning",
                  "2105.04906"),
              """
              Draws two views of an item together and holds the spread of every dimension up, without \
              negatives: the infinitely wide Gaussian with a hinge in place of the variance, its KL \
              curve that of σ = 1. Watch all dimensions come to say the same, which the relative's \
              covariance term forbids. Here with a small MLP and no expander.\
              """,
              new Training(
                  new Equation(new PositivePairs(), WideGaussian.hinged(25, 25, 0)),
                  Recipes.CONTRASTIVE)),
          new Method(
              "triplet",
              "Tr",
              "Triplet",
              "Triplet",
              new Cell(SupervisoryRow.PAIRS, LearnedColumn.NARROW),
              UNIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "Schroff, Kalenichenko & Philbin",
                  2015,
                  "FaceNet: A Unified Embedding for Face Recognition and Clustering",
                  "1503.03832"),
              """
              Each item must be closer to its positive than to a negative, by a margin. In the \
              table it is the infinitely narrow Gaussian, for which only the nearest candidate \
              counts. Here with augmented views of an item as positives, without labels, and a margin of \
              0.2 in 1 − cos, which is 0.4 in the authors' squared distances, twice theirs.\
              """,
              new Training(
                  new Equation(
                      new PositivePairs(), NarrowGaussian.triplets(0.2, Negatives.SEMI_HARD)),
                  Recipes.CONTRASTIVE)),
          new Method(
              "t-simclr",
              "tC",
              "t-SimCLR",
              "t-SimCLR",
              new Cell(SupervisoryRow.PAIRS, LearnedColumn.STUDENT_T),
              UNIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "Hu et al.",
                  2023,
                  "Your Contrastive Learning Is Secretly Doing Stochastic Neighbor Embedding",
                  "2205.14814"),
              """
              SimCLR learns from t-SNE: the same positive pairs, but a heavy-tailed q on unbounded \
              embeddings instead of a cosine. Here ν = 5, with a small MLP and no projection \
              head.\
              """,
              new Training(
                  new Equation(new PositivePairs(), new StudentT(5)), Recipes.CONTRASTIVE)),
          new Method(
              "t-simcne",
              "tN",
              "t-SimCNE",
              "t-SimCNE",
              new Cell(SupervisoryRow.PAIRS, LearnedColumn.STUDENT_T),
              UNIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "Böhm, Berens & Kobak",
                  2023,
                  "Unsupervised visualization of image datasets using contrastive learning",
                  "2210.09879"),
              """
              A map from augmented pairs: two outputs and t-SNE's Cauchy kernel, so that new images find \
              their place at once. In its authors' three stages: SimCLR's q in 128 dimensions, a new \
              head of two on a trunk that stands still, then everything. Here by a small MLP or CNN \
              at once, twice and half the rate; theirs is a residual network, its last stage slower.\
              """,
              new Training(
                  new Equation(new PositivePairs(), new StudentT(1)), Recipes.CONTRASTIVE_MAP)),
          new Method(
              "infonce-clustering",
              "Ic",
              "InfoNCE clustering",
              "InfoNCE clust.",
              new Cell(SupervisoryRow.PAIRS, LearnedColumn.CLUSTERS),
              CLUSTER_LEARNING,
              Reference.I_CON,
              """
              Two views of an item must find each other by their clusters alone. That needs \
              clusters that are certain and about equally large. Here an MLP on the items \
              themselves; the paper puts a linear head on features of a large model.\
              """,
              new Training(
                  new Equation(new PositivePairs(), new Clusters()), Recipes.PAIR_CLUSTERS)),
          new Method(
              "debiased-infonce-clustering",
              "Db",
              "Debiased InfoNCE clustering",
              "Debiased clust.",
              new Cell(SupervisoryRow.PAIRS, LearnedColumn.CLUSTERS),
              CLUSTER_LEARNING,
              Reference.I_CON,
              """
              InfoNCE clustering with p on an item's other view, on items of which one is among the \
              other's k = 3 nearest, and on theirs in turn; a share α = 0.6 of both p and q is spread \
              evenly, which softens overconfident clusters. Here by a small MLP at one rate; the \
              paper puts a linear head on features of a large model and halves the rate.\
              """,
              new Training(
                  new Equation(
                          new UniformNeighbours(3, UniformNeighbours.Link.SYMMETRIC, 1),
                          new Clusters())
                      .withModifiers(new Modifiers(false, 1, false, 0.6))
                      .withLearnedAlpha(0.6),
                  Recipes.PAIR_CLUSTERS)),
          new Method(
              "mutual-information-clustering",
              "Mi",
              "Mutual-information clustering",
              "MI clustering",
              new Cell(SupervisoryRow.PAIRS, LearnedColumn.CLUSTERS),
              CLUSTER_LEARNING,
              Reference.I_CON,
              """
              Chooses clusters that tell as much as possible about which pairs belong together. The \
              I-Con paper derives it from the same p and q as InfoNCE clustering; here the mutual information itself \
              is maximised, with one head, and the KL curve is that cell's.\
              """,
              new Training(
                  new Equation(new PositivePairs(), new Clusters())
                      .withComparison(new MutualInformation(1)),
                  Recipes.PAIR_CLUSTERS)));

  private PairsRow() {}
}
