package dev.muster.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private static final long NOW = 1_000;

  private final Backoff backoff = new Backoff(() -> 0.999, 2);

  private long millisLeft() {
    return Duration.ofNanos(backoff.left(NOW) + 1_000_000).toMillis();
  }

  @Test
  void nothingIsWaitedForAtFirst() {
    assertThat(backoff.left(NOW)).isZero();
  }

  @Test
  void theWaitDoublesWithEachFailureUpToHalfAMinute() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      backoff.failed(NOW, Duration.ZERO);
      waits.add(millisLeft());
    }
    assertThat(waits)
        .containsExactly(250L, 500L, 1000L, 2000L, 3999L, 7997L, 15993L, 29986L, 29986L);
  }

  @Test
  void jitterTakesUpToHalfOff() {
    Backoff hasty = new Backoff(() -> 0, 2);
    hasty.failed(NOW, Duration.ZERO);
    assertThat(hasty.left(NOW)).isEqualTo(Duration.ofMillis(125).toNanos());
  }

  @Test
  void slacksOwnWordIsWaitedFor() {
    backoff.failed(NOW, Duration.ofMinutes(2));
    assertThat(backoff.left(NOW)).isEqualTo(Duration.ofMinutes(2).toNanos());
    assertThat(backoff.left(NOW + Duration.ofMinutes(3).toNanos())).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.999})
  void aWholeMinuteOfRefusalsIsSomeTriesAndTheNextComesWithinHalfAMinute(double luck) {
    Backoff refused = new Backoff(() -> luck, 2);
    long end = NOW + Duration.ofMinutes(1).toNanos();
    long now = NOW;
    int tries = 0;
    while (now < end) {
      tries++;
      refused.failed(now, Duration.ZERO);
      assertThat(refused.left(now)).isPositive();
      now += refused.left(now);
    }

    assertThat(tries).isBetween(8, 10);
    assertThat(refused.left(now)).as("it is tried now").isZero();
    assertThat(Duration.ofNanos(now - end)).isLessThan(Duration.ofSeconds(30));
    refused.worked();
    assertThat(refused.left(now)).as("the second socket follows at once").isZero();
  }

  @Test
  void afterASuccessTheNextTryMayFollowAtOnceButFailuresAreRemembered() {
    backoff.failed(NOW, Duration.ZERO);
    backoff.failed(NOW, Duration.ZERO);
    backoff.worked();
    assertThat(backoff.left(NOW)).isZero();
    backoff.failed(NOW, Duration.ZERO);
    assertThat(millisLeft()).isEqualTo(1000);

    backoff.steady();
    backoff.failed(NOW, Duration.ZERO);
    assertThat(millisLeft()).isEqualTo(250);
  }

  @Test
  void aFewShortLivedConnectionsAreReplacedAtOnceAndFlappingIsNot() {
    backoff.flapped(NOW);
    backoff.flapped(NOW);
    assertThat(backoff.left(NOW)).isZero();
    backoff.flapped(NOW);
    assertThat(backoff.left(NOW)).isPositive();
  }
}
