package dev.muster.slack.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Walks that stopped half way, by what they look for: whoever asks for the same again goes on from
 * there, unless that is so long ago that the first pages may no longer be true.
 */
public final class OpenWalks<K, A> {
  private static final Duration TRUE_FOR = Duration.ofMinutes(10);

  private final SlackGateway slack;
  private final Map<K, Open<A>> open = new HashMap<>();

  private record Open<A>(PageWalk<?, A> walk, Instant since) {
    boolean isOld(Instant now) {
      return since.isAfter(now) || since.plus(TRUE_FOR).isBefore(now);
    }
  }

  public OpenWalks(SlackGateway slack) {
    this.slack = slack;
  }

  /** What all pages give, of a new walk or of the one that stopped. */
  public A toEnd(K key, Supplier<PageWalk<?, A>> another) throws SlackFailure {
    Open<A> one = of(key, another);
    try {
      A all = one.walk().toEnd();
      forget(key, one);
      return all;
    } catch (SlackFailure failure) {
      if (failure.kind() == SlackFailure.Kind.REFUSED) {
        forget(key, one);
      }
      throw failure;
    }
  }

  private synchronized Open<A> of(K key, Supplier<PageWalk<?, A>> another) {
    Instant now = slack.clock().instant();
    open.values().removeIf(one -> one.isOld(now));
    return open.computeIfAbsent(key, none -> new Open<>(another.get(), now));
  }

  private synchronized void forget(K key, Open<A> one) {
    open.remove(key, one);
  }
}
