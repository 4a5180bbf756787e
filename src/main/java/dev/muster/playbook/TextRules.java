package dev.muster.playbook;

import dev.muster.playbook.text.Template;
import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import java.util.ArrayList;
import java.util.List;

/** That the texts for the audiences can be filled. */
final class TextRules {
  private TextRules() {}

  static List<Fault> faults(Value audiences) {
    List<Fault> faults = new ArrayList<>();
    audiences
        .entries()
        .forEach(
            (audience, value) ->
                value
                    .at("texts")
                    .entries()
                    .forEach((when, text) -> faults.addAll(text(when, text))));
    return faults;
  }

  private static List<Fault> text(String when, Value text) {
    return new Template(text.text(""))
        .mistakes().stream()
            .map(m -> text.fault(m.line(), when + ": " + m.what(), m.right()))
            .toList();
  }
}
