package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Of everybody on call it is known in one way who it is, and the times make sense. */
final class OnCallRules {
  private static final List<String> WAYS = List.of("who", "rotation", "shifts", "pager");

  private final List<Fault> faults = new ArrayList<>();

  private OnCallRules() {}

  static List<Fault> faults(Value file) {
    OnCallRules rules = new OnCallRules();
    file.at("on_call").entries().forEach(rules::entry);
    return rules.faults;
  }

  private void entry(String key, Value entry) {
    List<String> ways = WAYS.stream().filter(way -> entry.at(way).isPresent()).toList();
    if (ways.size() != 1 && !entry.entries().isEmpty()) {
      String what = ways.isEmpty() ? "nothing" : "both `" + String.join("` and `", ways) + "`";
      faults.add(
          entry.fault(
              what + " says who `" + key + "` is",
              "write one of `who`, `rotation`, `shifts` and `pager`"));
    }
    day(entry.at("rotation").at("since"));
    shifts(entry.at("shifts"));
    entry.at("overrides").items().forEach(this::override);
  }

  private void day(Value since) {
    since
        .text()
        .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
        .filter(text -> HoursReader.date(text).isEmpty())
        .ifPresent(text -> noSuchDay(since, text));
  }

  private void noSuchDay(Value place, String text) {
    faults.add(place.fault("there is no day `" + text + "`", "write it as year-month-day"));
  }

  private void shifts(Value shifts) {
    Set<String> begins = new HashSet<>();
    for (Value shift : shifts.items()) {
      String from = TimeRules.padded(shift.at("from").text(""));
      if (!from.isEmpty() && !begins.add(from.equals("24:00") ? "00:00" : from)) {
        faults.add(
            shift
                .at("from")
                .fault("two shifts begin at " + from, "let each begin when the other ends"));
      }
    }
  }

  private void override(Value instead) {
    Optional<LocalDateTime> from = moment(instead.at("from"));
    Optional<LocalDateTime> to = moment(instead.at("to"));
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      faults.add(
          instead
              .at("to")
              .fault(
                  "this override is over at "
                      + instead.at("to").text("")
                      + " and begins at "
                      + instead.at("from").text(""),
                  "let `from` be earlier than `to`"));
    }
  }

  private Optional<LocalDateTime> moment(Value written) {
    Optional<LocalDateTime> moment = written.text().flatMap(OnCallReader::moment);
    written
        .text()
        .filter(text -> moment.isEmpty() && text.matches("\\d{4}-\\d{2}-\\d{2}( .*)?"))
        .ifPresent(text -> noSuchDay(written, text));
    return moment;
  }
}
