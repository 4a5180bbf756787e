package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.Eventually;
import io.undertow.Undertow;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever knocks in whatever way: the answer is short, and the next one is served. */
@Timeout(60)
final class HostileClientTest {
  private static WebServer server() {
    return WebServer.start(
        "127.0.0.1",
        0,
        new WebServer.Pages(
            () -> new Readiness(1, true, true, Optional.empty(), true),
            () -> {
              throw new IllegalStateException("secret words");
            },
            Optional.of(
                new HookDoor(
                    "secret",
                    (source, body) -> {
                      throw new IllegalStateException("secret words");
                    }))));
  }

  private static String sends(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      socket.setSoTimeout(30_000);
      return new String(socket.getInputStream().readNBytes(400), StandardCharsets.ISO_8859_1);
    } catch (java.net.SocketException e) {
      return ""; // cut off in the middle of what it sent
    }
  }

  @Test
  void oddRequestsAreAnsweredShortlyAndTheNextOneIsServed() throws Exception {
    String end = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    try (WebServer server = server()) {
      for (String request :
          List.of(
              "GET /metrics" + end + "\r\n",
              "DELETE /health/live" + end + "\r\n",
              "BREW /health/live" + end + "\r\n",
              "GET /health/live/../../etc/passwd" + end + "\r\n",
              "GET /%2e%2e/%2e%2e/etc/passwd" + end + "\r\n",
              "GET /%ff%fe%c0%ae" + end + "\r\n",
              "GET /hooks/alerts/%00" + end + "\r\n",
              "GET /health/live?" + "a=b&".repeat(500) + end + "\r\n",
              "GET /" + "a".repeat(40_000) + end + "\r\n",
              "GET /health/live" + end + "X: " + "a".repeat(40_000) + "\r\n\r\n",
              "GET /health/live" + end + "X: a\r\n".repeat(300) + "\r\n",
              "POST /hooks/alerts/generic"
                  + end
                  + "Authorization: Bearer secret\r\nContent-Length: 2\r\n\r\n{}",
              "POST /hooks/alerts/generic" + end + "Content-Length: -1\r\n\r\n",
              "POST /hooks/alerts/generic" + end + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
              "\u0000\u0001\u0002\r\n\r\n")) {
        assertThat(sends(server.port(), request))
            .as(request.substring(0, Math.min(60, request.length())))
            .doesNotContain("Exception", "secret words", "\tat ", "root:");
        assertThat(sends(server.port(), "GET /health/live" + end + "\r\n")).contains("\"up\"");
      }
    }
  }

  @Test
  void healthIsAnsweredWhileHundredsAreConnectedAndSayNothing() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try (WebServer server = server()) {
      for (int i = 0; i < 200; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write('G');
        idle.add(socket);
      }
      assertThat(
              sends(
                  server.port(),
                  "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
          .contains("\"up\"");
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void aBodyThatTricklesInIsCutOff() throws Exception {
    Undertow server =
        Limits.set(Undertow.builder())
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                Limits.bounded(
                    new BlockingHandler(exchange -> exchange.getInputStream().readAllBytes()),
                    Duration.ofMillis(50)))
            .build();
    server.start();
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    String head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      Eventually.is("the connection is closed", () -> closed(socket));
    } finally {
      server.stop();
    }
  }

  private static boolean closed(Socket socket) {
    try {
      socket.getOutputStream().write('x');
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return true;
    }
  }
}
