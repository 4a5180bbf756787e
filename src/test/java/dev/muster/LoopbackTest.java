package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.settings.Settings;
import dev.muster.web.Readiness;
import dev.muster.web.WebServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listens is for this machine, unless somebody said otherwise; over real sockets. */
@Timeout(60)
final class LoopbackTest {
  private static final WebServer.Pages PAGES =
      new WebServer.Pages(() -> new Readiness(1, true, true, Optional.empty(), true), () -> "");

  /** The machine's address that others see. */
  private static InetAddress outside() throws IOException {
    for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
      Optional<InetAddress> address =
          card.inetAddresses()
              .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress())
              .findFirst();
      if (card.isUp() && address.isPresent()) {
        return address.get();
      }
    }
    assumeTrue(false, "this machine has no address but its loopback");
    throw new AssertionError();
  }

  @Test
  void healthAndMetricsAreForThisMachineUnlessToldOtherwise(@TempDir Path dir) throws Exception {
    InetAddress outside = outside();
    Settings usual = Settings.defaults();
    try (WebServer server = WebServer.start(usual.http().address(), 0, PAGES)) {
      assertThat(status("127.0.0.1", server.port(), "/health/live", "Host: x")).isEqualTo(200);
      assertThatThrownBy(() -> connect(outside, server.port()))
          .isInstanceOf(ConnectException.class);
    }
    Path file = Files.writeString(dir.resolve("muster.yml"), "http: {address: 0.0.0.0}\n");
    Settings told = Settings.read(file);
    try (WebServer server = WebServer.start(told.http().address(), 0, PAGES)) {
      assertThat(status(outside.getHostAddress(), server.port(), "/health/live", "Host: x"))
          .isEqualTo(200);
    }
  }

  @Test
  void thePracticeWorkspaceIsForThisMachine() throws Exception {
    InetAddress outside = outside();
    try (PracticeWorkspace workspace = workspace()) {
      assertThat(status("127.0.0.1", workspace.port(), "/sandbox/state", host(workspace)))
          .isEqualTo(200);
      assertThatThrownBy(() -> connect(outside, workspace.port()))
          .isInstanceOf(ConnectException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sandbox/state", "/api/auth.test", "/link/x", "/sandbox/clock"})
  void aPageOfSomebodyElseReachesNothingInIt(String path) throws Exception {
    try (PracticeWorkspace workspace = workspace()) {
      int port = workspace.port();
      String ours = host(workspace);
      for (String headers :
          List.of(
              "Host: evil.example",
              "Host: evil.example:" + port,
              "Host: 127.0.0.1.evil.example:" + port,
              "Host: 127.0.0.1@evil.example",
              ours + "\r\nOrigin: http://evil.example",
              ours + "\r\nOrigin: https://127.0.0.1:" + port,
              ours + "\r\nOrigin: http://127.0.0.1:1",
              ours + "\r\nOrigin: null",
              ours + "\r\nHost: evil.example")) {
        assertThat(status("127.0.0.1", port, path, headers)).as(headers).isIn(400, 403);
      }
      for (String headers :
          List.of(
              ours,
              "Host: localhost:" + port,
              "Host: LOCALHOST:" + port,
              ours + "\r\nOrigin: http://127.0.0.1:" + port)) {
        assertThat(status("127.0.0.1", port, path, headers)).as(headers).isNotEqualTo(403);
      }
    }
  }

  private static PracticeWorkspace workspace() {
    return PracticeWorkspace.start(PracticeWorkspace.Options.defaults(), WorkspaceClock.running());
  }

  private static String host(PracticeWorkspace workspace) {
    return "Host: 127.0.0.1:" + workspace.port();
  }

  private static Socket connect(InetAddress address, int port) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(address, port), 5000);
    return socket;
  }

  private static int status(String address, int port, String path, String headers)
      throws IOException {
    try (Socket socket = connect(InetAddress.getByName(address), port)) {
      String request = "GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }
  }
}
