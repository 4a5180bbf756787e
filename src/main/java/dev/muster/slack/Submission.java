package dev.muster.slack;

import dev.muster.incident.Actor;
import dev.muster.incident.IncidentId;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.Spaces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was filled in.
 *
 * @param context what the form was opened with
 * @param values what each block holds: text, or the values chosen; nothing for a block left empty
 */
public record Submission(Request request, Forms.Context context, Map<String, List<String>> values) {

  public UserId user() {
    return request.user();
  }

  public Actor actor() {
    return request.actor();
  }

  /** The incident that the form is about. */
  public IncidentId incident() {
    return context.incident().orElseThrow(() -> new Malformed("its incident"));
  }

  /** What was typed or chosen, without space around it; empty if nothing was. */
  public Optional<String> value(String block) {
    return values.getOrDefault(block, List.of()).stream()
        .map(words -> Spaces.strip(Mrkdwn.visible(words)))
        .filter(v -> !v.isEmpty())
        .findFirst();
  }

  /** What was typed or chosen in a field that Slack demands. */
  public String required(String block) {
    return value(block).orElseThrow(() -> new Malformed("its field " + block));
  }

  /**
   * What was chosen in a field that Slack demands.
   *
   * @param offered what the value stands for; empty if it was never offered
   */
  public <T> T chosen(String block, Function<String, Optional<T>> offered) {
    return offered.apply(required(block)).orElseThrow(() -> new Malformed("its field " + block));
  }

  /** The places of the sentences that are ticked in the fields of {@link Forms#boxes}. */
  public Set<Integer> places(String block) {
    return values.entrySet().stream()
        .filter(field -> field.getKey().matches(block + "\\d*"))
        .flatMap(field -> field.getValue().stream())
        .map(place -> Submissions.wholeNumber(place, "its field " + block))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether any box of this block is ticked. */
  public boolean ticked(String block) {
    return !values.getOrDefault(block, List.of()).isEmpty();
  }
}
