package dev.muster.slack.web;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.delivery.DeliveryResult.GaveUp;
import dev.muster.delivery.DeliveryResult.Paced;
import dev.muster.delivery.DeliveryResult.Retry;
import java.time.Duration;
import java.util.Optional;

/** Puts what Slack answers into the queue's words. */
public final class SlackCourier {
  private static final int OFTEN = 8;
  private static final Duration SELDOM = Duration.ofMinutes(1);

  private static final int FOR_AN_HOUR = 60;

  /** A workspace that has sent too many messages may have to wait for the next day. */
  private static final Duration VERY_SELDOM = Duration.ofMinutes(5);

  private SlackCourier() {}

  /** What a courier does that calls Slack. */
  @FunctionalInterface
  public interface Carrying {
    DeliveryResult carry(Attempt attempt) throws SlackFailure, InterruptedException;
  }

  /**
   * The courier whose failures are told so.
   *
   * @param step what could not be done, to follow "Could not "
   */
  public static Courier to(String step, Carrying carrying) {
    return attempt -> {
      try {
        return carrying.carry(attempt);
      } catch (SlackFailure failure) {
        return result(failure, Optional.of(step), attempt);
      }
    };
  }

  /** As {@link #to}, where the war room need not hear of it. */
  public static Courier quietly(Carrying carrying) {
    return attempt -> {
      try {
        return carrying.carry(attempt);
      } catch (SlackFailure failure) {
        return result(failure, Optional.empty(), attempt);
      }
    };
  }

  private static DeliveryResult result(
      SlackFailure failure, Optional<String> step, Attempt attempt) {
    if (failure.soAlready()) {
      return DeliveryResult.delivered();
    }
    if (failure.is("paced", "queued")) {
      return new Paced(
          failure.after().orElse(Duration.ofSeconds(1)),
          failure.is("queued") ? Paced.Whom.ITS_KIND : Paced.Whom.THIS_ONE);
    }
    return switch (failure.kind()) {
      case LATER, SHUT_OUT -> new Retry(after(failure, attempt), failure.text(), false);
      case UNKNOWN -> new Retry(failure.after(), failure.text(), true);
      case REFUSED -> new GaveUp(step, failure.text());
    };
  }

  /**
   * Empty for the queue's own back-off. What Slack puts off again and again is tried ever less
   * often, whatever it asks for: the queue's tries then last for more than a day.
   */
  private static Optional<Duration> after(SlackFailure failure, Attempt attempt) {
    boolean slackSaysSo = failure.isNotNow() || failure.kind() == SlackFailure.Kind.SHUT_OUT;
    if (!slackSaysSo || attempt.tries() < OFTEN) {
      return failure.after();
    }
    Duration least = attempt.tries() < FOR_AN_HOUR ? SELDOM : VERY_SELDOM;
    return failure.after().filter(asked -> asked.compareTo(least) > 0).or(() -> Optional.of(least));
  }
}
