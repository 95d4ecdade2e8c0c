package iconexplorer.ui.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Dataset;
import iconexplorer.data.DatasetCatalogue;
import iconexplorer.data.Origin;
import iconexplorer.training.Frame;
import iconexplorer.training.Frame.Projection;
import iconexplorer.ui.shell.NeedsWindow;
import java.nio.IntBuffer;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.PixelBuffer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

@NeedsWindow
class EmbeddingViewTest {
  private static final int N = 90;
  private static final Dataset DATA = Scenes.images(N);
  private static final float[] CLOUD = Scenes.cloud(N, 1, 4);

  private EmbeddingView view;
  private Stage stage;

  @BeforeEach
  void openStage() {
    onFx(() -> {
      view = new EmbeddingView();
      view.setReducedMotion(true);
      view.setDataset(DATA);
      stage = new Stage();
      stage.setScene(new Scene(view, 420, 320));
      stage.show();
      return null;
    });
  }

  @AfterEach
  void closeStage() {
    onFx(() -> {
      stage.close();
      return null;
    });
  }

  private static <T> T onFx(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(20_000, action);
  }

  private static void await(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onFx(condition));
    } catch (java.util.concurrent.TimeoutException late) {
      throw new AssertionError("not within 20 s", late);
    }
  }

  private void show(Frame frame) {
    assertTrue(onFx(() -> view.show(frame)));
    await(() -> painted() > 0);
  }

  /** Pixels with something on them. */
  private int painted() {
    PixelBuffer<IntBuffer> buffer = view.surface().shown();
    int count = 0;
    for (int k = 0; k < buffer.getBuffer().capacity(); k++) {
      count += buffer.getBuffer().get(k) != 0 ? 1 : 0;
    }
    return count;
  }

  private int pixel(int item, float[] xy) {
    int x = (int) view.camera().pixelX(xy[2 * item]);
    int y = (int) view.camera().pixelY(xy[2 * item + 1]);
    PixelBuffer<IntBuffer> buffer = view.surface().shown();
    return buffer.getBuffer().get(y * buffer.getWidth() + x);
  }

  /**
   * An event at a place of the plot; JavaFX takes the coordinates of a new event for the scene's.
   */
  private void fire(EventType<MouseEvent> type, double plotX, double plotY, int clicks) {
    Point2D place = view.plot().localToScene(plotX, plotY);
    double x = place.getX();
    double y = place.getY();
    Event.fireEvent(
        view.plot(),
        new MouseEvent(
            type,
            x,
            y,
            x,
            y,
            MouseButton.PRIMARY,
            clicks,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            false,
            false,
            true,
            null));
  }

  private void fireAt(int item, EventType<MouseEvent> type, int clicks) {
    double x = view.camera().pixelX(CLOUD[2 * item]);
    double y = view.camera().pixelY(CLOUD[2 * item + 1]);
    fire(type, x, y, clicks);
  }

  /** What the card says of an item when its neighbours have been found. */
  private String pointedAt(int item) {
    onFx(() -> {
      fireAt(item, MouseEvent.MOUSE_MOVED, 0);
      return null;
    });
    await(() -> view.card().isVisible() && view.card().text().endsWith("nearest inputs kept"));
    return onFx(() -> view.card().text());
  }

  @Test
  void thePixelWhereAPointIsHasItsColour() {
    float[] apart = CLOUD.clone();
    apart[0] = 9;
    apart[1] = 9;
    show(Scenes.raw(1, apart));
    int colour = onFx(() -> pixel(0, apart));
    assertTrue(colour >>> 24 > 200, "opaque");
  }

  @Test
  void pointsMoveWithTheNextFrame() {
    show(Scenes.raw(1, CLOUD));
    float[] moved = CLOUD.clone();
    moved[0] = 30;
    show(Scenes.raw(1, moved));
    await(() -> pixel(0, moved) >>> 24 > 200);
  }

  @Test
  void allPointsAreInsideAfterFit() {
    show(Scenes.raw(1, CLOUD));
    onFx(() -> {
      view.camera().zoomAround(20, 5, 5);
      view.fit();
      return null;
    });
    await(() -> {
      boolean inside = true;
      for (int i = 0; i < N; i++) {
        double x = view.camera().pixelX(CLOUD[2 * i]);
        double y = view.camera().pixelY(CLOUD[2 * i + 1]);
        inside &= x > 0 && y > 0 && x < view.plot().getWidth() && y < view.plot().getHeight();
      }
      return inside;
    });
  }

  @Test
  void aFrameOfAnotherSizeIsRefusedAndTheOldPictureStays() {
    show(Scenes.raw(1, CLOUD));
    int before = onFx(this::painted);
    assertFalse(onFx(() -> view.show(Scenes.raw(2, Scenes.cloud(N + 1, 1, 1)))));
    assertEquals(before, onFx(this::painted));
  }

  @Test
  void anotherDataSetEmptiesThePicture() {
    show(Scenes.raw(1, CLOUD));
    onFx(() -> {
      view.setDataset(Scenes.images(N));
      return null;
    });
    await(() -> painted() == 0);
  }

  @Test
  void pointingAtAnItemDescribesIt() {
    show(Scenes.raw(1, CLOUD));
    String text = pointedAt(7);
    assertTrue(text.matches("#7 · label b, \\d of 5 nearest inputs kept"), text);
    onFx(() -> {
      fire(MouseEvent.MOUSE_EXITED, 0, 0, 0);
      return null;
    });
    await(() -> !view.card().isVisible());
  }

  @Test
  void pointingAtAnItemSaysWhereItComesFrom() {
    onFx(() -> {
      view.setDataset(DATA.withOrigin(Origin.numbered("row", 2)));
      return null;
    });
    show(Scenes.raw(1, CLOUD));
    String text = pointedAt(7);
    assertTrue(text.matches("#7 · label b, row 9, \\d of 5 nearest inputs kept"), text);
  }

  @Test
  void pointingAtAContextSaysItsWordsInsteadOfItsFeatures() {
    int[] first = IntStream.range(0, N).toArray();
    Dataset contexts = DatasetCatalogue.load("corpus-next", 1).subset(first);
    onFx(() -> {
      view.setDataset(contexts);
      return null;
    });
    show(Scenes.raw(1, CLOUD));
    String words = contexts.origin().name(7);
    assertTrue(pointedAt(7).contains(", " + words + ", "), words);
  }

  @Test
  void aClickWatchesTheItemUnderIt() {
    AtomicInteger watched = new AtomicInteger(-1);
    show(Scenes.raw(1, CLOUD));
    onFx(() -> {
      view.setOnWatch(watched::set);
      fireAt(11, MouseEvent.MOUSE_PRESSED, 1);
      fireAt(11, MouseEvent.MOUSE_CLICKED, 1);
      return null;
    });
    assertEquals(11, watched.get());
  }

  @Test
  void aDragPansInsteadOfWatching() {
    AtomicInteger watched = new AtomicInteger(-1);
    show(Scenes.raw(1, CLOUD));
    double moved =
        onFx(() -> {
          view.setOnWatch(watched::set);
          double before = view.camera().pixelX(0);
          fire(MouseEvent.MOUSE_PRESSED, 200, 150, 1);
          fire(MouseEvent.MOUSE_DRAGGED, 230, 150, 1);
          fire(MouseEvent.MOUSE_CLICKED, 230, 150, 1);
          return view.camera().pixelX(0) - before;
        });
    assertEquals(30, moved, 1e-6);
    assertEquals(-1, watched.get());
  }

  @Test
  void theWatchedItemShowsItsKl() {
    Frame.Neighbourhood two =
        new Frame.Neighbourhood(
            5, new int[] {1, 2}, new float[] {.5f, .5f}, new float[] {.5f, .5f}, 0.64);
    onFx(() -> {
      view.setWatched(5);
      return null;
    });
    show(Scenes.frame(1, CLOUD, new int[0], new float[0], new Projection.Raw(), Optional.of(two)));
    await(() -> view.card().text().contains("KLᵢ 0.64 nats"));
    assertTrue(onFx(() -> view.card().text()).startsWith("#5"));
  }

  @Test
  void aFrameThatStillHasAnotherItemDoesNotMoveTheRing() {
    Frame.Neighbourhood two =
        new Frame.Neighbourhood(
            5, new int[] {1, 2}, new float[] {.5f, .5f}, new float[] {.5f, .5f}, 0.64);
    onFx(() -> {
      view.setWatched(7);
      return null;
    });
    show(Scenes.frame(1, CLOUD, new int[0], new float[0], new Projection.Raw(), Optional.of(two)));
    await(() -> view.card().text().startsWith("#7"));
    assertFalse(onFx(() -> view.card().text()).contains("KL"));
  }

  /** The picture turns neighbours into strangers; the embedding has them as the input does. */
  @Test
  void neighboursAreKeptInTheEmbeddingWhateverThePictureShows() {
    Frame frame =
        new Frame(
            1,
            1,
            N,
            CLOUD,
            new int[0],
            new float[0],
            new Projection.PrincipalComponents(0.1),
            new float[0],
            Optional.empty(),
            DATA.features());
    onFx(() -> {
      view.setWatched(7);
      return null;
    });
    show(frame);
    await(() -> view.card().text().contains("5 of 5 nearest inputs kept"));
  }

  @Test
  void theColourKeyWalksThroughWhatTheCellHas() {
    int[] clusters = new int[N];
    float[] sure = new float[N];
    java.util.Arrays.fill(sure, 0.8f);
    show(Scenes.frame(1, CLOUD, clusters, sure, new Projection.Raw(), Optional.empty()));
    Colouring second =
        onFx(() -> {
          Event.fireEvent(
              view,
              new KeyEvent(KeyEvent.KEY_PRESSED, "c", "c", KeyCode.C, false, false, false, false));
          return view.colouringProperty().get();
        });
    assertEquals(Colouring.CLUSTER, second);
  }
}
