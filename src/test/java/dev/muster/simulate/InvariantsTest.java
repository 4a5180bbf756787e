package dev.muster.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulate.check.Evidence;
import dev.muster.simulate.check.Invariant;
import dev.muster.simulate.check.Invariants;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check is shown a world in which just what it looks for is broken, and has to see it. */
final class InvariantsTest {
  /** A week in which enough happens that every check has something to look at. */
  private static final long EVENTFUL = 5;

  private static Evidence healthy;

  @BeforeAll
  static void live() {
    healthy = Week.fair(EVENTFUL);
  }

  @Test
  void aFairWeekBreaksNothing() {
    assertThat(Invariants.breaches(healthy)).isEmpty();
  }

  static Stream<Invariant> invariants() {
    return Invariants.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("invariants")
  void eachSeesWhatItLooksFor(Invariant invariant) {
    Map<String, UnaryOperator<Evidence>> breakages = Breakage.byInvariant();
    assertThat(breakages).containsKey(invariant.name());

    Evidence broken = breakages.get(invariant.name()).apply(healthy);

    assertThat(invariant.breachesIn(broken)).as(invariant.name()).isNotEmpty();
    assertThat(invariant.breachesIn(healthy)).isEmpty();
  }

  @Test
  void aNudgeThatNeverComesIsMissedToo() {
    assertThat(Breakage.breaches(Breakage.aDayLater(healthy), "every nudge is due"))
        .anyMatch(breach -> breach.contains("never came"));
  }

  @Test
  void aNextNudgeThatIsLongPastIsNone() {
    assertThat(
            Breakage.breaches(
                Breakage.withNudgesLongAgo(healthy),
                "an open incident with a rhythm has a next nudge"))
        .isNotEmpty();
  }

  @Test
  void aRefusedMessageOfWhichNobodyHearsIsSeen() {
    assertThat(Breakage.breaches(Breakage.anUntoldPost(healthy), "what was given up is told"))
        .isNotEmpty();
  }

  @Test
  void aPrivateWordIsFoundWhereverItGoes() {
    for (UnaryOperator<Evidence> leak : Leaks.all()) {
      assertThat(Breakage.breaches(leak.apply(healthy), "no private word")).isNotEmpty();
    }
  }
}
