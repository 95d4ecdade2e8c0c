package iconexplorer.training;

import java.util.SplittableRandom;

/** Who comes along with an anchor into a mini-batch, so that some pairs in it have p &gt; 0. */
@FunctionalInterface
interface Companions {

  /** One of the item's neighbours, drawn at random; the item itself where it has none. */
  int draw(int item, SplittableRandom random);
}
