package iconexplorer.method;

import static iconexplorer.method.Category.GAP;
import static iconexplorer.method.Category.MULTIMODAL_SELF_SUPERVISION;

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
              directions. Two encoders share one embedding space.\
              """),
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
              what they share. With two of them it is CLIP's equation.\
              """),
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
              """),
          new Method(
              "triplet-clip",
              "TC",
              "Triplet CLIP",
              "Triplet CLIP",
              new Cell(SupervisoryRow.CROSS_MODAL, LearnedColumn.NARROW),
              GAP,
              Reference.I_CON,
              """
              CLIP with an infinitely narrow Gaussian: only the nearest caption counts against the \
              right one. A reading of a gap in the table, not a published method.\
              """),
          new Method(
              "t-clip",
              "tL",
              "t-CLIP",
              "t-CLIP",
              new Cell(SupervisoryRow.CROSS_MODAL, LearnedColumn.STUDENT_T),
              GAP,
              Reference.I_CON,
              """
              CLIP with a heavy-tailed q, as t-SimCLR is SimCLR with one. A reading of a gap in the \
              table, not a published method.\
              """),
          Method.open(
              SupervisoryRow.CROSS_MODAL,
              LearnedColumn.CLUSTERS,
              """
              Two towers would have to agree on clusters: \
              the image's from its pixels, the caption's from its words.\
              """));

  private CrossModalRow() {}
}
