package dev.muster.playbook;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * People who take turns, by the playbook's clock: a turn ends at the same time on the wall whatever
 * the clocks did.
 *
 * @param since a day in the first turn of the first of them
 */
public record Rotation(List<String> people, HandOver handOver, LocalDate since)
    implements OnCall.Duty {

  public Rotation {
    people = List.copyOf(people);
    if (people.isEmpty()) {
      throw new IllegalArgumentException("A rotation needs somebody.");
    }
  }

  /**
   * When one takes over from the other.
   *
   * @param day on this day of the week; every day if empty
   */
  public record HandOver(Optional<DayOfWeek> day, LocalTime at) {
    /** When the turn began in which this moment lies. */
    LocalDateTime before(LocalDateTime moment) {
      LocalDateTime sameDay = moment.toLocalDate().atTime(at);
      LocalDateTime begun = moment.isBefore(sameDay) ? sameDay.minusDays(1) : sameDay;
      return day.map(d -> begun.with(TemporalAdjusters.previousOrSame(d))).orElse(begun);
    }

    int days() {
      return day.isPresent() ? 7 : 1;
    }
  }

  @Override
  public Optional<String> at(Instant moment, BusinessHours hours) {
    LocalDateTime now = handOver.before(moment.atZone(hours.zone()).toLocalDateTime());
    LocalDateTime first = handOver.before(since.atTime(LocalTime.MAX));
    long turns = ChronoUnit.DAYS.between(first, now) / handOver.days();
    return Optional.of(people.get((int) Math.floorMod(turns, (long) people.size())));
  }

  @Override
  public List<String> handles() {
    return people;
  }
}
