package iconexplorer.method;

import static iconexplorer.method.Category.GAP;
import static iconexplorer.method.Category.MULTIMODAL_SELF_SUPERVISION;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Method.Training;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.CrossModalPairs;
import java.util.List;

/** p: the same item in the other modality. */
final class CrossModalRow {

  static final List<Method> METHODS =
      List.of(
          new Method(
              "clip",
              "Cl",
              "CLIP",
              "CLIP",
              new Cell(SupervisoryRow.CROSS_MODAL, LearnedColumn.GAUSSIAN),
              MULTIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "Radford et al.",
                  2021,
                  "Learning Transferable Visual Models From Natural Language Supervision",
                  "2103.00020"),
              """
              An image and its caption must find each other among all of the batch, in both \
              directions. Two encoders share one embedding space: watch retrieval, the share of held-out \
              items whose nearest caption is their own. Images are augmented; τ is learned, from 0.07 down \
              to 0.01 at most.\
              """,
              new Training(
                      new Equation(new CrossModalPairs(), Gaussian.cosine(0.07).withLearned(true)),
                      Recipes.IMAGE_TOWERS)
                  .on("shapes")),
          new Method(
              "cmc",
              "Cm",
              "CMC",
              "CMC",
              new Cell(SupervisoryRow.CROSS_MODAL, LearnedColumn.GAUSSIAN),
              MULTIMODAL_SELF_SUPERVISION,
              Reference.arxiv(
                  "Tian, Krishnan & Isola", 2020, "Contrastive Multiview Coding", "1906.05849"),
              """
              Contrasts several senses of the same scene, such as luminance and colour, and learns \
              what they share. With two of them it is CLIP's equation: here the left and the right half \
              of an image.\
              """,
              new Training(
                      new Equation(new CrossModalPairs(), Gaussian.cosine(0.07)), Recipes.TOWERS)
                  .on("digit-halves")),
          new Method(
              "average-margin-clip",
              "aC",
              "Average-margin CLIP",
              "Avg. CLIP",
              new Cell(SupervisoryRow.CROSS_MODAL, LearnedColumn.WIDE),
              GAP,
              Reference.I_CON,
              """
              CLIP with an infinitely wide Gaussian: a pair must be closer than the average of all \
              pairs. A reading of a gap in the table, not a published method.\
              """,
              new Training(
                      new Equation(new CrossModalPairs(), new WideGaussian(Dissimilarity.COSINE)),
                      Recipes.IMAGE_TOWERS)
                  .on("shapes")),
          new Method(
              "triplet-clip",
              "TC",
              "Triplet CLIP",
              "Triplet CLIP",
              new Cell(SupervisoryRow.CROSS_MODAL, LearnedColumn.NARROW),
              GAP,
              Reference.I_CON,
              """
              CLIP with an infinitely narrow Gaussian: one caption counts against the right one, the \
              nearest of those that are farther off than it. A reading of a gap in the table, not a \
              published method.\
              """,
              new Training(
                      new Equation(
                          new CrossModalPairs(), NarrowGaussian.triplets(0.2, Negatives.SEMI_HARD)),
                      Recipes.IMAGE_TOWERS)
                  .on("shapes")),
          new Method(
              "t-clip",
              "tL",
              "t-CLIP",
              "t-CLIP",
              new Cell(SupervisoryRow.CROSS_MODAL, LearnedColumn.STUDENT_T),
              GAP,
              Reference.I_CON,
              """
              CLIP with a heavy-tailed q, as t-SimCLR is SimCLR with one. On the shapes fewer items \
              find their caption than by CLIP. A reading of a gap in the table, not a published \
              method.\
              """,
              new Training(
                      new Equation(new CrossModalPairs(), new StudentT(5)), Recipes.IMAGE_TOWERS)
                  .on("shapes")),
          Method.open(
              SupervisoryRow.CROSS_MODAL,
              LearnedColumn.CLUSTERS,
              """
              Two towers have to agree on clusters: \
              the image's from its pixels, the caption's from its words. Watch \
              "same cluster": they agree soon, but on colour or place rather than on the kind.\
              """,
              new Training(
                      new Equation(new CrossModalPairs(), new Clusters()), Recipes.CLUSTER_TOWERS)
                  .on("shapes")));

  private CrossModalRow() {}
}
