package iconexplorer.data.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on the loopback address that answers each request in the way it was told to. */
final class UnreliableServer implements AutoCloseable {

  /** One way to answer. */
  enum Answer {
    /** All or the asked-for rest, as it should be. */
    RIGHT,
    /** Half of what it promises, then the connection ends. */
    BREAK_OFF,
    /** All from the start, whatever rest was asked for. */
    IGNORE_RANGE,
    /** A rest other than the one that was asked for. */
    OTHER_RANGE,
    /** A length that is not that of the file, before any content. */
    LIE_ABOUT_LENGTH,
    /** No length, and content that does not end where it should. */
    TOO_MUCH,
    /** As many bytes as there should be, one of them wrong. */
    WRONG_BYTES,
    /** Nothing, and the connection stays open. */
    SILENCE,
    NOT_FOUND,
    REDIRECT,
    /** To an address that is not of this machine and not HTTPS. */
    REDIRECT_ELSEWHERE
  }

  private final HttpServer server;
  private final byte[] content;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> ranges = new CopyOnWriteArrayList<>();

  UnreliableServer(byte[] content, Answer... answers) throws IOException {
    this.content = content;
    this.answers.addAll(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create(
        "http://%s:%d/data.bin"
            .formatted(
                InetAddress.getLoopbackAddress().getHostAddress(), server.getAddress().getPort()));
  }

  /** What was asked for, request by request: a range, or nothing for all. */
  List<String> ranges() {
    return ranges;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "" : range);
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    Answer answer = answers.isEmpty() ? Answer.RIGHT : answers.remove();
    switch (answer) {
      case RIGHT -> send(exchange, from, Arrays.copyOfRange(content, from, content.length));
      case BREAK_OFF -> breakOff(exchange, from);
      case IGNORE_RANGE -> send(exchange, 0, content);
      case OTHER_RANGE -> {
        exchange.getResponseHeaders().set("Content-Range", "bytes 1-9/10");
        send(exchange, 206, Arrays.copyOf(content, 9), 9);
      }
      case LIE_ABOUT_LENGTH -> send(exchange, 200, Arrays.copyOf(content, 1000), 1000);
      case TOO_MUCH -> send(exchange, 200, Arrays.copyOf(content, content.length + 5), 0);
      case WRONG_BYTES -> {
        byte[] wrong = Arrays.copyOfRange(content, from, content.length);
        wrong[wrong.length / 2] ^= 1;
        send(exchange, from, wrong);
      }
      case SILENCE -> {}
      case NOT_FOUND -> send(exchange, 404, new byte[] {1}, 1);
      case REDIRECT -> redirect(exchange, "/elsewhere/data.bin");
      case REDIRECT_ELSEWHERE -> redirect(exchange, "http://192.0.2.1/data.bin");
    }
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void send(HttpExchange exchange, int from, byte[] rest) throws IOException {
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    send(exchange, from > 0 ? 206 : 200, rest, rest.length);
  }

  /**
   * @param length promised; 0: none
   */
  private static void send(HttpExchange exchange, int status, byte[] body, long length)
      throws IOException {
    exchange.sendResponseHeaders(status, length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void breakOff(HttpExchange exchange, int from) throws IOException {
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    OutputStream out = exchange.getResponseBody();
    out.write(content, from, (content.length - from) / 2);
    out.flush();
    exchange.close();
  }
}
