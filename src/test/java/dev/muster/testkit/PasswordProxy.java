package dev.muster.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A company's proxy, which asks for a name and a password. Whatever is asked for of it, it leads to
 * one port on this machine, where a practice workspace passes for Slack.
 */
public final class PasswordProxy implements AutoCloseable {
  private static final String SOCKETS = "wss-primary.slack.test";

  private final ServerSocket door;
  private final int target;
  private final String expected;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** A request's or answer's first line and headers, up to the empty line. */
  private record Head(String text) {
    static Optional<Head> of(InputStream in) throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        head.write(b);
        String text = head.toString(StandardCharsets.ISO_8859_1);
        if (text.endsWith("\r\n\r\n")) {
          return Optional.of(new Head(text));
        }
      }
      return Optional.empty();
    }

    String line() {
      return text.substring(0, text.indexOf("\r\n"));
    }

    Optional<String> header(String name) {
      return text.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    int length() {
      return header("Content-Length").map(Integer::parseInt).orElse(0);
    }
  }

  public PasswordProxy(int target, String user, String password) {
    this.target = target;
    String both = user + ":" + password;
    expected = "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** What was asked for and let through, as {@code CONNECT host} or {@code POST path}. */
  public List<String> letThrough() {
    return List.copyOf(asked);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      for (Optional<Head> head = Head.of(in); head.isPresent(); head = Head.of(in)) {
        byte[] body = in.readNBytes(head.get().length());
        if (!head.get().header("Proxy-Authorization").equals(Optional.of(expected))) {
          write(
              out,
              """
              HTTP/1.1 407 Proxy Authentication Required\r
              Proxy-Authenticate: Basic realm="proxy"\r
              Content-Length: 0\r
              \r
              """);
        } else if (head.get().line().startsWith("CONNECT ")) {
          asked.add(head.get().line().replaceFirst(":.*", ""));
          write(out, "HTTP/1.1 200 Connection established\r\n\r\n");
          tunnel(in, out);
          return;
        } else {
          asked.add(head.get().line().replaceFirst("http://[^/]*", "").replace(" HTTP/1.1", ""));
          forward(head.get(), body, out);
        }
      }
    } catch (IOException e) {
      // One side is gone.
    }
  }

  private String toLocal(String head) {
    return head.replaceFirst("http://[^/ ]*", "")
        .replaceFirst("(?i)Host: [^\r]*", "Host: 127.0.0.1:" + target)
        .replaceFirst("(?i)Proxy-Authorization: [^\r]*\r\n", "");
  }

  private void forward(Head head, byte[] body, OutputStream out) throws IOException {
    try (Socket slack = new Socket(InetAddress.getLoopbackAddress(), target)) {
      write(slack.getOutputStream(), toLocal(head.text()));
      slack.getOutputStream().write(body);
      InputStream in = new BufferedInputStream(slack.getInputStream());
      Head answer = Head.of(in).orElseThrow(() -> new IOException("no answer"));
      String said =
          new String(in.readNBytes(answer.length()), StandardCharsets.UTF_8)
              .replace("127.0.0.1:" + target, SOCKETS);
      byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
      write(
          out,
          answer
              .text()
              .replaceFirst("(?i)Content-Length: \\d+", "Content-Length: " + bytes.length));
      out.write(bytes);
      out.flush();
    }
  }

  private void tunnel(InputStream in, OutputStream out) throws IOException {
    try (Socket slack = new Socket(InetAddress.getLoopbackAddress(), target)) {
      Optional<Head> first = Head.of(in);
      write(slack.getOutputStream(), toLocal(first.map(Head::text).orElse("")));
      start(
          () -> {
            try {
              in.transferTo(slack.getOutputStream());
              slack.shutdownInput();
            } catch (IOException e) {
              // One side is gone.
            }
          });
      slack.getInputStream().transferTo(out);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
