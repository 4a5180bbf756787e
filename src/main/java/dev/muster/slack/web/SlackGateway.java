package dev.muster.slack.web;

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
  private static final String BAD_RESPONSE = "bad_response";

  /** These hold the lane too, so that what comes next needn't be refused to learn of it. */
  private static final Set<String> SLOW_DOWN = Set.of("ratelimited", "rate_limited");

  private final MethodsClient methods;
  private final Clock clock;
  private final Pace pace;
  private final RetryAfter retryAfter = new RetryAfter();
  private final AppAccess access;
  private final Conversations conversations;

  public SlackGateway(Slack slack, String botToken, Clock clock) {
    this.methods = slack.methods(botToken);
    this.clock = clock;
    this.pace = new Pace(clock);
    this.access =
        new AppAccess(clock, () -> call(SlackMethod.AUTH_TEST, null, m -> m.authTest(r -> r)));
    this.conversations = new Conversations(this);
  }

  /** Whether Slack lets the app in, as far as its answers told. */
  public AppAccess access() {
    return access;
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
    if (!AnswerShape.isWhole(answer)) {
      throw failure(method, unclear(method), BAD_RESPONSE, null, null);
    }
    if (method == SlackMethod.AUTH_TEST) {
      access.granted();
    }
    return answer;
  }

  private <T extends SlackApiTextResponse> T send(
      SlackMethod method, @Nullable String channelId, SlackCall<T> call) throws SlackFailure {
    try {
      T answer = call.on(methods);
      if (answer == null) {
        throw failure(method, unclear(method), BAD_RESPONSE, null, null);
      }
      return answer;
    } catch (SlackApiException e) {
      throw status(method, channelId, e);
    } catch (IOException e) {
      throw unanswered(method, e);
    } catch (SlackFilesUploadV2Exception e) {
      throw notUploaded(method, channelId, e);
    } catch (RuntimeException e) {
      if (AnswerShape.isToBlame(e)) {
        // Without the cause: a stack trace of Slack's client says no more than this.
        throw failure(method, unclear(method), BAD_RESPONSE, null, null);
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
    return failure(method, SlackFailure.Kind.LATER, BAD_RESPONSE, null, e);
  }

  private SlackFailure status(
      SlackMethod method, @Nullable String channelId, SlackApiException answer) {
    // The exception itself is left behind: it holds the request, and a page of HTML.
    int status = answer.getResponse().code();
    if (status == 429) {
      Duration after = retryAfter.read(answer.getResponse().header("Retry-After"), clock);
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
    ErrorCodes.Meaning meaning = ErrorCodes.of(method, code);
    Duration after = null;
    SlackFailure.Kind kind =
        switch (meaning.what()) {
          case RETRY -> SlackFailure.Kind.LATER;
          case PAUSE -> SlackFailure.Kind.SHUT_OUT;
          case LOOK -> unclear(method);
          case ALREADY, FINAL -> SlackFailure.Kind.REFUSED;
        };
    if (SLOW_DOWN.contains(code)) {
      after = RetryAfter.UNTOLD;
      pace.hold(method, channelId, after);
    }
    if (kind == SlackFailure.Kind.SHUT_OUT) {
      access.refused(method, code, meaning.words());
    }
    String text =
        kind == SlackFailure.Kind.UNKNOWN
            ? ErrorCodes.unclear(code)
            : code.equals("missing_scope")
                ? ErrorCodes.missingScope(
                    meaning.words(),
                    Codes.scopes(answer.getNeeded()),
                    Codes.scopes(answer.getProvided()))
                : meaning.words();
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
    String text =
        kind == SlackFailure.Kind.UNKNOWN
            ? ErrorCodes.unclear(code)
            : ErrorCodes.of(method, code).words();
    return new SlackFailure(method, kind, code, after, text, cause);
  }
}
