package dev.muster.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Answer;
import dev.muster.sandbox.http.Endpoint;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.http.Request;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** {@code /api/…}: who calls, whether they may, what it does, and how late the answer is. */
public final class ApiEndpoint implements Endpoint {
  private static final Set<String> FOR_THE_APP = Set.of("apps.connections.open", "auth.test");
  private static final Set<String> FOR_ALL = Set.of("api.test");

  private final World world;
  private final Map<String, ApiMethod> methods;
  private final CallLog log;
  private final Faults faults;
  private final Optional<RateLimits> limits;
  private final Scopes scopes;
  private final Duration latency;
  private final ScheduledExecutorService timer;

  /** What the owner of the workspace may choose. */
  public record Rules(Duration latency, boolean rateLimits, Set<String> scopes) {}

  public ApiEndpoint(
      World world,
      Map<String, ApiMethod> methods,
      Faults faults,
      Rules rules,
      ScheduledExecutorService timer) {
    this.world = world;
    this.methods = methods;
    this.log = new CallLog();
    this.faults = faults;
    this.limits =
        rules.rateLimits() ? Optional.of(new RateLimits(world.clock())) : Optional.empty();
    this.scopes = new Scopes(rules.scopes());
    this.latency = rules.latency();
    this.timer = timer;
  }

  public CallLog log() {
    return log;
  }

  @Override
  public CompletionStage<Answer> answer(Request request) {
    ApiCall call = ApiCall.of(request.after("/api/"), request);
    CallLog.Entry entry = log.receive(call.method(), call.args().deepCopy());
    Optional<Faults.Fault> fault = faults.take(call.method());
    Answer answer = outcome(call, entry, fault);
    long delay = latency.toMillis() + fault.map(Faults.Fault::delayMs).orElse(0L);
    if (delay <= 0) {
      entry.answered();
      return CompletableFuture.completedFuture(answer);
    }
    CompletableFuture<Answer> later = new CompletableFuture<>();
    var unused =
        timer.schedule(
            () -> {
              entry.answered();
              later.complete(answer);
            },
            delay,
            TimeUnit.MILLISECONDS);
    return later;
  }

  private Answer outcome(ApiCall call, CallLog.Entry entry, Optional<Faults.Fault> fault) {
    boolean spoilt = fault.filter(Faults.Fault::spoilsTheAnswer).isPresent();
    Answer answer =
        spoilt && !fault.map(Faults.Fault::takesEffect).orElse(false)
            ? Answer.hangUp()
            : run(call, entry);
    return spoilt ? spoil(fault.orElseThrow(), entry) : answer;
  }

  private static Answer spoil(Faults.Fault fault, CallLog.Entry entry) {
    String error =
        fault.error().orElse(fault.retryAfter().isPresent() ? "ratelimited" : "internal_error");
    int status = fault.httpStatus().orElse(error.equals("ratelimited") ? 429 : 200);
    if (status == 0) {
      entry.madeToFail("connection_lost");
      return Answer.hangUp();
    }
    Answer answer = spoilt(fault, error, status, entry);
    return fault
        .retryAfter()
        .or(() -> Optional.of("1").filter(second -> isPlain429(fault, status)))
        .map(seconds -> answer.with("Retry-After", seconds))
        .orElse(answer);
  }

  /** A 429 by another code than this has no Retry-After of its own, as others found out. */
  private static boolean isPlain429(Faults.Fault fault, int status) {
    return status == 429
        && fault.body().isEmpty()
        && fault.error().orElse("ratelimited").equals("ratelimited");
  }

  private static Answer spoilt(Faults.Fault fault, String error, int status, CallLog.Entry entry) {
    if (fault.body().isPresent()) {
      entry.madeToFail("bad_body");
      return Answer.text(status, "application/json; charset=utf-8", fault.body().get());
    }
    if (status == 429) {
      String code = fault.error().orElse("ratelimited");
      entry.madeToFail(code);
      return Answer.json(429, Json.error(code));
    }
    entry.madeToFail(fault.error().orElse("http_" + status));
    boolean page = fault.html() || (status != 200 && fault.error().isEmpty());
    return page
        ? Answer.text(status, "text/html; charset=utf-8", page(status))
        : Answer.json(status, Json.error(error));
  }

  private static String page(int status) {
    return "<!DOCTYPE html><html><head><title>Slack</title></head><body><h1>"
        + status
        + "</h1><p>Something went wrong, we are looking into it.</p></body></html>";
  }

  private Answer run(ApiCall call, CallLog.Entry entry) {
    try {
      int wait = admit(call);
      if (wait > 0) {
        entry.failed("ratelimited");
        return ratelimited(wait);
      }
      ApiMethod method = methods.get(call.method());
      if (method == null) {
        throw SlackError.of(Json.error("unknown_method").put("req_method", call.method()));
      }
      synchronized (world) {
        return scopes.stamp(Answer.json(method.run(call)));
      }
    } catch (SlackError general) {
      SlackError refused = MethodErrors.of(call.method(), general);
      entry.failed(refused.code());
      return scopes.stamp(Answer.json(refused.body()));
    }
  }

  /** Who calls, whether they may do that; answers how many seconds they should have waited. */
  private int admit(ApiCall call) {
    if (FOR_ALL.contains(call.method()) || !methods.containsKey(call.method())) {
      return 0;
    }
    if (call.token().isEmpty()) {
      throw SlackError.of("not_authed");
    }
    Token token = Token.of(call.token()).orElseThrow(() -> SlackError.of("invalid_auth"));
    boolean forTheApp = FOR_THE_APP.contains(call.method());
    if ((token == Token.APP && !forTheApp)
        || (token == Token.BOT && call.method().equals("apps.connections.open"))) {
      throw SlackError.of("not_allowed_token_type");
    }
    // What other apps were granted, that is tried with a token of their own, is not known here.
    if (call.token().equals(Token.PRACTICE_BOT)) {
      scopes.check(call.method());
    }
    return limits.map(some -> some.secondsToWait(call.method(), channelOf(call))).orElse(0);
  }

  private String channelOf(ApiCall call) {
    String named = call.textOr("channel", "");
    synchronized (world) {
      return world.channel(named).map(channel -> channel.id()).orElse(named);
    }
  }

  private static Answer ratelimited(int seconds) {
    ObjectNode body = Json.error("ratelimited");
    return Answer.json(429, body).with("Retry-After", String.valueOf(seconds));
  }
}
