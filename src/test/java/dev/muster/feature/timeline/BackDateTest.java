package dev.muster.feature.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.incident.Refused;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BackDateTest {
  /** 15:30 in Berlin. */
  private static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");

  private final BackDate backDate = new BackDate(NOW, ZoneId.of("Europe/Berlin"));

  @Test
  void aTimeOfDayIsReadFromTheTeamsClock() {
    assertThat(backDate.read("14:05")).contains(Instant.parse("2026-03-02T13:05:00Z"));
    assertThat(backDate.read("9:05:30,")).contains(Instant.parse("2026-03-02T08:05:30Z"));
  }

  @Test
  void aTimeStillToComeWasYesterday() {
    assertThat(backDate.read("23:50")).contains(Instant.parse("2026-03-01T22:50:00Z"));
  }

  @Test
  void aSpanIsCountedBack() {
    assertThat(backDate.read("-10m")).contains(Instant.parse("2026-03-02T14:20:00Z"));
    assertThat(backDate.read("-1h30m:")).contains(Instant.parse("2026-03-02T13:00:00Z"));
  }

  @Test
  void ordinaryWordsAreNoTime() {
    for (String word : new String[] {"", "restarted", "10:1", "16:9", "-5", "--", "10:30-11:00"}) {
      assertThat(backDate.read(word)).as(word).isEqualTo(Optional.empty());
    }
  }

  @Test
  void whatIsMeantAsATimeAndIsNoneIsSaidSo() {
    assertThatThrownBy(() -> backDate.read("25:10"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("25:10 is no time of day");
    assertThatThrownBy(() -> backDate.read("-10parsecs"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no span of time");
    assertThatThrownBy(() -> backDate.read("-9w"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("30 days");
    assertThatThrownBy(() -> backDate.mustBe("noon"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("\"noon\" is no time");
  }
}
