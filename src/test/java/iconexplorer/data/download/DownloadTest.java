package iconexplorer.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.PublishedFile;
import iconexplorer.data.PublishedSet;
import iconexplorer.data.download.UnreliableServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DownloadTest {
  private static final int SIZE = 300_000;
  private static final byte[] CONTENT = content();

  @TempDir Path folder;

  @Test
  void whatWasPublishedComesAndIsNotAskedForTwice() throws Exception {
    List<Double> shares = new ArrayList<>();
    try (UnreliableServer server = new UnreliableServer(CONTENT)) {
      fetch(server, new Checkpoint(shares::add, () -> false));
      fetch(server, Checkpoint.NONE);
      assertEquals(List.of(""), server.ranges());
    }
    assertComplete();
    assertTrue(shares.size() > 3 && shares.getLast() == 1, shares.toString());
    assertEquals(shares.stream().sorted().toList(), shares);
  }

  @Test
  void aDownloadThatBreaksOffGoesOnWhereItEnded() throws Exception {
    try (UnreliableServer server =
        new UnreliableServer(CONTENT, Answer.BREAK_OFF, Answer.BREAK_OFF)) {
      fetch(server, Checkpoint.NONE);
      assertEquals(List.of("", "bytes=150000-", "bytes=225000-"), server.ranges());
    }
    assertComplete();
  }

  @Test
  void aServerThatKeepsBreakingOffIsGivenUpAndWhatCameIsKept() throws Exception {
    Answer[] answers = new Answer[4];
    Arrays.fill(answers, Answer.BREAK_OFF);
    try (UnreliableServer server = new UnreliableServer(CONTENT, answers)) {
      String message = refusal(server);
      assertTrue(
          message.contains("broke off after 281,250 of 300,000 bytes")
              && message.endsWith("start again to go on from there."),
          message);
      assertFalse(Files.exists(folder.resolve("data.bin")));
      fetch(server, Checkpoint.NONE);
      assertEquals("bytes=281250-", server.ranges().getLast());
    }
    assertComplete();
  }

  @Test
  void aServerThatKnowsNoRangesIsHeardFromTheStart() throws Exception {
    try (UnreliableServer server =
        new UnreliableServer(CONTENT, Answer.BREAK_OFF, Answer.IGNORE_RANGE)) {
      fetch(server, Checkpoint.NONE);
      assertEquals(2, server.ranges().size());
    }
    assertComplete();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"LIE_ABOUT_LENGTH", "TOO_MUCH", "WRONG_BYTES", "NOT_FOUND", "REDIRECT_ELSEWHERE"})
  void whatIsNotAsPublishedIsRefusedAndNothingIsKept(Answer answer) throws Exception {
    try (UnreliableServer server = new UnreliableServer(CONTENT, answer)) {
      String message = refusal(server);
      String expected =
          switch (answer) {
            case LIE_ABOUT_LENGTH -> "sends 1000 bytes, but the published file has 300,000";
            case TOO_MUCH -> "sends more than 300000 bytes";
            case WRONG_BYTES -> "its SHA-256 differs";
            case NOT_FOUND -> "answers 404, the file is not there any more";
            default -> "http://192.0.2.1/data.bin is not HTTPS, and nothing else is asked";
          };
      assertTrue(message.contains(expected), message);
      assertEquals(1, server.ranges().size());
    }
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aRestOtherThanAskedForIsRefused() throws Exception {
    try (UnreliableServer server =
        new UnreliableServer(CONTENT, Answer.BREAK_OFF, Answer.OTHER_RANGE)) {
      assertTrue(refusal(server).contains("bytes from 150000 on and answers 'bytes 1-9/10'"));
    }
  }

  @Test
  void aPartOfAnotherFileIsFoundOutAndTheFileFetchedFromTheStart() throws Exception {
    Files.write(folder.resolve("data.bin.part"), new byte[1000]);
    try (UnreliableServer server = new UnreliableServer(CONTENT)) {
      fetch(server, Checkpoint.NONE);
      assertEquals(List.of("bytes=1000-", ""), server.ranges());
    }
    assertComplete();
  }

  @Test
  void redirectionsAreFollowedWhereTheyAreAllowed() throws Exception {
    try (UnreliableServer server =
        new UnreliableServer(CONTENT, Answer.REDIRECT, Answer.REDIRECT)) {
      fetch(server, Checkpoint.NONE);
      assertEquals(3, server.ranges().size());
    }
    assertComplete();
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedForForEver() throws Exception {
    Answer[] answers = new Answer[4];
    Arrays.fill(answers, Answer.SILENCE);
    try (UnreliableServer server = new UnreliableServer(CONTENT, answers)) {
      assertTrue(refusal(server).contains("broke off after 0 of 300,000 bytes (Read timed out)"));
    }
  }

  @Test
  void aCancelledDownloadGoesOnLater() throws Exception {
    boolean[] enough = {false};
    Checkpoint impatient = new Checkpoint(share -> enough[0] = share > 0.3, () -> enough[0]);
    try (UnreliableServer server = new UnreliableServer(CONTENT)) {
      assertThrows(CancellationException.class, () -> fetch(server, impatient));
      long came = Files.size(folder.resolve("data.bin.part"));
      assertTrue(came > 0.3 * SIZE && came < SIZE, came + " bytes");
      fetch(server, Checkpoint.NONE);
      assertEquals(List.of("", "bytes=" + came + "-"), server.ranges());
    }
    assertComplete();
  }

  @Test
  void aFileThatChangedOnDiskIsFetchedAgain() throws Exception {
    Files.write(folder.resolve("data.bin"), new byte[SIZE]);
    try (UnreliableServer server = new UnreliableServer(CONTENT)) {
      fetch(server, Checkpoint.NONE);
    }
    assertComplete();
  }

  @Test
  void withoutHttpsNothingIsAsked() throws Exception {
    try (UnreliableServer server = new UnreliableServer(CONTENT)) {
      Download strict = new Download(folder);
      String message =
          String.valueOf(
              assertThrows(
                      DownloadException.class,
                      () -> strict.fetch(List.of(file(server.address())), Checkpoint.NONE))
                  .getMessage());
      assertTrue(message.contains("is not HTTPS, and nothing else is asked"), message);
      assertEquals(List.of(), server.ranges());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPublishedSetHasFilesBehindHttps(PublishedSet set) {
    assertEquals(set, PublishedSet.byId(set.id()).orElseThrow());
    for (PublishedFile file : set.files()) {
      assertEquals("https", file.address().getScheme());
      assertTrue(file.name().endsWith(".gz"));
    }
    assertFalse(set.isIn(folder));
  }

  private void assertComplete() throws IOException {
    assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("data.bin")));
    assertFalse(Files.exists(folder.resolve("data.bin.part")));
  }

  private void fetch(UnreliableServer server, Checkpoint checkpoint) throws Exception {
    String loopback = InetAddress.getLoopbackAddress().getHostAddress();
    new Download(folder, address -> loopback.equals(address.getHost()), 300)
        .fetch(List.of(file(server.address())), checkpoint);
  }

  private String refusal(UnreliableServer server) {
    return String.valueOf(
        assertThrows(DownloadException.class, () -> fetch(server, Checkpoint.NONE)).getMessage());
  }

  private static PublishedFile file(URI address) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(CONTENT);
    return new PublishedFile(address, SIZE, HexFormat.of().formatHex(hash));
  }

  private static byte[] content() {
    byte[] content = new byte[SIZE];
    new Random(3).nextBytes(content);
    return content;
  }
}
