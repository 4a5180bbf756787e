package dev.muster.feature.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.muster.incident.ChecklistEvent.Checked.Answer;
import dev.muster.playbook.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets of this machine. */
final class HealthProbeTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final AtomicInteger elsewhere = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", url("/elsewhere"));
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/elsewhere",
        exchange -> {
          elsewhere.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.createContext(
        "/figure/api/v1/query",
        exchange -> {
          byte[] answer =
              (exchange.getRequestURI().getQuery().equals("query=up{a=\"b+c\"}")
                      ? "{\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"0.123456\"]}}"
                      : "{\"data\":{\"resultType\":\"vector\",\"result\":[]}}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.createContext(
        "/endless/api/v1/query",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] more = "x".repeat(9000).getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            while (true) {
              exchange.getResponseBody().write(more); // until nobody listens any more
            }
          } catch (IOException nobodyListens) {
            assertThat(nobodyListens).isNotNull();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aRedirectionIsAnAnswerAndLeadsNowhere() {
    assertThat(page(url("/moved"))).isEqualTo(new Answer("it", false, "answered 302, not 200"));
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void onlyAddressesOfTheWebAreAsked() {
    for (String address :
        new String[] {"file:///etc/passwd", "jar:file:/x!/y", "no address", "", "http:/x"}) {
      assertThat(page(address).says()).isEqualTo("the playbook's address is no web address");
    }
  }

  @Test
  void whoDoesNotAnswerIsWaitedForNoLonger() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + silent.getLocalPort() + "/";
      HealthProbe look = new HealthProbe(Duration.ofMillis(200));
      Probe probe = probe(address, Optional.empty());
      assertThat(look.at(probe).join().says()).startsWith("no answer within");
    }
  }

  @Test
  void whereNobodyListensItSaysSo() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    assertThat(page("http://127.0.0.1:" + port).says()).isEqualTo("can't be reached");
  }

  @Test
  void aFigureIsShortAndLiesBetweenItsBounds() {
    assertThat(figure("/figure/", "up{a=\"b c\"}"))
        .isEqualTo(new Answer("it", true, "0.1235, must be below 1"));
    assertThat(figure("/figure", "down")).isEqualTo(new Answer("it", false, "there is no figure"));
  }

  @Test
  void whatIsNoAnswerIsNotReadToItsEnd() {
    assertThat(figure("/endless", "up").says())
        .isEqualTo("that was no answer of a Prometheus server");
    assertThat(figure("/elsewhere", "up").says())
        .isEqualTo("that was no answer of a Prometheus server");
    assertThat(figure("/nowhere", "up").says()).isEqualTo("the server answered 404");
  }

  private static Answer page(String address) {
    return new HealthProbe(LONG).at(probe(address, Optional.empty())).join();
  }

  private Answer figure(String path, String query) {
    return new HealthProbe(LONG).at(probe(url(path), Optional.of(query))).join();
  }

  private static Probe probe(String address, Optional<String> query) {
    return new Probe("it", address, query, 200, query.map(q -> 1.0), Optional.empty());
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
