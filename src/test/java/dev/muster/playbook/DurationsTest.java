package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "20s, PT20S, 20 s",
    "30m, PT30M, 30 min",
    "4h, PT4H, 4 h",
    "1h30m, PT90M, 1 h 30 min",
    "90m, PT90M, 1 h 30 min",
    "24h, PT24H, 1 day",
    "2d, PT48H, 2 days",
    "1w, PT168H, 7 days",
    "' 15M ', PT15M, 15 min"
  })
  void aDurationIsReadAndSaid(String written, Duration duration, String said) {
    assertThat(Durations.parse(written)).contains(duration);
    assertThat(Durations.text(duration)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "15", "m", "0m", "-5m", "1.5h", "5 m", "15min", "never", "999999w", "٣m"})
  void whatHasNoUnitOrNoLengthIsNone(String written) {
    assertThat(Durations.parse(written)).isEmpty();
  }
}
