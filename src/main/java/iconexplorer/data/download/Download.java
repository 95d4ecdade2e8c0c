package iconexplorer.data.download;

import iconexplorer.data.Checkpoint;
import iconexplorer.data.PublishedFile;
import iconexplorer.data.PublishedSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Fetches files whose length and checksum are known, and goes on where an earlier attempt ended.
 *
 * <p>What is incomplete lies beside the place of the file under its name with {@code .part}. It
 * stays after a break or a cancellation, and goes where its content is wrong. Not thread safe: one
 * per folder at a time.
 */
public final class Download {
  private static final int ATTEMPTS = 4;
  private static final int REDIRECTIONS = 5;
  private static final int BLOCK = 1 << 16;
  private static final Predicate<URI> HTTPS =
      address -> "https".equalsIgnoreCase(address.getScheme());

  private final Path folder;
  private final Predicate<URI> allowed;
  private final int patienceMillis;

  /**
   * @param folder where the files are put; made where it is not there
   */
  public Download(Path folder) {
    this(folder, HTTPS, 20_000);
  }

  /**
   * @param allowed which addresses may be asked
   * @param patienceMillis how long to wait for a server that says nothing
   */
  Download(Path folder, Predicate<URI> allowed, int patienceMillis) {
    this.folder = folder;
    this.allowed = allowed;
    this.patienceMillis = patienceMillis;
  }

  /** An answer that can be read from, of the file's byte {@code from} on. */
  private record Answer(HttpURLConnection connection, long from) {}

  /**
   * Fetches what is not there yet.
   *
   * @param checkpoint hears how far it is, and ends it where that is wanted
   * @return what to open
   * @throws DownloadException in one sentence with the remedy
   * @throws java.util.concurrent.CancellationException if cancelled; the next attempt goes on there
   */
  public Path fetch(PublishedSet set, Checkpoint checkpoint) throws DownloadException {
    fetch(set.files(), checkpoint);
    return set.opened(folder);
  }

  /** Fetches these files one after the other. */
  void fetch(List<PublishedFile> files, Checkpoint checkpoint) throws DownloadException {
    double bytes = files.stream().mapToLong(PublishedFile::size).sum();
    long before = 0;
    for (PublishedFile file : files) {
      fetch(file, checkpoint.part(before / bytes, (before + file.size()) / bytes));
      before += file.size();
    }
  }

  private void fetch(PublishedFile file, Checkpoint checkpoint) throws DownloadException {
    Path place = folder.resolve(file.name());
    Path part = folder.resolve(file.name() + ".part");
    try {
      Files.createDirectories(folder);
      if (Files.isRegularFile(place) && isRight(place, file)) {
        checkpoint.reached(1);
        return;
      }
      requireRoom(file, length(part));
      complete(file, part, checkpoint);
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    } catch (DownloadException e) {
      throw e;
    } catch (IOException e) {
      throw new DownloadException(
          "%s cannot be written (%s); check the folder.".formatted(place, e.getMessage()), e);
    }
  }

