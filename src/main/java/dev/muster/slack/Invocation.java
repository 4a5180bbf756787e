package dev.muster.slack;

import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A command that somebody typed, or a button pressed that stands for it.
 *
 * @param incident the one whose war room it was typed in, or that it names
 */
public record Invocation(Request request, Arguments arguments, Optional<Incident> incident) {
  public UserId user() {
    return request.user();
  }

  public Actor actor() {
    return request.actor();
  }

  /**
   * The incident it is about.
   *
   * @throws Refused if there is none here
   */
  public Incident here() {
    return incident.orElseThrow(
        () -> new Refused("This works in an incident's war room. `/incident list` shows them."));
  }

  /** A button stood for it: its words are ours. */
  public boolean isPressed() {
    return request.key().startsWith("press:");
  }

  /** The same without an incident that they may not see. */
  Invocation seeing(Predicate<Incident> mayShow) {
    return new Invocation(request, arguments, incident.filter(mayShow));
  }

  /** The same with other words. */
  public Invocation saying(String words) {
    return new Invocation(request, new Arguments(words), incident);
  }
}
