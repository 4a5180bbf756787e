package dev.muster.slack.web;

import dev.muster.delivery.Passage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Slack lets this app do anything at all. A revoked token says nothing about the message it
 * was used for: everything waits, {@code auth.test} is asked from time to time, and goes on when
 * that is good.
 */
public final class AppAccess implements Passage {
  private static final Logger LOG = LoggerFactory.getLogger(AppAccess.class);
  private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** So long a method that refuses while auth.test is good holds nothing else up. */
  private static final Duration BELIEVED = Duration.ofMinutes(10);

  private final Clock clock;
  private final Question authTest;
  private final Map<String, Instant> disproved = new HashMap<>();
  private Optional<ShutOut> shutOut = Optional.empty();
  private boolean told;

  /** Asks Slack whether the token is good; the answer comes back by way of the gateway. */
  @FunctionalInterface
  interface Question {
    void ask() throws SlackFailure;
  }

  /**
   * Slack refuses whatever the app asks.
   *
   * @param cause the method that was refused, and with which code
   * @param words what happened and what to do
   * @param looks how often auth.test was asked since
   */
  public record ShutOut(String cause, String words, Instant since, Instant nextLook, int looks) {
    /** For people, to be read on its own. */
    public String text() {
      return "Slack refuses whatever Muster asks. " + words;
    }

    private ShutOut later(Instant now) {
      Duration doubled = FIRST_LOOK.multipliedBy(2L << Math.min(looks, 5));
      Duration pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
      return new ShutOut(cause, words, since, now.plus(pause), looks + 1);
    }
  }

  AppAccess(Clock clock, Question authTest) {
    this.clock = clock;
    this.authTest = authTest;
  }

  /** Empty while Slack lets the app in. */
  public synchronized Optional<ShutOut> shutOut() {
    return shutOut;
  }

  @Override
  public Optional<Instant> closedUntil() {
    return shutOut().map(ShutOut::nextLook);
  }

  @Override
  public boolean open() {
    Optional<ShutOut> before = shutOut();
    if (before.isEmpty()) {
      return true;
    }
    tell(before.get());
    Instant now = clock.instant();
    boolean setBack = now.isBefore(before.get().since());
    if (now.isBefore(before.get().nextLook()) && !setBack) {
      return false;
    }
    try {
      authTest.ask();
    } catch (SlackFailure stillShut) {
      LOG.debug("auth.test: {}", stillShut.code());
      lookLater();
    }
    return shutOut().isEmpty();
  }

  /** Once: what waits is what makes it worth a line. */
  private synchronized void tell(ShutOut known) {
    if (!told) {
      told = true;
      LOG.error("{} ({}). Everything waits meanwhile.", known.text(), known.cause());
    }
  }

  private synchronized void lookLater() {
    shutOut = shutOut.map(known -> known.later(clock.instant()));
  }

  /** Slack refused this call because of the app itself. */
  synchronized void refused(SlackMethod method, String code, String words) {
    Instant now = clock.instant();
    String cause = method + ": " + code;
    disproved.values().removeIf(at -> at.isAfter(now) || at.plus(BELIEVED).isBefore(now));
    if (shutOut.isPresent() || disproved.containsKey(cause)) {
      return;
    }
    shutOut = Optional.of(new ShutOut(cause, words, now, now.plus(FIRST_LOOK), 0));
  }

  /** Slack said yes to auth.test. */
  synchronized void granted() {
    shutOut.ifPresent(
        known -> {
          if (told) {
            LOG.info("Slack lets Muster in again; what waited goes out.");
          }
          told = false;
          if (known.looks() == 0) {
            // Good at the first look: what was refused is this method's own affair.
            disproved.put(known.cause(), clock.instant());
          }
        });
    shutOut = Optional.empty();
  }
}
