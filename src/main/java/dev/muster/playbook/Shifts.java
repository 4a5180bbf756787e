package dev.muster.playbook;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who is on call by the time of the day; each shift lasts until the next one begins. */
public record Shifts(List<Shift> shifts) implements OnCall.Duty {

  public Shifts {
    shifts = shifts.stream().sorted(Comparator.comparing(Shift::from)).toList();
    if (shifts.isEmpty()) {
      throw new IllegalArgumentException("A day needs at least one shift.");
    }
  }

  /** From then on, by the playbook's clock, it is they: a handle. */
  public record Shift(LocalTime from, String who) {}

  @Override
  public Optional<String> at(Instant moment, BusinessHours hours) {
    LocalTime now = moment.atZone(hours.zone()).toLocalTime();
    return shifts.stream()
        .filter(shift -> !shift.from().isAfter(now))
        .reduce((earlier, later) -> later)
        .or(() -> Optional.of(shifts.get(shifts.size() - 1))) // of the evening before
        .map(Shift::who);
  }

  @Override
  public List<String> handles() {
    return shifts.stream().map(Shift::who).toList();
  }
}
