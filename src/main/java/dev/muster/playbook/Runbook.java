package dev.muster.playbook;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What to do about one kind of trouble. Muster never runs any of it.
 *
 * @param suggestedBy words of a title or an alert, in lowercase
 * @param fix what mends it, or holds it off
 * @param verify what shows that it is over; asked before the resolve
 */
public record Runbook(
    String name,
    String title,
    List<String> suggestedBy,
    List<String> symptoms,
    List<String> investigate,
    List<String> fix,
    List<String> verify,
    List<Probe> checks) {

  public Runbook {
    suggestedBy = suggestedBy.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
    symptoms = List.copyOf(symptoms);
    investigate = List.copyOf(investigate);
    fix = List.copyOf(fix);
    verify = List.copyOf(verify);
    checks = List.copyOf(checks);
  }

  /** Whether these words speak of it. */
  public boolean fits(String words) {
    return Wording.speaksOf(words, suggestedBy);
  }

  /** What becomes boxes to tick: the looking, then the mending, then the recovery checks. */
  public List<String> boxes() {
    return Stream.of(investigate, fix, verify).flatMap(List::stream).toList();
  }

  public String key() {
    return "runbook:" + name;
  }

  boolean isCalled(String typed) {
    String word = SeverityLevel.key(typed);
    return SeverityLevel.key(name).equals(word) || SeverityLevel.key(title).equals(word);
  }
}
