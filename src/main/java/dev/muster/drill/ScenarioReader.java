package dev.muster.drill;

import dev.muster.drill.Scenario.Fix;
import dev.muster.drill.Scenario.Good;
import dev.muster.drill.Scenario.Heading;
import dev.muster.drill.Scenario.Situation;
import dev.muster.drill.Scenario.Step;
import dev.muster.incident.DrillEvent.Voice;
import dev.muster.incident.Status;
import dev.muster.playbook.Durations;
import dev.muster.yaml.Value;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a scenario of a file in which no fault was found. */
final class ScenarioReader {
  static final String START = "start";
  private static final String MONITORING = "Monitoring";
  private static final Duration LIMIT = Duration.ofHours(2);

  /** As the file writes them. */
  private static final Map<String, Voice> VOICES =
      Map.of(
          "alert", Voice.ALERT,
          "report", Voice.REPORT,
          "wrong turn", Voice.WRONG_TURN,
          "hint", Voice.HINT,
          "news", Voice.NEWS);

  private ScenarioReader() {}

  static Scenario read(Value file) {
    String name = file.at("name").text("");
    return new Scenario(
        new Heading(name, file.at("title").text(name), file.at("summary").text("")),
        situation(file),
        file.at("steps").items().stream()
            .map(ScenarioReader::step)
            .sorted(Comparator.comparing(Step::at))
            .toList(),
        Optional.of(file.at("fix")).filter(Value::isPresent).map(ScenarioReader::fix),
        good(file.at("good")),
        duration(file.at("limit")).orElse(LIMIT),
        file.written());
  }

  private static Situation situation(Value file) {
    return new Situation(
        new Level(file.at("severity").text("usual"), file.at("otherwise").text()),
        file.at("private").isTrue(),
        file.at("service").text(),
        file.at("users_see").text(),
        duration(file.at("fault_began")).orElse(Duration.ZERO));
  }

  private static Step step(Value step) {
    return new Step(
        at(step.at("at")),
        VOICES.getOrDefault(step.at("kind").text(""), Voice.NEWS),
        step.at("who").text(MONITORING),
        step.at("says").text("").strip(),
        step.at("unless").text().flatMap(ScenarioReader::status));
  }

  private static Fix fix(Value fix) {
    return new Fix(
        fix.at("once").texts(),
        duration(fix.at("takes")).orElse(Duration.ZERO),
        at(fix.at("not_before")),
        fix.at("who").text(MONITORING),
        fix.at("says").text("").strip());
  }

  private static Good good(Value good) {
    return new Good(
        duration(good.at("detect")),
        duration(good.at("first_update")),
        duration(good.at("resolve")),
        good.at("looks_like").texts());
  }

  /** The start is none of the durations, which are never nought. */
  static Duration at(Value written) {
    return duration(written).orElse(Duration.ZERO);
  }

  static Optional<Duration> duration(Value written) {
    return written.text().flatMap(Durations::parse);
  }

  static Optional<Status> status(String word) {
    return Stream.of(Status.values()).filter(status -> status.word().equals(word)).findFirst();
  }
}
