package dev.muster.playbook;

import dev.muster.yaml.Value;
import java.util.List;

/** Reads the escalation ladder and the situations. */
final class LadderReader {
  private LadderReader() {}

  static Ladder read(Value file) {
    List<Ladder.Step> steps = file.at("ladder").items().stream().map(LadderReader::step).toList();
    List<Ladder.Situation> situations =
        file.at("situations").items().stream().map(LadderReader::situation).toList();
    return new Ladder(steps, situations);
  }

  private static Ladder.Step step(Value step) {
    return new Ladder.Step(
        step.at("name").text(""),
        step.at("call").texts(),
        Values.bySeverity(step.at("after"), v -> v.text().flatMap(Delay::parse)),
        step.at("while").text().flatMap(Ladder.While::of).orElse(Ladder.While.NOT_RESOLVED),
        Values.duration(step.at("answer_within")),
        step.at("says").text());
  }

  private static Ladder.Situation situation(Value situation) {
    return new Ladder.Situation(
        situation.at("name").text(""),
        situation.at("advice").texts(),
        situation.at("call").texts(),
        situation.at("runbook").text());
  }
}