  /** Attempts until the part is the whole file; each goes on where the one before ended. */
  private void complete(PublishedFile file, Path part, Checkpoint checkpoint) throws IOException {
    boolean resumed = length(part) > 0;
    IOException broken = new IOException("no answer");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        receive(file, part, checkpoint);
      } catch (DownloadException e) {
        throw e;
      } catch (IOException e) {
        broken = e;
      }
      if (length(part) == file.size()) {
        if (isRight(part, file)) {
          return;
        }
        Files.delete(part);
        if (!resumed) {
          throw wrongContent(file);
        }
        resumed = false; // The earlier part may have been of another file: once more from scratch.
      }
    }
    throw new DownloadException(
        "%s broke off after %,d of %,d bytes (%s); start again to go on from there."
            .formatted(file.address(), length(part), file.size(), reason(broken)),
        broken);
  }

  private void receive(PublishedFile file, Path part, Checkpoint checkpoint) throws IOException {
    if (length(part) > file.size()) {
      Files.delete(part);
    }
    if (length(part) == file.size()) {
      return;
    }
    Answer answer = ask(file, length(part));
    try (InputStream in = answer.connection().getInputStream();
        OutputStream out = open(part, answer.from())) {
      long at = answer.from();
      byte[] block = new byte[BLOCK];
      for (int got = in.read(block); got >= 0; got = in.read(block)) {
        if (at + got > file.size()) {
          out.close();
          Files.delete(part);
          throw wrongLength(file, "more than " + file.size());
        }
        out.write(block, 0, got);
        at += got;
        checkpoint.reached(at / (double) file.size());
      }
    } finally {
      answer.connection().disconnect();
    }
  }

  private static OutputStream open(Path part, long from) throws IOException {
    return from == 0
        ? Files.newOutputStream(part)
        : Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** Asks for the rest of the file; a server that does not know of rests sends it all. */
  private Answer ask(PublishedFile file, long from) throws IOException {
    URI address = file.address();
    for (int redirection = 0; redirection <= REDIRECTIONS; redirection++) {
      HttpURLConnection connection = connect(address, from);
      int status = connection.getResponseCode();
      switch (status) {
        case HttpURLConnection.HTTP_OK -> {
          requireLength(file, connection, file.size());
          return new Answer(connection, 0);
        }
        case HttpURLConnection.HTTP_PARTIAL -> {
          requireRange(file, connection, from);
          return new Answer(connection, from);
        }
        case 301, 302, 303, 307, 308 -> address = target(address, connection);
        default ->
            throw new DownloadException(
                "%s answers %d%s; try again later, or choose a folder that has the files."
                    .formatted(
                        address, status, status == 404 ? ", the file is not there any more" : ""));
      }
    }
    throw new DownloadException(
        "%s leads from one place to the next; try again later.".formatted(file.address()));
  }

  private HttpURLConnection connect(URI address, long from) throws IOException {
    if (!allowed.test(address)) {
      throw new DownloadException(
          "%s is not HTTPS, and nothing else is asked; choose a folder that has the files."
              .formatted(address));
    }
    if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new DownloadException("%s is no address of the web.".formatted(address));
    }
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(patienceMillis);
    connection.setReadTimeout(patienceMillis);
    connection.setUseCaches(false);
    connection.setRequestProperty("User-Agent", "icon-explorer");
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=%d-".formatted(from));
    }
    return connection;
  }

  private static URI target(URI address, HttpURLConnection connection) throws IOException {
    String location = connection.getHeaderField("Location");
    connection.disconnect();
    try {
      return address.resolve(location == null ? "" : location);
    } catch (IllegalArgumentException e) {
      throw new MalformedURLException(location);
    }
  }

  private static void requireLength(PublishedFile file, HttpURLConnection connection, long expected)
      throws DownloadException {
    long said = connection.getContentLengthLong();
    if (said >= 0 && said != expected) {
      connection.disconnect();
      throw wrongLength(file, Long.toString(said));
    }
  }

  private static void requireRange(PublishedFile file, HttpURLConnection connection, long from)
      throws DownloadException {
    String range = String.valueOf(connection.getHeaderField("Content-Range"));
    if (!range.toLowerCase(Locale.ROOT).startsWith("bytes %d-".formatted(from))) {
      connection.disconnect();
      throw new DownloadException(
          "%s was asked for the bytes from %d on and answers '%s'; delete the file ending in .part"
                  .formatted(file.address(), from, range)
              + " and try again.");
    }
    requireLength(file, connection, file.size() - from);
  }

  private static DownloadException wrongLength(PublishedFile file, String length) {
    return new DownloadException(
        "%s sends %s bytes, but the published file has %,d; nothing was kept, try again later."
            .formatted(file.address(), length, file.size()));
  }

  private static DownloadException wrongContent(PublishedFile file) {
    return new DownloadException(
        "%s does not send what was published (its SHA-256 differs); nothing was kept, try again later."
            .formatted(file.address()));
  }

  private void requireRoom(PublishedFile file, long there) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < file.size() - there) {
      throw new DownloadException(
          "%s needs %,d bytes and %s has %,d; make room or choose another folder."
              .formatted(file.name(), file.size() - there, folder, free));
    }
  }

  private static boolean isRight(Path path, PublishedFile file) throws IOException {
    if (Files.size(path) != file.size()) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[BLOCK];
      for (int got = in.read(block); got >= 0; got = in.read(block)) {
        digest.update(block, 0, got);
      }
      return HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static long length(Path part) throws IOException {
    return Files.isRegularFile(part) ? Files.size(part) : 0;
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
