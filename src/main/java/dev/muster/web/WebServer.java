package dev.muster.web;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /health/live}, {@code /health/ready}, {@code /metrics}, and takes alerts in. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private final Undertow server;

  private WebServer(Undertow server) {
    this.server = server;
  }

  /** What is served. */
  public record Pages(
      Supplier<Readiness> readiness, Supplier<String> metrics, Optional<HookDoor> hooks) {
    /** Without alerts in. */
    public Pages(Supplier<Readiness> readiness, Supplier<String> metrics) {
      this(readiness, metrics, Optional.empty());
    }
  }

  /** The port can't be had; the message says what to do. */
  public static final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListen(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /**
   * Starts to serve.
   *
   * @param port 0 for any that is free
   */
  public static WebServer start(String address, int port, Pages pages) {
    PathHandler paths =
        new PathHandler(WebServer::notFound)
            .addExactPath(
                "/health/live", exchange -> json(exchange, StatusCodes.OK, "{\"status\":\"up\"}"))
            .addExactPath("/health/ready", exchange -> ready(exchange, pages.readiness().get()))
            .addExactPath("/metrics", blocking(exchange -> metrics(exchange, pages.metrics())))
            .addPrefixPath(
                HookDoor.PATH,
                pages.hooks().map(door -> blocking(door::handle)).orElse(WebServer::hooksAreOff));
    Undertow server =
        Limits.set(Undertow.builder())
            .addHttpListener(port, address)
            .setIoThreads(1)
            .setWorkerThreads(4)
            .setHandler(Limits.bounded(paths))
            .build();
    try {
      server.start();
    } catch (RuntimeException e) {
      throw new CannotListen(
          e.getCause() instanceof BindException
              ? "Port "
                  + port
                  + " on "
                  + address
                  + " can't be used: another program has it, or it isn't this machine's. Choose"
                  + " another with --port."
              : "The web server does not start: " + e.getMessage(),
          e);
    }
    return new WebServer(server);
  }

  /** The port that it listens on. */
  public int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  private static HttpHandler blocking(HttpHandler handler) {
    return new BlockingHandler(handler);
  }

  private static void ready(HttpServerExchange exchange, Readiness readiness) {
    json(
        exchange,
        readiness.isReady() ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE,
        readiness.json());
  }

  private static void metrics(HttpServerExchange exchange, Supplier<String> metrics) {
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    exchange.getResponseSender().send(metrics.get());
  }

  private static void notFound(HttpServerExchange exchange) {
    json(
        exchange,
        StatusCodes.NOT_FOUND,
        "{\"error\":\"Here are /health/live, /health/ready, /metrics and /hooks/alerts.\"}");
  }

  private static void hooksAreOff(HttpServerExchange exchange) {
    LOG.warn("An alert was sent, and none are taken in: MUSTER_HOOK_SECRET is not set");
    HookDoor.Answer off =
        HookDoor.error(
            StatusCodes.NOT_FOUND, "No alerts are taken in: MUSTER_HOOK_SECRET is not set.");
    json(exchange, off.status(), off.json());
  }

  static void json(HttpServerExchange exchange, int status, String body) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
    exchange.getResponseSender().send(body);
  }

  @Override
  public void close() {
    server.stop();
  }
}
