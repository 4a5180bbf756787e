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

  private Optional<Instant> read(String word) {
    return backDate.atTheBeginningOf(word).at();
  }

  @Test
  void itIsReadHoweverItIsWritten() {
    assertThat(read("9:05 pm x")).contains(Instant.parse("2026-03-01T20:05:00Z"));
    assertThat(read("9:05am x")).contains(Instant.parse("2026-03-02T08:05:00Z"));
    assertThat(read("9 a.m. x")).contains(Instant.parse("2026-03-02T08:00:00Z"));
    assertThat(read("14:05Z x")).contains(Instant.parse("2026-03-02T14:05:00Z"));
    assertThat(read("14:05 (UTC) x")).contains(Instant.parse("2026-03-02T14:05:00Z"));
    assertThat(read("yesterday 23:55 x")).contains(Instant.parse("2026-03-01T22:55:00Z"));
    assertThat(read("2026-02-28 23:55: x")).contains(Instant.parse("2026-02-28T22:55:00Z"));
    assertThat(read("\u201310m x")).contains(Instant.parse("2026-03-02T14:20:00Z"));
    assertThat(read("\u221210m\u00A0x")).contains(Instant.parse("2026-03-02T14:20:00Z"));
    assertThat(backDate.atTheBeginningOf("9:05 pm x y").rest()).isEqualTo("x y");
  }

  @Test
  void aTimeOfDayIsReadFromTheTeamsClock() {
    assertThat(read("14:05")).contains(Instant.parse("2026-03-02T13:05:00Z"));
    assertThat(read("9:05:30,")).contains(Instant.parse("2026-03-02T08:05:30Z"));
  }

  @Test
  void aTimeStillToComeWasYesterday() {
    assertThat(read("23:50")).contains(Instant.parse("2026-03-01T22:50:00Z"));
  }

  @Test
  void aSpanIsCountedBack() {
    assertThat(read("-10m")).contains(Instant.parse("2026-03-02T14:20:00Z"));
    assertThat(read("-1h30m:")).contains(Instant.parse("2026-03-02T13:00:00Z"));
  }

  @Test
  void ordinaryWordsAreNoTime() {
    for (String word : new String[] {"", "restarted", "10:1", "16:9", "-5", "--", "10:30-11:00"}) {
      assertThat(read(word)).as(word).isEqualTo(Optional.empty());
    }
  }

  @Test
  void whatIsMeantAsATimeAndIsNoneIsSaidSo() {
    assertThatThrownBy(() -> read("25:10"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("25:10 is no time of day");
    assertThatThrownBy(() -> read("-10parsecs"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("no span of time");
    assertThatThrownBy(() -> read("-9w"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("30 days");
    assertThatThrownBy(() -> backDate.mustBe("noon"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("\"noon\" is no time");
  }
}
