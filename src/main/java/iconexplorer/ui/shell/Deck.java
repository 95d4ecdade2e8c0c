package iconexplorer.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** One panel for several pictures, of which one is seen; their titles choose it. */
final class Deck extends Region {

  private static final PseudoClass SEVERAL = PseudoClass.getPseudoClass("several");

  /**
   * @param title on the tab
   * @param content a picture that brings its own head, whose title the tabs cover
   */
  record Page(String title, Region content) {}

  private final HBox tabs = new HBox();
  private List<Page> pages = List.of();
  private Optional<Page> shown = Optional.empty();

  Deck(List<Page> pages) {
    getStyleClass().addAll("panel", "deck");
    tabs.getStyleClass().add("deck-tabs");
    tabs.setPickOnBounds(false);
    setMinSize(0, 0);
    setPages(pages);
  }

  List<Page> pages() {
    return pages;
  }

  /** Other pages; the one that was seen stays, if it is among them. */
  void setPages(List<Page> newPages) {
    pages = List.copyOf(newPages);
    Optional<Page> stays = shown.filter(pages::contains);
    show(stays.or(() -> pages.stream().findFirst()));
  }

  /** Adds or takes away a page before the others end. */
  void setAvailable(Page page, boolean whether, int index) {
    if (whether == pages.contains(page)) {
      return;
    }
    List<Page> changed = new ArrayList<>(pages);
    if (whether) {
      changed.add(Math.min(index, changed.size()), page);
    } else {
      changed.remove(page);
    }
    setPages(changed);
  }

  /** Brings a page to the front, if it is here. */
  void bringForward(Page page) {
    if (pages.contains(page)) {
      show(Optional.of(page));
    }
  }

  private void show(Optional<Page> page) {
    shown = page;
    tabs.getChildren().setAll(pages.size() < 2 ? List.of() : pages.stream().map(this::tab).toList());
    pseudoClassStateChanged(SEVERAL, pages.size() > 1);
    List<Node> children = new ArrayList<>();
    page.ifPresent(visible -> children.add(visible.content()));
    children.add(tabs);
    getChildren().setAll(children);
  }

  private ToggleButton tab(Page page) {
    ToggleButton tab = new ToggleButton(page.title().toUpperCase(Locale.ENGLISH));
    tab.getStyleClass().setAll("deck-tab");
    tab.setId("tab-" + page.title().toLowerCase(Locale.ENGLISH).replace(' ', '-'));
    tab.setSelected(shown.equals(Optional.of(page)));
    tab.setOnAction(event -> show(Optional.of(page)));
    return tab;
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double width = getWidth() - x - snappedRightInset();
    double height = getHeight() - y - snappedBottomInset();
    shown.ifPresent(page -> page.content().resizeRelocate(x, y, width, height));
    tabs.autosize();
    tabs.relocate(x, y);
  }
}
