package dev.muster.web;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /health/live}, {@code /health/ready}, {@code /metrics}, and takes alerts in. */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** So many senders of alerts are listened to at once; the others wait, and nobody for them. */
  private static final int AT_ONCE = 8;

  private final Undertow server;
  private final ExecutorService alerts;

  private WebServer(Undertow server, ExecutorService alerts) {
    this.server = server;
    this.alerts = alerts;
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
    ExecutorService alerts = Executors.newFixedThreadPool(AT_ONCE, WebServer::daemon);
    PathHandler paths =
        new PathHandler(WebServer::notFound)
            .addExactPath(
                "/health/live", exchange -> json(exchange, StatusCodes.OK, "{\"status\":\"up\"}"))
            .addExactPath("/health/ready", exchange -> ready(exchange, pages.readiness().get()))
            .addExactPath("/metrics", blocking(exchange -> metrics(exchange, pages.metrics())))
            .addPrefixPath(
                HookDoor.PATH,
                pages
                    .hooks()
                    .map(door -> apart(door::handle, alerts))
                    .orElse(WebServer::hooksAreOff));
    Undertow server =
        Limits.set(Undertow.builder())
            .addHttpListener(port, address)
            .setIoThreads(1)
            .setWorkerThreads(4)
            .setServerOption(
                UndertowOptions.MAX_ENTITY_SIZE, -1L) // the door has a limit of its own
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
    return new WebServer(server, alerts);
  }

  /** The port that it listens on. */
  public int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  private static HttpHandler blocking(HttpHandler handler) {
    return new BlockingHandler(handler);
  }

  /** As {@link #blocking}, on threads that are only for this. */
  private static HttpHandler apart(HttpHandler handler, ExecutorService threads) {
    return exchange -> {
      exchange.startBlocking();
      exchange.dispatch(threads, handler);
    };
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "alerts");
    thread.setDaemon(true);
    return thread;
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
    alerts.shutdown();
  }
}
