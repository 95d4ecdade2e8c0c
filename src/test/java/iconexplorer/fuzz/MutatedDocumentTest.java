package iconexplorer.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged files of every kind that the program reads, from a seeded generator: flipped bits, cuts,
 * splices of two places, and words that readers know. As many as -Dicon.mutations says.
 */
class MutatedDocumentTest {
  private static final int FILES = Integer.getInteger("icon.mutations", 400);

  private static final List<String> WORDS =
      List.of(
          "\"schema\"",
          "null",
          "-1",
          "1e999",
          "99999999999999999999",
          "[[[[[[[[",
          "{\"a\":",
          "NaN",
          "../../x",
          "\u0000",
          "\uFEFF",
          "PK\u0001\u0002",
          "PK\u0005\u0006",
          "'descr': '|O'",
          "(2147483647, 2147483647)",
          "2147483647",
          "\"\"\"",
          "0x1p1024");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void areReadOrRefusedInOneSentence(Reader reader) throws IOException {
    byte[] intact = Seeds.of(reader);
    Seeds.prepare(reader, folder);
    reader.put(folder, intact);
    assertTrue(Fuzz.accept(reader, folder), "the seed is whole");
    Random random = new Random(13);
    for (int file = 0; file < FILES; file++) {
      reader.put(folder, mutated(intact, random));
      Fuzz.accept(reader, folder);
    }
  }

  private static byte[] mutated(byte[] intact, Random random) {
    byte[] bytes = intact.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(Math.max(1, bytes.length));
      int from = random.nextInt(Math.max(1, bytes.length));
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> flipped(bytes, at, 1 << random.nextInt(8));
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 ->
                spliced(
                    bytes, at, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 60)));
            case 3 ->
                spliced(
                    bytes,
                    at,
                    WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
            default -> flipped(bytes, random.nextInt(64), random.nextInt(256));
          };
    }
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, int at, int mask) {
    if (at < bytes.length) {
      bytes[at] ^= (byte) mask;
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] piece) {
    int place = Math.min(at, bytes.length);
    byte[] result = Arrays.copyOf(bytes, bytes.length + piece.length);
    System.arraycopy(piece, 0, result, place, piece.length);
    System.arraycopy(bytes, place, result, place + piece.length, bytes.length - place);
    return result;
  }
}
