package dev.muster.playbook;

import dev.muster.incident.Status;
import dev.muster.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads who is told how often, and in which words. */
final class RhythmReader {
  private RhythmReader() {}

  static UpdateRhythm read(Value file) {
    Value updates = file.at("updates");
    return new UpdateRhythm(
        audiences(file.at("audiences")),
        cadences(updates, severity -> severity),
        cadences(updates, severity -> severity.at("roles")),
        nudges(file.at("nudges")));
  }

  private static List<Audience> audiences(Value audiences) {
    List<Audience> all = new ArrayList<>();
    audiences
        .entries()
        .forEach(
            (key, audience) ->
                all.add(
                    new Audience(
                        key,
                        audience.at("title").text(key),
                        audience.at("channel").text(),
                        audience.at("approved_by").text(),
                        audience.at("url").text(),
                        templates(audience.at("texts")))));
    return all;
  }

  private static Audience.Templates templates(Value texts) {
    Map<Status, String> byStatus = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      texts.at(status.word()).text().ifPresent(text -> byStatus.put(status, text));
    }
    return new Audience.Templates(texts.at("first").text(), texts.at("update").text(), byStatus);
  }

  private static Map<String, Map<String, Cadence>> cadences(
      Value updates, Function<Value, Value> part) {
    Map<String, Map<String, Cadence>> all = new LinkedHashMap<>();
    updates
        .entries()
        .forEach(
            (severity, written) -> {
              Map<String, Cadence> every = new LinkedHashMap<>();
              part.apply(written)
                  .entries()
                  .forEach((key, value) -> cadence(value).ifPresent(c -> every.put(key, c)));
              all.put(severity, every);
            });
    return all;
  }

  /** Followed by {@code else 30m}, or by nothing. */
  static final String AS_PROMISED = "as promised";

  /** Empty for {@code never}, and for what is no cadence. */
  static Optional<Cadence> cadence(Value value) {
    String written = value.text("");
    if (written.equals("by phase")) {
      return Optional.of(new Cadence.ByPhase());
    }
    if (written.startsWith(AS_PROMISED)) {
      return Optional.of(
          new Cadence.AsPromised(
              Durations.parse(written.substring(AS_PROMISED.length()).replaceFirst("^,? else ", ""))
                  .orElse(Cadence.AsPromised.UNLESS_WRITTEN)));
    }
    String[] ends = written.split(" to ", 2);
    Optional<Duration> soonest = Durations.parse(ends[0]);
    Optional<Duration> latest = Durations.parse(ends[ends.length - 1]);
    return soonest.flatMap(s -> latest.map(l -> new Cadence.Every(s, l)));
  }

  private static UpdateRhythm.Nudges nudges(Value nudges) {
    return new UpdateRhythm.Nudges(
        Values.duration(nudges.at("again_after")).orElse(Duration.ofMinutes(10)),
        nudges.at("snoozes").number(1),
        Values.duration(nudges.at("longest_snooze")).orElse(Duration.ofHours(1)));
  }
}
