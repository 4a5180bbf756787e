package dev.muster.playbook;

import dev.muster.yaml.TimeZoneRule;
import dev.muster.yaml.Value;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The time zone and business hours of a playbook file. */
final class HoursReader {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final List<String> WORK_DAYS = List.of("mon", "tue", "wed", "thu", "fri");

  private HoursReader() {}

  static BusinessHours read(Value file) {
    Value hours = file.at("business_hours");
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    List<String> named = hours.at("days").texts();
    for (String day : named.isEmpty() ? WORK_DAYS : named) {
      day(day).ifPresent(days::add);
    }
    Set<LocalDate> holidays = new LinkedHashSet<>();
    hours.at("holidays").texts().forEach(day -> date(day).ifPresent(holidays::add));
    return new BusinessHours(
        TimeZoneRule.zone(file.at("time_zone").text("UTC")).orElseThrow(),
        days,
        time(hours.at("from").text("09:00")),
        time(hours.at("to").text("17:00")),
        holidays);
  }

  static Optional<LocalDate> date(String written) {
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Midnight for 24:00, as {@link BusinessHours} has it. */
  static LocalTime time(String written) {
    return written.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(written, CLOCK);
  }

  static Optional<DayOfWeek> day(String written) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(written)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }
}
