package dev.muster.sandbox.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Announcer;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells the app what happened, and again (three times at most) if it does not acknowledge. */
public final class EventFeed implements Announcer {
  /** After the first try, Slack's: nearly at once, after a minute, after five. */
  private static final List<Duration> RETRIES =
      List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

  private final AppLine line;
  private final Clock clock;
  private final Ids ids;
  private final Disturbances disturbances;
  private final Subscriptions subscriptions;
  private final List<Retry> retries = new ArrayList<>();

  private record Retry(
      Instant due, int attempt, ObjectNode payload, @Nullable Connection triedLast) {}

  public EventFeed(
      AppLine line, Clock clock, Ids ids, Disturbances disturbances, Subscriptions subscriptions) {
    this.line = line;
    this.clock = clock;
    this.ids = ids;
    this.disturbances = disturbances;
    this.subscriptions = subscriptions;
  }

  @Override
  public void announce(ObjectNode event) {
    if (!subscriptions.cover(event)) {
      return;
    }
    ObjectNode payload = wrapped(event);
    var unused = send(payload, 0, null);
    if (disturbances.doublesThisEnvelope()) {
      ObjectNode again = payload.deepCopy();
      var unusedToo = send(again.put("event_id", ids.next("Ev")), 1, null);
    }
  }

  /** Tells the app, and reports when it has heard. */
  public CompletableFuture<Optional<Ack>> tell(ObjectNode event) {
    if (!subscriptions.cover(event)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return send(wrapped(event), 0, null);
  }

  private ObjectNode wrapped(ObjectNode event) {
    ObjectNode payload =
        Json.object()
            .put("token", Identity.VERIFICATION)
            .put("team_id", Identity.TEAM)
            .put("api_app_id", Identity.APP);
    payload.set("event", event);
    payload
        .put("type", "event_callback")
        .put("event_id", ids.next("Ev"))
        .put("event_time", clock.instant().getEpochSecond())
        .putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", Identity.TEAM)
        .put("user_id", Identity.BOT_USER)
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    return payload.put("is_ext_shared_channel", false).put("event_context", ids.next("4-"));
  }

  private CompletableFuture<Optional<Ack>> send(
      ObjectNode payload, int attempt, @Nullable Connection not) {
    ObjectNode envelope =
        Json.object()
            .put("retry_attempt", attempt)
            .put("retry_reason", attempt == 0 ? "" : "timeout");
    envelope.set("payload", payload);
    AppLine.Dispatch sent = line.dispatch("events_api", envelope, false, not);
    return sent.acknowledged()
        .whenComplete(
            (ack, failure) -> {
              if (ack == null || ack.isEmpty()) {
                again(payload, attempt, sent.carrier());
              }
            });
  }

  private void again(ObjectNode payload, int attempt, @Nullable Connection carrier) {
    if (attempt < RETRIES.size()) {
      Instant due = clock.instant().plus(RETRIES.get(attempt));
      synchronized (retries) {
        retries.add(new Retry(due, attempt + 1, payload, carrier));
      }
    }
  }

  /** When the next event is to be told again, if one is and there is an app to tell. */
  public Optional<Instant> nextRetry() {
    if (!line.isConnected()) {
      return Optional.empty();
    }
    synchronized (retries) {
      return retries.stream().map(Retry::due).min(Instant::compareTo);
    }
  }

  /** Tells again what is due; with no app connected it waits for one. */
  public void retryDue() {
    if (!line.isConnected()) {
      return;
    }
    List<Retry> due = new ArrayList<>();
    synchronized (retries) {
      Instant now = clock.instant();
      for (Iterator<Retry> all = retries.iterator(); all.hasNext(); ) {
        Retry retry = all.next();
        if (!retry.due().isAfter(now)) {
          all.remove();
          due.add(retry);
        }
      }
    }
    for (Retry retry : due) {
      var unused = send(retry.payload(), retry.attempt(), retry.triedLast());
    }
  }
}
