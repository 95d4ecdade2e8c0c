package iconexplorer.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the items of a data set come from, so that a point of a picture leads back to a row of a
 * table or to a file, also where a reader left out others or a part was taken.
 *
 * @param names what a person finds the items by
 * @param numbers [n], the number of each item in its source, counted from 0 over everything that is
 *     there: the rows of a table without its header, the pictures of a folder by their paths, the
 *     images of a file; empty where item i is number i
 */
public record Origin(Names names, int... numbers) {

  /** Items that have their number only, and all of them. */
  public static final Origin PLAIN = numbered("item", 0);

  /** What a person finds items by. Those that are one for each item are as many as the items. */
  public sealed interface Names {
    /** Of the item with this place in the data set and this number in the source. */
    String of(int item, int number);

    /** Those of the items at these indices, in this order. */
    default Names subset(int... items) {
      return this;
    }

    /** Items that there are names for. */
    default int most() {
      return Integer.MAX_VALUE;
    }
  }

  /**
   * A word and the number, such as "row 19".
   *
   * @param first what number 0 is called
   */
  public record Numbered(String noun, int first) implements Names {
    @Override
    public String of(int item, int number) {
      return noun + " " + ((long) first + number);
    }
  }

  /**
   * Rows of a text that do not follow line upon line.
   *
   * @param lines [n], from 1; of a row of several the last
   */
  public record Rows(int... lines) implements Names {
    @Override
    public String of(int item, int number) {
      return "row " + lines[item];
    }

    @Override
    public Rows subset(int... items) {
      return new Rows(Arrays.stream(items).map(item -> lines[item]).toArray());
    }

    @Override
    public int most() {
      return lines.length;
    }
  }

  /**
   * Names of their own.
   *
   * @param texts [n]
   */
  public record Texts(List<String> texts) implements Names {
    public Texts {
      texts = List.copyOf(texts);
    }

    @Override
    public String of(int item, int number) {
      return texts.get(item);
    }

    @Override
    public Texts subset(int... items) {
      return new Texts(Arrays.stream(items).mapToObj(texts::get).toList());
    }

    @Override
    public int most() {
      return texts.size();
    }
  }

  /**
   * A file each, called by its path within a folder.
   *
   * @param files [n]
   */
  public record Files(Path folder, List<Path> files) implements Names {
    public Files {
      files = List.copyOf(files);
    }

    @Override
    public String of(int item, int number) {
      return folder.relativize(files.get(item)).toString().replace('\\', '/');
    }

    @Override
    public Files subset(int... items) {
      return new Files(folder, Arrays.stream(items).mapToObj(files::get).toList());
    }

    @Override
    public int most() {
      return files.size();
    }
  }

  /**
   * Images of several files, read one after the other.
   *
   * @param files their names
   * @param starts number of the first image of each, ascending from 0
   */
  public record Batches(List<String> files, int... starts) implements Names {
    public Batches {
      files = List.copyOf(files);
      if (files.isEmpty() || files.size() != starts.length) {
        throw new IllegalArgumentException(
            "each file must have a start, got %d for %d".formatted(starts.length, files.size()));
      }
    }

    @Override
    public String of(int item, int number) {
      int file = Arrays.binarySearch(starts, number);
      file = file < 0 ? -file - 2 : file;
      return "%s, image %d".formatted(files.get(file), number - starts[file]);
    }
  }

  public Origin {
    boolean named = names.most() == Integer.MAX_VALUE || names.most() == numbers.length;
    if (numbers.length > 0 && !named) {
      throw new IllegalArgumentException(
          "%d items must not have %d names".formatted(numbers.length, names.most()));
    }
  }

  /** All items of a source that calls them so, beginning with this number. */
  public static Origin numbered(String noun, int first) {
    return new Origin(new Numbered(noun, first));
  }

  /** Whether there is no more to say of an item than its place in the data set. */
  public boolean plain() {
    return numbers.length == 0 && names instanceof Numbered numbered && numbered.first() == 0;
  }

  /** The number of an item in its source, from 0. */
  public int number(int item) {
    return numbers.length == 0 ? item : numbers[item];
  }

  /** The numbers of the first n items, [n]. */
  public int[] numbers(int n) {
    return IntStream.range(0, n).map(this::number).toArray();
  }

  /** What a person finds an item by, such as "row 19" or "cats/7.png". */
  public String name(int item) {
    return names.of(item, number(item));
  }

  /** That of the items at these indices, in this order. */
  Origin subset(int... items) {
    return new Origin(names.subset(items), Arrays.stream(items).map(this::number).toArray());
  }

  /**
   * @throws IllegalArgumentException if it is not that of n items
   */
  public void requireItems(int n) {
    boolean counted = numbers.length == 0 || numbers.length == n;
    boolean named = names.most() == Integer.MAX_VALUE || names.most() == n;
    if (!counted || !named) {
      throw new IllegalArgumentException(
          "an origin must be known of all %d items, got %d numbers and %d names"
              .formatted(n, numbers.length, names.most()));
    }
  }
}
