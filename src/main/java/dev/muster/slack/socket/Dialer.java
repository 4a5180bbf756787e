package dev.muster.slack.socket;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.muster.slack.text.Codes;
import dev.muster.slack.web.ProxyRoute;
import dev.muster.slack.web.RetryAfter;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens one connection: asks Slack for an address, dials it, and waits for hello. */
final class Dialer {
  private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);

  static {
    ProxyRoute.letPasswordsThrough();
  }

  /** How long a closing line waits for a connection that is just being opened. */
  private static final Duration HANGING_UP = Duration.ofSeconds(2);

  private final Slack slack;
  private final String appToken;
  private final Duration patience;
  private final HttpClient http;
  private final RetryAfter retryAfter = new RetryAfter();

  Dialer(Slack slack, String appToken, Duration patience, Executor io) {
    this.slack = slack;
    this.appToken = appToken;
    this.patience = patience;
    this.http = client(slack, patience, io);
  }

  /** Where the Web API goes through a proxy, the socket takes the same way. */
  private static HttpClient client(Slack slack, Duration patience, Executor io) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(patience).executor(io);
    ProxySelector selector = slack.getHttpClient().getOkHttpClient().proxySelector();
    if (selector instanceof ProxyRoute route) {
      builder.proxy(route);
      route.authenticator().ifPresent(builder::authenticator);
    }
    return builder.build();
  }

  /** Blocks until Slack said hello on the connection. */
  void dial(SocketConnection connection) throws NotConnected, InterruptedException {
    URI address = address();
    CompletableFuture<WebSocket> opening =
        http.newWebSocketBuilder().connectTimeout(patience).buildAsync(address, connection);
    try {
      opening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      connection.hello().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      connection.abort("no hello");
      throw new NotConnected("no_hello", Duration.ZERO, e);
    } catch (ExecutionException e) {
      connection.abort("not opened");
      // An address that can't be dialled is in the exception, and its ticket belongs in no log.
      Throwable cause = e.getCause() instanceof IllegalArgumentException ? null : e.getCause();
      throw isProxyRefusal(cause)
          ? new NotConnected("proxy_refused", LinkAdvice.patience("proxy_refused"), null)
          : new NotConnected("unreachable", Duration.ZERO, cause);
    } catch (InterruptedException e) {
      if (connection.giveUp("closing")) {
        hangUp(opening);
      }
      throw e;
    }
  }

  /** Only the words tell. */
  private static boolean isProxyRefusal(@Nullable Throwable cause) {
    for (Throwable e = cause; e != null; e = e.getCause()) {
      if (e instanceof WebSocketHandshakeException answered
          && answered.getResponse() != null
          && answered.getResponse().statusCode() == 407) {
        return true;
      }
      String words = String.valueOf(e.getMessage());
      if (words.contains("407") || words.contains("authentication attempts")) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is half dialled opens all the same, and would stand at Slack as a connection that takes
   * commands for nobody: it is waited for, a moment, and dropped as it opens.
   */
  private static void hangUp(CompletableFuture<WebSocket> opening) throws InterruptedException {
    try {
      opening.get(HANGING_UP.toMillis(), TimeUnit.MILLISECONDS).abort();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("nothing to hang up", e);
    }
  }

  private URI address() throws NotConnected {
    AppsConnectionsOpenResponse answer;
    try {
      answer = slack.methods(appToken).appsConnectionsOpen(open -> open);
    } catch (SlackApiException e) {
      int status = e.getResponse().code();
      if (status == 407) {
        throw new NotConnected("proxy_refused", LinkAdvice.patience("proxy_refused"), null);
      }
      Duration after =
          status == 429
              ? retryAfter.read(e.getResponse().header("Retry-After"), Clock.systemUTC())
              : Duration.ZERO;
      throw new NotConnected(status == 429 ? "ratelimited" : "http_" + status, after, null);
    } catch (IOException e) {
      throw String.valueOf(e.getMessage()).contains("authenticate with proxy")
          ? new NotConnected("proxy_refused", LinkAdvice.patience("proxy_refused"), null)
          : new NotConnected("unreachable", Duration.ZERO, e);
    } catch (RuntimeException e) {
      // The client throws such things at an answer that is no JSON: a proxy's page, or nothing.
      throw new NotConnected("bad_response", Duration.ZERO, e);
    }
    if (!answer.isOk() || answer.getUrl() == null) {
      String code = Codes.known(answer.getError());
      throw new NotConnected(code, LinkAdvice.patience(code), null);
    }
    try {
      return URI.create(answer.getUrl());
    } catch (IllegalArgumentException e) {
      // Not as the cause: the address carries a ticket, which belongs in no log.
      throw new NotConnected("bad_response", Duration.ZERO, null);
    }
  }
}
