package dev.muster.slack.socket;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import com.slack.api.util.http.ProxyUrlUtil;
import dev.muster.slack.text.Codes;
import dev.muster.slack.web.RetryAfter;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens one connection: asks Slack for an address, dials it, and waits for hello. */
final class Dialer {
  private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);

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

  private static HttpClient client(Slack slack, Duration patience, Executor io) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(patience).executor(io);
    String proxy = slack.getConfig().getProxyUrl();
    if (proxy == null || proxy.isBlank()) {
      return builder.build();
    }
    // The Web API goes through the proxy that the SDK found; the socket must take the same way.
    ProxyUrlUtil.ProxyUrl parsed = ProxyUrlUtil.parse(proxy);
    builder.proxy(ProxySelector.of(new InetSocketAddress(parsed.getHost(), parsed.getPort())));
    if (parsed.getUsername() != null && parsed.getPassword() != null) {
      builder.authenticator(
          new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
              return new PasswordAuthentication(
                  parsed.getUsername(), parsed.getPassword().toCharArray());
            }
          });
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
      throw new NotConnected("unreachable", Duration.ZERO, cause);
    } catch (InterruptedException e) {
      if (connection.giveUp("closing")) {
        hangUp(opening);
      }
      throw e;
    }
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
      Duration after =
          status == 429
              ? retryAfter.read(e.getResponse().header("Retry-After"), Clock.systemUTC())
              : Duration.ZERO;
      throw new NotConnected(status == 429 ? "ratelimited" : "http_" + status, after, null);
    } catch (IOException e) {
      throw new NotConnected("unreachable", Duration.ZERO, e);
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
