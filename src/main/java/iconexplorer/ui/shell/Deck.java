package iconexplorer.ui.shell;

import iconexplorer.ui.theme.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** One panel for several pictures, of which one is seen; their titles choose it. */
final class Deck extends Region {

  /**
   * @param title in normal writing; shown in capitals
   * @param content the picture
   * @param aside what stands at the right of the title
   */
  record Page(String title, Region content, Node aside) {}

  private static final double HEAD = 26;

  private final Ground ground = new Ground();
  private final HBox tabs = new HBox();
  private final HBox aside = new HBox();
  private List<Page> pages = List.of();
  private Optional<Page> shown = Optional.empty();

  Deck(List<Page> pages) {
    getStyleClass().addAll("panel", "grounded", "deck");
    tabs.getStyleClass().add("deck-tabs");
    aside.getStyleClass().add("panel-aside");
    getChildren().addAll(ground, tabs, aside);
    setMinSize(0, 0);
    clip();
    setPages(pages);
  }

  /** A picture that is larger than its panel until it repaints stays inside. */
  private void clip() {
    Rectangle inside = new Rectangle();
    inside.widthProperty().bind(widthProperty());
    inside.heightProperty().bind(heightProperty());
    setClip(inside);
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

  /** The title of the page that is seen. */
  Optional<String> shown() {
    return shown.map(Page::title);
  }

  /** Brings the page with this title to the front, if it is here. */
  void bringForward(String title) {
    pages.stream()
        .filter(page -> page.title().equals(title))
        .findFirst()
        .ifPresent(this::bringForward);
  }

  private void show(Optional<Page> page) {
    shown = page;
    tabs.getChildren().setAll(pages.stream().map(this::head).toList());
    aside.getChildren().setAll(page.stream().map(Page::aside).toList());
    List<Node> children = new ArrayList<>(List.of(ground, tabs, aside));
    page.ifPresent(visible -> children.add(visible.content()));
    getChildren().setAll(children);
  }

  private Node head(Page page) {
    return pages.size() > 1 ? tab(page) : title(page);
  }

  private static Label title(Page page) {
    Label title = new Label(page.title().toUpperCase(Locale.ENGLISH));
    title.getStyleClass().add("panel-title");
    return title;
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
    ground.fill(getWidth(), getHeight());
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double width = getWidth() - x - snappedRightInset();
    double height = getHeight() - y - snappedBottomInset();
    shown.ifPresent(
        page -> page.content().resizeRelocate(x, y + HEAD, width, Math.max(0, height - HEAD)));
    tabs.autosize();
    tabs.relocate(x, y);
    double asideWidth = Math.min(aside.prefWidth(-1), width - tabs.getWidth() - 12);
    aside.resizeRelocate(x + width - asideWidth, y, Math.max(0, asideWidth), 18);
  }
}
