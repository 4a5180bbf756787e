package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.playbook.OnCall.Duty;
import dev.muster.playbook.OnCall.Group;
import dev.muster.playbook.OnCall.Pager;
import dev.muster.playbook.OnCall.StandIn;
import dev.muster.playbook.OnCall.Turn;
import dev.muster.playbook.Rotation.HandOver;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Berlin, Monday to Friday, 9 to 17; the clocks change on 29 March and 25 October 2026. */
final class OnCallTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final BusinessHours OFFICE =
      new BusinessHours(
          BERLIN,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          Set.of());

  /** Mondays at 9; Ana's first week begins on 16 March. */
  private static final Rotation WEEKLY =
      new Rotation(
          List.of("@ana", "@ben", "@chi"),
          new HandOver(Optional.of(DayOfWeek.MONDAY), LocalTime.of(9, 0)),
          LocalDate.of(2026, 3, 18));

  private static final Rotation DAILY =
      new Rotation(
          List.of("@ana", "@ben"),
          new HandOver(Optional.empty(), LocalTime.of(8, 0)),
          LocalDate.of(2026, 3, 27));

  private static final Shifts SHIFTS =
      new Shifts(
          List.of(
              new Shifts.Shift(LocalTime.of(22, 0), "@night"),
              new Shifts.Shift(LocalTime.of(6, 0), "@early"),
              new Shifts.Shift(LocalTime.of(14, 0), "@late")));

  @Test
  void aWeekEndsOnMondayAtNineAndNotBefore() {
    assertThat(who(WEEKLY, "2026-03-16T09:00")).isEqualTo("@ana");
    assertThat(who(WEEKLY, "2026-03-23T08:59")).isEqualTo("@ana");
    assertThat(who(WEEKLY, "2026-03-23T09:00")).isEqualTo("@ben");
    assertThat(who(WEEKLY, "2026-04-06T09:00")).isEqualTo("@ana");
  }

  @Test
  void theHandOverKeepsItsHourOnTheWallWhenTheClocksChange() {
    // The night to Sunday 29 March has an hour less: 9:00 is 7:00 UTC from then on.
    assertThat(at(WEEKLY, Instant.parse("2026-03-30T06:59:59Z"))).isEqualTo("@ben");
    assertThat(at(WEEKLY, Instant.parse("2026-03-30T07:00:00Z"))).isEqualTo("@chi");
    // The night to Sunday 25 October has an hour more.
    assertThat(at(WEEKLY, Instant.parse("2026-10-26T07:59:59Z")))
        .isEqualTo(who(WEEKLY, "2026-10-20T12:00"));
    assertThat(at(WEEKLY, Instant.parse("2026-10-26T08:00:00Z")))
        .isEqualTo(who(WEEKLY, "2026-10-27T12:00"))
        .isNotEqualTo(who(WEEKLY, "2026-10-20T12:00"));
  }

  @Test
  void beforeItBeganTheTurnsGoBackwards() {
    assertThat(who(WEEKLY, "2026-03-16T08:59")).isEqualTo("@chi");
    assertThat(who(WEEKLY, "2026-03-02T12:00")).isEqualTo("@ben");
  }

  @Test
  void aDailyTurnChangesEachMorningAlsoOverAClockChange() {
    assertThat(who(DAILY, "2026-03-27T08:00")).isEqualTo("@ana");
    assertThat(who(DAILY, "2026-03-28T07:59")).isEqualTo("@ana");
    assertThat(who(DAILY, "2026-03-28T08:00")).isEqualTo("@ben");
    assertThat(who(DAILY, "2026-03-29T07:59")).isEqualTo("@ben");
    assertThat(who(DAILY, "2026-03-29T08:00")).isEqualTo("@ana");
    assertThat(who(DAILY, "2026-03-30T08:00")).isEqualTo("@ben");
  }

  @Test
  void aShiftLastsUntilTheNextOneAlsoOverMidnight() {
    assertThat(who(SHIFTS, "2026-03-28T06:00")).isEqualTo("@early");
    assertThat(who(SHIFTS, "2026-03-28T13:59")).isEqualTo("@early");
    assertThat(who(SHIFTS, "2026-03-28T14:00")).isEqualTo("@late");
    assertThat(who(SHIFTS, "2026-03-28T22:00")).isEqualTo("@night");
    assertThat(who(SHIFTS, "2026-03-29T05:59")).isEqualTo("@night");
  }

  @Test
  void whoeverStandsInGoesBeforeAllOthersFromTheFirstToTheLastMinute() {
    OnCall onCall =
        new OnCall(
            "primary",
            "Primary",
            WEEKLY,
            Optional.of("@office"),
            List.of(
                new StandIn(
                    LocalDateTime.parse("2026-03-24T12:00"),
                    LocalDateTime.parse("2026-03-24T18:00"),
                    "@eva")));

    assertThat(turn(onCall, "2026-03-24T11:59"))
        .contains(new Turn("@office", why("in business hours")));
    assertThat(turn(onCall, "2026-03-24T12:00")).contains(new Turn("@eva", why("stands in")));
    assertThat(turn(onCall, "2026-03-24T17:59")).contains(new Turn("@eva", why("stands in")));
    assertThat(turn(onCall, "2026-03-24T18:00"))
        .contains(new Turn("@ben", why("this week's turn")));
  }

  @Test
  void inBusinessHoursItIsTheOthersAndAtNightAndAtTheWeekendTheRotation() {
    OnCall onCall =
        new OnCall("primary", "Primary", new Group("@night"), Optional.of("@office"), List.of());

    assertThat(turn(onCall, "2026-03-24T08:59")).contains(new Turn("@night", why("after hours")));
    assertThat(turn(onCall, "2026-03-24T09:00"))
        .contains(new Turn("@office", why("in business hours")));
    assertThat(turn(onCall, "2026-03-24T17:00")).contains(new Turn("@night", why("after hours")));
    assertThat(turn(onCall, "2026-03-28T12:00")).contains(new Turn("@night", why("after hours")));
  }

  @Test
  void ofAPagerNobodyIsKnown() {
    OnCall onCall =
        new OnCall(
            "pager",
            "Pager",
            new Pager("PagerDuty", "https://pager.example.com"),
            Optional.empty(),
            List.of());

    assertThat(turn(onCall, "2026-03-24T12:00")).isEmpty();
  }

  private static Optional<String> why(String words) {
    return Optional.of(words);
  }

  private static Optional<Turn> turn(OnCall onCall, String local) {
    return onCall.turn(berlin(local), OFFICE);
  }

  private static String who(Duty duty, String local) {
    return at(duty, berlin(local));
  }

  private static String at(Duty duty, Instant moment) {
    return duty.at(moment, OFFICE).orElseThrow();
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }
}
