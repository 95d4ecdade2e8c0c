package iconexplorer.ui.shell;

import iconexplorer.ui.method.CellCard;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.layout.Region;

/**
 * Where the panels lie: the table with its card on the left, the embedding with the smaller
 * pictures on the right. In a narrow window the smaller pictures share one panel.
 */
final class Desk extends Region {

  /** Up to this width the lower panels fold into one. */
  static final double NARROW = 1024;

  /** Below this height the card leaves out what it can. */
  private static final double LOW = 660;

  private static final double GAP = 12;

  private final Region table;
  private final CellCard card;
  private final Region embedding;
  private final Deck first;
  private final Deck second;
  private boolean folded;

  /** Pages of the second deck while it is folded into the first. */
  private List<Deck.Page> moved = List.of();

  private double reservedAt;
  private double reserved;

  Desk(Region table, CellCard card, Region embedding, Deck first, Deck second) {
    this.table = table;
    this.card = card;
    this.embedding = embedding;
    this.first = first;
    this.second = second;
    getStyleClass().add("desk");
    getChildren().addAll(table, card, embedding, first, second);
    widthProperty().addListener((observed, before, now) -> fold(now.doubleValue() <= NARROW));
    heightProperty().addListener((observed, before, now) -> compact(now.doubleValue() < LOW));
  }

  private void compact(boolean low) {
    reserved = 0;
    card.setCompact(low);
  }

  private void fold(boolean narrow) {
    if (narrow == folded) {
      return;
    }
    folded = narrow;
    if (narrow) {
      moved = second.pages();
      second.setPages(List.of());
      first.setPages(join(first.pages(), moved));
    } else {
      first.setPages(first.pages().stream().filter(page -> !moved.contains(page)).toList());
      second.setPages(moved);
    }
    second.setVisible(!narrow);
  }

  private static List<Deck.Page> join(List<Deck.Page> some, List<Deck.Page> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /** The tallest the card was at this size: the table does not jump when another cell is chosen. */
  private double cardHeight(double width, double height) {
    if (width != reservedAt) {
      reservedAt = width;
      reserved = 0;
    }
    reserved = Math.max(reserved, Math.round(Math.min(card.prefHeight(width), height * 0.42)));
    return reserved;
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double width = getWidth() - x - snappedRightInset();
    double height = getHeight() - y - snappedBottomInset();
    double leftWidth = Math.round(Math.clamp(width * 0.47, 440, 760));
    double cardHeight = cardHeight(leftWidth, height);
    table.resizeRelocate(x, y, leftWidth, height - cardHeight - GAP);
    card.resizeRelocate(x, y + height - cardHeight, leftWidth, cardHeight);
    double rightX = x + leftWidth + GAP;
    double rightWidth = width - leftWidth - GAP;
    double lower = Math.round(height * (height < 640 ? 0.33 : 0.34));
    embedding.resizeRelocate(rightX, y, rightWidth, height - lower - GAP);
    double lowerY = y + height - lower;
    double firstWidth = folded ? rightWidth : Math.round((rightWidth - GAP) / 2);
    first.resizeRelocate(rightX, lowerY, firstWidth, lower);
    second.resizeRelocate(rightX + firstWidth + GAP, lowerY, rightWidth - firstWidth - GAP, lower);
  }
}
