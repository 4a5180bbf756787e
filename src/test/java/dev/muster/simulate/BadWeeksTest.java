package dev.muster.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Bad weeks, the same in every build: what was promised holds in each of them. {@code -Dweeks=500}
 * plays more, {@code -Dfirst=151} others.
 */
final class BadWeeksTest {
  private static final int WEEKS = Integer.getInteger("weeks", 100);
  private static final long FIRST = Long.getLong("first", 1);

  @Test
  void whatWasPromisedHoldsWhateverHappens() {
    BadWeeks weeks = new BadWeeks(System.out);

    weeks.play(WEEKS, n -> FIRST + n);

    weeks.summary();
    assertThat(weeks.bad()).as("seeds of weeks in which something does not hold").isEmpty();
  }
}
