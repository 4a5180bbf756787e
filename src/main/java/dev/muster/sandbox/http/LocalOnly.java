package dev.muster.sandbox.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what was meant for this machine. A page of somebody else's, open in a browser here, can
 * send requests to 127.0.0.1, or under a name of its own that it had pointed there; both show in
 * the headers, which a page can't choose.
 */
public final class LocalOnly implements HttpHandler {
  private static final Pattern LOCAL =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

  private final HttpHandler next;

  public LocalOnly(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (isMeantForUs(exchange)) {
      next.handleRequest(exchange);
    } else {
      exchange.setStatusCode(StatusCodes.FORBIDDEN).endExchange();
    }
  }

  private static boolean isMeantForUs(HttpServerExchange exchange) {
    Optional<String> host = single(exchange.getRequestHeaders().get(Headers.HOST));
    if (host.isEmpty() || !LOCAL.matcher(host.get()).matches()) {
      return false;
    }
    HeaderValues origin = exchange.getRequestHeaders().get(Headers.ORIGIN);
    return origin == null
        || single(origin).filter(o -> o.equals("http://" + host.get())).isPresent();
  }

  private static Optional<String> single(@Nullable HeaderValues values) {
    return values == null || values.size() != 1
        ? Optional.empty()
        : Optional.of(values.getFirst().toLowerCase(Locale.ROOT));
  }
}
