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
import java.util.function.Supplier;

/** Serves {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class WebServer implements AutoCloseable {
  private final Undertow server;

  private WebServer(Undertow server) {
    this.server = server;
  }

  /** What is served. */
  public record Pages(Supplier<Readiness> readiness, Supplier<String> metrics) {}

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
            .addExactPath("/metrics", blocking(exchange -> metrics(exchange, pages.metrics())));
    Undertow server =
        Undertow.builder()
            .addHttpListener(port, address)
            .setIoThreads(1)
            .setWorkerThreads(4)
            .setHandler(paths)
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
        "{\"error\":\"Here are /health/live, /health/ready and /metrics.\"}");
  }

  private static void json(HttpServerExchange exchange, int status, String body) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json; charset=utf-8");
    exchange.getResponseSender().send(body);
  }

  @Override
  public void close() {
    server.stop();
  }
}
