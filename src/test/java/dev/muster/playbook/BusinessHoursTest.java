package dev.muster.playbook;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Berlin, Monday to Friday, 9 to 17; the clocks change on 29 March and 25 October 2026. */
class BusinessHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private final BusinessHours office =
      new BusinessHours(
          BERLIN,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          Set.of(LocalDate.of(2026, 12, 25)));

  @Test
  void anHourInTheMorningIsAnHour() {
    assertThat(office.add(berlin("2026-01-14T10:00"), ofHours(1)))
        .isEqualTo(berlin("2026-01-14T11:00"));
  }

  @Test
  void whatIsLeftAtClosingGoesOnTheNextMorning() {
    assertThat(office.add(berlin("2026-01-14T16:30"), ofHours(2)))
        .isEqualTo(berlin("2026-01-15T10:30"));
  }

  @Test
  void theLastMinuteOfTheDayIsStillToday() {
    assertThat(office.add(berlin("2026-01-14T16:00"), ofHours(1)))
        .isEqualTo(berlin("2026-01-14T17:00"));
  }

  @Test
  void aNightCountsForNothing() {
    assertThat(office.add(berlin("2026-01-14T03:00"), ofMinutes(30)))
        .isEqualTo(berlin("2026-01-14T09:30"));
    assertThat(office.add(berlin("2026-01-14T22:00"), ZERO)).isEqualTo(berlin("2026-01-15T09:00"));
  }

  @Test
  void aWeekendWithAClockChangeCountsForNothing() {
    Instant friday = berlin("2026-03-27T16:00");
    Instant due = office.add(friday, ofHours(2));
    assertThat(due).isEqualTo(berlin("2026-03-30T10:00"));
    assertThat(due).isEqualTo(Instant.parse("2026-03-30T08:00:00Z"));
    assertThat(office.add(berlin("2026-10-23T16:00"), ofHours(2)))
        .isEqualTo(Instant.parse("2026-10-26T09:00:00Z"));
  }

  @Test
  void aNightShiftOnTheNightOfTheClockChangeIsAsLongAsItReallyWas() {
    BusinessHours always =
        new BusinessHours(
            BERLIN,
            EnumSet.allOf(DayOfWeek.class),
            LocalTime.MIDNIGHT,
            LocalTime.MIDNIGHT,
            Set.of());
    Instant midnight = berlin("2026-03-29T00:00");
    assertThat(always.add(midnight, ofHours(4))).isEqualTo(midnight.plus(ofHours(4)));
    assertThat(always.add(midnight, ofHours(4))).isEqualTo(berlin("2026-03-29T05:00"));
    assertThat(always.isOpen(berlin("2026-03-29T23:59"))).isTrue();
  }

  @Test
  void aDayWhoseHoursFallIntoTheGapIsPassedOver() {
    BusinessHours night =
        new BusinessHours(
            BERLIN,
            EnumSet.allOf(DayOfWeek.class),
            LocalTime.of(2, 0),
            LocalTime.of(3, 0),
            Set.of());
    assertThat(night.add(berlin("2026-03-29T00:30"), ofMinutes(10)))
        .isEqualTo(berlin("2026-03-30T02:10"));
  }

  @Test
  void acrossBothClockChangesTheTeamComesInAtNineByItsOwnClock() {
    assertThat(office.nextBusinessDay(Instant.parse("2026-03-27T17:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-30T07:00:00Z"));
    assertThat(office.nextBusinessDay(Instant.parse("2026-10-23T16:00:00Z")))
        .isEqualTo(Instant.parse("2026-10-26T08:00:00Z"));
    assertThat(office.isOpen(Instant.parse("2026-03-30T07:00:00Z"))).isTrue();
    assertThat(office.isOpen(Instant.parse("2026-03-30T15:00:00Z"))).isFalse();
    assertThat(office.isOpen(Instant.parse("2026-10-26T07:59:59Z"))).isFalse();
    assertThat(office.isOpen(Instant.parse("2026-10-26T15:59:59Z"))).isTrue();
  }

  @Test
  void theNextBusinessDayBeginsWhenTheTeamComesIn() {
    assertThat(office.nextBusinessDay(berlin("2026-01-14T10:00")))
        .isEqualTo(berlin("2026-01-15T09:00"));
    assertThat(office.nextBusinessDay(berlin("2026-01-16T18:00")))
        .isEqualTo(berlin("2026-01-19T09:00"));
    assertThat(office.nextBusinessDay(berlin("2026-01-14T03:00")))
        .isEqualTo(berlin("2026-01-14T09:00"));
    assertThat(office.nextBusinessDay(berlin("2026-01-14T09:00")))
        .isEqualTo(berlin("2026-01-15T09:00"));
  }

  @Test
  void aHolidayIsNoBusinessDay() {
    assertThat(office.nextBusinessDay(berlin("2026-12-24T12:00")))
        .isEqualTo(berlin("2026-12-28T09:00"));
    assertThat(office.add(berlin("2026-12-24T16:00"), ofHours(2)))
        .isEqualTo(berlin("2026-12-28T10:00"));
    assertThat(office.isOpen(berlin("2026-12-25T12:00"))).isFalse();
  }

  @Test
  void targetsAreDueAsThePlaybookSaysIt() {
    Instant saturday = berlin("2026-01-17T12:00");
    assertThat(new ResponseTarget.Within(ofMinutes(15), false).dueFrom(saturday, office))
        .isEqualTo(berlin("2026-01-17T12:15"));
    assertThat(new ResponseTarget.Within(ofHours(2), true).dueFrom(saturday, office))
        .isEqualTo(berlin("2026-01-19T11:00"));
    assertThat(new ResponseTarget.Within(ZERO, false).dueFrom(saturday, office))
        .isEqualTo(saturday);
    assertThat(new ResponseTarget.NextBusinessDay().dueFrom(saturday, office))
        .isEqualTo(berlin("2026-01-19T09:00"));
  }

  @Test
  void targetsAreSaidInWords() {
    assertThat(new ResponseTarget.Within(ofMinutes(15), false).text()).isEqualTo("within 15 min");
    assertThat(new ResponseTarget.Within(ofHours(2), true).text())
        .isEqualTo("within 2 h of business hours");
    assertThat(new ResponseTarget.Within(ZERO, false).text()).isEqualTo("at once");
    assertThat(new ResponseTarget.NextBusinessDay().text()).isEqualTo("next business day");
  }

  private static Instant berlin(String local) {
    return ZonedDateTime.of(LocalDateTime.parse(local), BERLIN).toInstant();
  }
}
