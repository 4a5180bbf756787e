package dev.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A follower in another process, as seen from here: it asks for orders, and says what it did. */
final class RemoteFollower implements Follower {
  /** So soon a living follower says that it has heard an order. */
  private static final Duration HEARING = Duration.ofSeconds(3);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

  private long ordered;
  private long received;
  private long carriedOut;
  private boolean givenUp;
  private long askedNanos;
  private @Nullable Due due;
  private @Nullable CompletableFuture<Long> question;

  /** It asks what to do. The answer is the number of the latest order, once that is a new one. */
  synchronized CompletableFuture<Long> asks(JsonNode said) {
    givenUp = false;
    askedNanos = System.nanoTime();
    carriedOut = Math.max(carriedOut, said.path("settled").asLong(0));
    received = Math.max(received, carriedOut);
    String what = Json.textOr(said, "next_what", "");
    due =
        Json.text(said, "next_due")
            .flatMap(RemoteFollower::instant)
            .map(at -> new Due(at, what))
            .orElse(null);
    notifyAll();
    CompletableFuture<Long> asked = new CompletableFuture<>();
    if (ordered > carriedOut) {
      asked.complete(ordered);
    } else {
      question = asked;
      long unchanged = ordered;
      asked.completeOnTimeout(unchanged, LONGEST_POLL.toSeconds(), TimeUnit.SECONDS);
    }
    return asked;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Instant> nextDue() {
    return next().map(Due::at);
  }

  @Override
  public synchronized Optional<Due> next() {
    return givenUp ? Optional.empty() : Optional.ofNullable(due);
  }

  @Override
  public synchronized void settle() throws InterruptedException {
    givenUp |= isSilent();
    if (givenUp) {
      return;
    }
    ordered++;
    if (question != null) {
      question.complete(ordered);
      question = null;
    }
    // One that was killed must not hold up the clock as long as one that works.
    givenUp = !awaits(HEARING, () -> received >= ordered) || !awaits(PATIENCE, this::isDone);
  }

  /** A living one asks again at once when its question was answered with nothing new. */
  private boolean isSilent() {
    return question != null
        && question.isDone()
        && System.nanoTime() - askedNanos > LONGEST_POLL.plus(HEARING).toNanos();
  }

  private boolean isDone() {
    return carriedOut >= ordered;
  }

  private boolean awaits(Duration patience, BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!done.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** It has heard that order and is at it. */
  synchronized void hears(long order) {
    received = Math.max(received, order);
    notifyAll();
  }

  synchronized void close() {
    if (question != null) {
      question.complete(ordered);
    }
  }
}
