package dev.muster.web;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.XnioExecutor;

/** How much and how long whoever connects may keep a web server busy, friend or stranger. */
final class Limits {
  private static final Logger LOG = LoggerFactory.getLogger(Limits.class);

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

  /** What is not over by then is cut off: a body that comes a byte at a time holds nobody. */
  static HttpHandler bounded(HttpHandler handler) {
    return bounded(handler, REQUEST);
  }

  static HttpHandler bounded(HttpHandler handler, Duration longest) {
    return exchange -> {
      XnioExecutor.Key end =
          exchange
              .getIoThread()
              .executeAfter(() -> cutOff(exchange), longest.toMillis(), TimeUnit.MILLISECONDS);
      exchange.addExchangeCompleteListener(
          (done, next) -> {
            end.remove();
            next.proceed();
          });
      handler.handleRequest(exchange);
    };
  }

  /** Whoever still reads from it finds its end: closing alone would leave that thread waiting. */
  private static void cutOff(HttpServerExchange exchange) {
    ServerConnection connection = exchange.getConnection();
    if (connection instanceof AbstractServerConnection open) {
      try {
        open.getChannel().getSourceChannel().shutdownReads();
      } catch (IOException e) {
        LOG.debug("A connection was gone before it was cut off", e);
      }
    }
    XnioExecutor.Key unused =
        exchange
            .getIoThread()
            .executeAfter(() -> IoUtils.safeClose(connection), 1, TimeUnit.SECONDS);
  }

  private static int millis(Duration span) {
    return (int) span.toMillis();
  }
}
