package iconexplorer.ui.shell;

import iconexplorer.ui.figure.SizedFigure;

/**
 * A view that can be written to a file.
 *
 * @param id in file names
 * @param title in the menu
 * @param source what it shows now
 */
record Picture(String id, String title, Source source) {

  /** Takes a figure from what is on the screen. */
  @FunctionalInterface
  interface Source {
    /**
     * On the FX thread; the figure then changes no more.
     *
     * @param scale pixels per unit of what is only known as pixels
     * @throws IllegalStateException in one sentence, where there is nothing to show yet
     */
    SizedFigure take(double scale);
  }
}
