package dev.muster.playbook;

import dev.muster.yaml.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads who is on call for what. */
final class OnCallReader {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private OnCallReader() {}

  static List<OnCall> read(Value onCall) {
    List<OnCall> all = new ArrayList<>();
    onCall
        .entries()
        .forEach(
            (key, entry) ->
                duty(entry)
                    .ifPresent(
                        duty ->
                            all.add(
                                new OnCall(
                                    key,
                                    entry.at("title").text(key),
                                    duty,
                                    entry.at("business_hours").text(),
                                    standIns(entry.at("overrides"))))));
    return all;
  }

  private static Optional<OnCall.Duty> duty(Value entry) {
    if (entry.at("who").isPresent()) {
      return entry.at("who").text().map(OnCall.Group::new);
    }
    if (entry.at("rotation").isPresent()) {
      return Optional.of(rotation(entry.at("rotation")));
    }
    if (entry.at("shifts").isPresent()) {
      return Optional.of(
          new Shifts(
              entry.at("shifts").items().stream()
                  .map(
                      shift ->
                          new Shifts.Shift(
                              HoursReader.time(shift.at("from").text("")),
                              shift.at("who").text("")))
                  .toList()));
    }
    Value pager = entry.at("pager");
    return pager
        .at("url")
        .text()
        .map(url -> new OnCall.Pager(pager.at("title").text("the pager"), url));
  }

  private static Rotation rotation(Value rotation) {
    return new Rotation(
        rotation.at("people").texts(),
        new Rotation.HandOver(
            rotation.at("day").text().flatMap(HoursReader::day),
            HoursReader.time(rotation.at("at").text("09:00"))),
        HoursReader.date(rotation.at("since").text("")).orElse(LocalDate.EPOCH));
  }

  private static List<OnCall.StandIn> standIns(Value overrides) {
    List<OnCall.StandIn> all = new ArrayList<>();
    for (Value instead : overrides.items()) {
      Optional<LocalDateTime> from = moment(instead.at("from").text(""));
      Optional<LocalDateTime> to = moment(instead.at("to").text(""));
      if (from.isPresent() && to.isPresent()) {
        all.add(new OnCall.StandIn(from.get(), to.get(), instead.at("who").text("")));
      }
    }
    return all;
  }

  /** {@code 2026-12-24 18:00}, or a day, which begins at midnight. */
  static Optional<LocalDateTime> moment(String written) {
    try {
      return Optional.of(LocalDateTime.parse(written, MOMENT));
    } catch (DateTimeException e) {
      return HoursReader.date(written).map(LocalDate::atStartOfDay);
    }
  }
}
