package dev.muster.slack.web;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import dev.muster.slack.text.Codes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The one place through which Web API calls go: it keeps the pace, and tells failures by whether a
 * retry helps.
 */
public final class SlackGateway {
  private static final Duration UNTOLD_RETRY = Duration.ofSeconds(10);

  /** Slack's own trouble; of these it says that some of the call may have taken effect. */
  private static final Set<String> PERHAPS_DONE = Set.of("internal_error", "fatal_error");

  private static final Set<String> LATER =
      Set.of("ratelimited", "service_unavailable", "request_timeout", "team_added_to_org");

  private final MethodsClient methods;
  private final Pace pace;
  private final Clock clock;
  private final Conversations conversations;

  public SlackGateway(Slack slack, String botToken, Clock clock) {
    this.methods = slack.methods(botToken);
    this.pace = new Pace(clock);
    this.clock = clock;
    this.conversations = new Conversations(this);
  }

  Clock clock() {
    return clock;
  }

  /** The channels that are known by name: the same for all who call by this gateway. */
  public Conversations conversations() {
    return conversations;
  }

  /**
   * Slack's client for this address ({@code https://slack.com/api/}, or a practice workspace's);
   * Bolt's app and the socket are to use the same one.
   */
  public static Slack client(String apiUrl) {
    return client(apiUrl, Map.of());
  }

  /**
   * The same by the way that the environment names.
   *
   * @see ProxyRoute
   */
  public static Slack client(String apiUrl, Map<String, String> environment) {
    return SlackConnections.client(apiUrl, environment, SlackConnections.Trust.DEFAULT);
  }

  /**
   * Calls Slack once, or not at all where the pace says wait: {@code paced} where this channel
   * must, {@code queued} where everybody must who calls this method.
   *
   * @param channelId the channel it writes to, where it writes to one
   */
  public <T extends SlackApiTextResponse> T call(
      SlackMethod method, @Nullable String channelId, SlackCall<T> call) throws SlackFailure {
    Optional<Pace.Wait> wait = pace.take(method, channelId);
    if (wait.isPresent()) {
      String code = wait.get().everywhere() ? "queued" : "paced";
      throw failure(method, SlackFailure.Kind.LATER, code, wait.get().time(), null);
    }
    T answer = send(method, channelId, call);
    if (!answer.isOk()) {
      throw refused(method, channelId, answer);
    }
    return answer;
  }

  private <T extends SlackApiTextResponse> T send(
      SlackMethod method, @Nullable String channelId, SlackCall<T> call) throws SlackFailure {
    try {
      return call.on(methods);
    } catch (SlackApiException e) {
      throw status(method, channelId, e);
    } catch (IOException e) {
      throw unanswered(method, e);
    } catch (SlackFilesUploadV2Exception e) {
      throw notUploaded(method, channelId, e);
    } catch (JsonParseException e) {
      throw failure(method, unclear(method), "bad_response", null, e);
    } catch (NullPointerException e) {
      // Slack's client does this to an empty answer. One of our own is told apart by its origin.
      StackTraceElement[] trace = e.getStackTrace();
      if (trace.length > 0 && trace[0].getClassName().startsWith("com.slack.api.methods.impl.")) {
        throw failure(method, unclear(method), "bad_response", null, e);
      }
      throw e;
    }
  }

  /** An upload is several calls; the exception holds the answers of all of them. */
  private SlackFailure notUploaded(
      SlackMethod method, @Nullable String channelId, SlackFilesUploadV2Exception e) {
    for (SlackApiTextResponse address : e.getGetURLResponses()) {
      if (!address.isOk()) {
        return refused(method, channelId, address);
      }
    }
    SlackApiTextResponse end = e.getCompleteResponse();
    if (end != null) {
      return refused(method, channelId, end);
    }
    // The bytes did not arrive; a file that was never completed is shown to nobody.
    return failure(method, SlackFailure.Kind.LATER, "bad_response", null, e);
  }

  private SlackFailure status(
      SlackMethod method, @Nullable String channelId, SlackApiException answer) {
    // The exception itself is left behind: it holds the request, and a page of HTML.
    int status = answer.getResponse().code();
    if (status == 429) {
      Duration after = retryAfter(answer.getResponse().header("Retry-After"));
      pace.hold(method, channelId, after);
      return failure(method, SlackFailure.Kind.LATER, "ratelimited", after, null);
    }
    if (status == 407) {
      return failure(method, SlackFailure.Kind.LATER, "proxy_refused", null, null);
    }
    SlackFailure.Kind kind = status >= 500 ? unclear(method) : SlackFailure.Kind.LATER;
    return failure(method, kind, "http_" + status, null, null);
  }

  private SlackFailure unanswered(SlackMethod method, IOException e) {
    boolean neverSent =
        e instanceof ConnectException
            || e instanceof UnknownHostException
            || e instanceof NoRouteToHostException
            || e instanceof SSLHandshakeException
            || isConnectTimeout(e);
    if (isProxyRefusal(e)) {
      return failure(method, SlackFailure.Kind.LATER, "proxy_refused", null, e);
    }
    if (neverSent) {
      return failure(method, SlackFailure.Kind.LATER, "unreachable", null, e);
    }
    String code = e instanceof InterruptedIOException ? "timeout" : "unreachable";
    return failure(method, unclear(method), code, null, e);
  }

  /** Only the words tell: the tunnel was not opened, so nothing was sent. */
  private static boolean isProxyRefusal(IOException e) {
    return e.getMessage() != null && e.getMessage().contains("authenticate with proxy");
  }

  private static boolean isConnectTimeout(IOException e) {
    // Both are the same class; only the words tell connecting from waiting for the answer.
    return e instanceof SocketTimeoutException
        && e.getMessage() != null
        && e.getMessage().toLowerCase(Locale.ROOT).contains("connect");
  }

  private SlackFailure refused(
      SlackMethod method, @Nullable String channelId, SlackApiTextResponse answer) {
    String code = Codes.known(answer.getError());
    SlackFailure.Kind kind = SlackFailure.Kind.REFUSED;
    if (PERHAPS_DONE.contains(code) || code.equals("bad_response")) {
      kind = unclear(method);
    } else if (LATER.contains(code)) {
      kind = SlackFailure.Kind.LATER;
    }
    Duration after = null;
    if (code.equals("ratelimited")) {
      after = UNTOLD_RETRY;
      pace.hold(method, channelId, after);
    }
    String text =
        text(kind, code, Codes.scopes(answer.getNeeded()), Codes.scopes(answer.getProvided()));
    return new SlackFailure(method, kind, code, after, text, null);
  }

  private static SlackFailure.Kind unclear(SlackMethod method) {
    return method.again() == SlackMethod.Again.HARMLESS
        ? SlackFailure.Kind.LATER
        : SlackFailure.Kind.UNKNOWN;
  }

  private static SlackFailure failure(
      SlackMethod method,
      SlackFailure.Kind kind,
      String code,
      @Nullable Duration after,
      @Nullable Throwable cause) {
    return new SlackFailure(method, kind, code, after, text(kind, code, null, null), cause);
  }

  private static String text(
      SlackFailure.Kind kind, String code, @Nullable String needed, @Nullable String provided) {
    return kind == SlackFailure.Kind.UNKNOWN
        ? FailureText.unclear(code)
        : FailureText.of(code, needed, provided);
  }

  private static Duration retryAfter(@Nullable String seconds) {
    try {
      return Duration.ofSeconds(Math.max(0, Long.parseLong(seconds == null ? "" : seconds.trim())));
    } catch (NumberFormatException e) {
      return UNTOLD_RETRY;
    }
  }
}
