package dev.muster.web;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.XnioExecutor;

/** How much and how long whoever connects may keep a web server busy, friend or stranger. */
final class Limits {
  /** From its first byte to the last one of the answer; also of a request that trickles in. */
  private static final Duration REQUEST = Duration.ofMinutes(2);

  /** For the head of a request, from when it is connected. */
  private static final Duration HEAD = Duration.ofSeconds(10);

  /** Between two requests on one connection. */
  private static final Duration IDLE = Duration.ofSeconds(45);

  private static final int HEAD_BYTES = 16 << 10;
  private static final int HEADERS = 100;
  private static final int PARAMETERS = 100;

  /** Past the first number nobody is let in until the second is reached again. */
  private static final int MOST_CONNECTIONS = 256;

  private static final int FEW_CONNECTIONS = 224;

  private Limits() {}

  static Undertow.Builder set(Undertow.Builder server) {
    return server
        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, HEAD_BYTES)
        .setServerOption(UndertowOptions.MAX_HEADERS, HEADERS)
        .setServerOption(UndertowOptions.MAX_PARAMETERS, PARAMETERS)
        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(HEAD))
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, millis(IDLE))
        .setServerOption(UndertowOptions.IDLE_TIMEOUT, millis(IDLE))
        .setSocketOption(Options.CONNECTION_HIGH_WATER, MOST_CONNECTIONS)
        .setSocketOption(Options.CONNECTION_LOW_WATER, FEW_CONNECTIONS);
  }

  /**
   * What is not over by then is cut off: a body that comes a byte at a time. A thread that waits
   * for the next one finds that out when the connection has been idle for too long.
   */
  static HttpHandler bounded(HttpHandler handler) {
    return bounded(handler, REQUEST);
  }

  static HttpHandler bounded(HttpHandler handler, Duration longest) {
    return exchange -> {
      XnioExecutor.Key end =
          exchange
              .getIoThread()
              .executeAfter(
                  () -> IoUtils.safeClose(exchange.getConnection()),
                  longest.toMillis(),
                  TimeUnit.MILLISECONDS);
      exchange.addExchangeCompleteListener(
          (done, next) -> {
            end.remove();
            next.proceed();
          });
      handler.handleRequest(exchange);
    };
  }

  private static int millis(Duration span) {
    return (int) span.toMillis();
  }
}
