package dev.muster.sandbox.http;

import io.undertow.io.IoCallback;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins an endpoint to Undertow: the whole body in, an answer out, no thread held in between. */
public final class EndpointHandler implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(EndpointHandler.class);

  private final Endpoint endpoint;

  public EndpointHandler(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange
        .getRequestReceiver()
        .receiveFullBytes(
            // Dispatched, so that the exchange stays open when this thread leaves it.
            (open, body) ->
                open.dispatch(SameThreadExecutor.INSTANCE, () -> run(open, requestOf(open, body))),
            (broken, e) -> hangUp(broken));
  }

  private void run(HttpServerExchange exchange, Request request) {
    CompletionStage<Answer> answer;
    try {
      answer = endpoint.answer(request);
    } catch (RuntimeException e) {
      fail(exchange, request, e);
      return;
    }
    answer.whenComplete(
        (done, failure) -> {
          if (done == null) {
            fail(exchange, request, failure);
          } else {
            send(exchange, done);
          }
        });
  }

  private static void fail(
      HttpServerExchange exchange, Request request, @Nullable Throwable failure) {
    log.error("The practice workspace failed at {} {}", request.verb(), request.path(), failure);
    send(exchange, Answer.json(500, Json.error("internal_error")));
  }

  private static void send(HttpServerExchange exchange, Answer answer) {
    if (answer.isHangUp()) {
      hangUp(exchange);
      return;
    }
    exchange.setStatusCode(answer.status());
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(Headers.CONTENT_TYPE, answer.contentType());
    headers.put(Headers.CACHE_CONTROL, "no-store");
    answer.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
    exchange.getResponseSender().send(ByteBuffer.wrap(answer.body()), IoCallback.END_EXCHANGE);
  }

  private static void hangUp(HttpServerExchange exchange) {
    try {
      exchange.getConnection().close();
    } catch (IOException e) {
      log.debug("A connection was already gone", e);
    }
  }

  private static Request requestOf(HttpServerExchange exchange, byte[] body) {
    Map<String, String> query = new HashMap<>();
    exchange.getQueryParameters().forEach((name, values) -> query.put(name, values.getLast()));
    return new Request(
        exchange.getRequestMethod().toString(),
        exchange.getRequestPath(),
        query,
        header(exchange, Headers.CONTENT_TYPE),
        header(exchange, Headers.AUTHORIZATION),
        body);
  }

  private static String header(HttpServerExchange exchange, HttpString name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
