package dev.muster.feature.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.incident.Refused;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DayWordsTest {
  /** A Monday. */
  private final DayWords days = new DayWords(LocalDate.of(2026, 3, 2));

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-03-02",
    "2026-3-9, 2026-03-09",
    "today, 2026-03-02",
    "Tomorrow, 2026-03-03",
    "friday, 2026-03-06",
    "FRI, 2026-03-06",
    "monday, 2026-03-09",
    "this monday, 2026-03-02",
    "next monday, 2026-03-09",
    "next friday, 2026-03-13",
    "next week, 2026-03-09",
    "next month, 2026-04-02",
    "in 3 days, 2026-03-05",
    "in a week, 2026-03-09",
    "in two weeks, 2026-03-16",
    "in 1 month, 2026-04-02",
    "5d, 2026-03-07",
    "2w, 2026-03-16",
    "by friday, 2026-03-06",
    "until 2026-03-20, 2026-03-20",
    "on wednesday., 2026-03-04",
  })
  void aDayIsReadAtTheEndOfASentence(String written, LocalDate day) {
    assertThat(days.lastOf("raise the limit " + written))
        .isEqualTo(new DayWords.Written("raise the limit", Optional.of(day)));
    assertThat(days.read(" " + written + " ")).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "raise the limit",
        "look at friday's deploy",
        "keep 5d of logs",
        "order a monsoon",
        "make it xfriday",
        "in the days"
      })
  void otherWordsAreNoDay(String words) {
    assertThat(days.lastOf(words)).isEqualTo(new DayWords.Written(words, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13-01", "2025-12-31", "3026-01-01", "9999d"})
  void aDayThatCannotBeMeantIsRefused(String day) {
    assertThatThrownBy(() -> days.lastOf("raise the limit " + day)).isInstanceOf(Refused.class);
  }

  @Test
  void onlyADayLeavesNoWords() {
    assertThat(days.lastOf("friday").before()).isEmpty();
  }
}
