package iconexplorer.method;

import java.util.List;

/** p: how often a token follows or fills a context. */
final class ContextTokenRow {

  static final List<Method> METHODS =
      List.of(
          new Method(
              "masked-language-modelling",
              "Ml",
              "Masked language modelling",
              "Masked LM",
              new Cell(SupervisoryRow.CONTEXT_TOKEN, LearnedColumn.GAUSSIAN),
              Category.SUPERVISED,
              Reference.arxiv(
                  "Devlin et al.",
                  2019,
                  "BERT: Pre-training of Deep Bidirectional Transformers for Language"
                      + " Understanding",
                  "1810.04805"),
              """
              A context must find the token that was hidden in it, among the embeddings of the \
              whole vocabulary. It is cross entropy with words as classes and counts as p.\
              """));

  private ContextTokenRow() {}
}
