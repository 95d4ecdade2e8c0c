package iconexplorer.method;

import iconexplorer.learned.Clusters;
import iconexplorer.learned.Dissimilarity;
import iconexplorer.learned.Gaussian;
import iconexplorer.learned.NarrowGaussian;
import iconexplorer.learned.Negatives;
import iconexplorer.learned.StudentT;
import iconexplorer.learned.WideGaussian;
import iconexplorer.method.Method.Training;
import iconexplorer.objective.Equation;
import iconexplorer.supervisory.ContextTokenPairs;
import java.util.List;

/** p: how often a token follows or fills a context. */
final class ContextTokenRow {

  private static final ContextTokenPairs TOKENS = new ContextTokenPairs();

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
              whole vocabulary. It is cross entropy with words as classes and counts as p. Here each \
              context is one item, seen by a small MLP instead of a transformer.\
              """,
              new Training(new Equation(TOKENS, Gaussian.dot(1)), Recipes.LANGUAGE)
                  .on("corpus-masked")),
          new Method(
              "next-token-prediction",
              "Nt",
              "Next-token prediction",
              "Next token",
              new Cell(SupervisoryRow.CONTEXT_TOKEN, LearnedColumn.GAUSSIAN),
              Category.SUPERVISED,
              new Reference(
                  "Bengio et al.",
                  2003,
                  "A Neural Probabilistic Language Model",
                  "https://www.jmlr.org/papers/v3/bengio03a.html"),
              """
              The words before must find the word that follows, among the embeddings of the whole \
              vocabulary. Only the data differ from masked language modelling: the gap is at the end \
              of the context.\
              """,
              new Training(new Equation(TOKENS, Gaussian.dot(1)), Recipes.LANGUAGE)
                  .on("corpus-next")),
          Method.open(
              SupervisoryRow.CONTEXT_TOKEN,
              LearnedColumn.WIDE,
              """
              Contexts move towards their tokens and away from \
              the average token, on the unit sphere: frequent and rare words push alike, where word2vec draws \
              those that push by a power of their frequency.\
              """,
              new Training(
                      new Equation(TOKENS, new WideGaussian(Dissimilarity.COSINE)),
                      Recipes.LANGUAGE)
                  .on("corpus-masked")),
          Method.open(
              SupervisoryRow.CONTEXT_TOKEN,
              LearnedColumn.NARROW,
              """
              Each token of a context must be closer than one \
              that never stands there by a margin, on the unit sphere.\
              """,
              new Training(
                      new Equation(TOKENS, NarrowGaussian.triplets(0.2, Negatives.SEMI_HARD)),
                      Recipes.LANGUAGE)
                  .on("corpus-masked")),
          Method.open(
              SupervisoryRow.CONTEXT_TOKEN,
              LearnedColumn.STUDENT_T,
              """
              Contexts and words as points of one space, \
              a word the likelier the nearer it lies, with a heavy tail.\
              """,
              new Training(new Equation(TOKENS, new StudentT(1)), Recipes.LANGUAGE)
                  .on("corpus-masked")),
          Method.open(
              SupervisoryRow.CONTEXT_TOKEN,
              LearnedColumn.CLUSTERS,
              """
              A context picks one of its topics, the topic \
              one of its words: the equation of probabilistic latent semantic analysis, with a network that \
              finds the topics of a context.\
              """,
              new Training(new Equation(TOKENS, new Clusters()), Recipes.TOPICS)
                  .on("corpus-masked")));

  private ContextTokenRow() {}
}
