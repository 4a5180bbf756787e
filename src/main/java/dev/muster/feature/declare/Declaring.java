package dev.muster.feature.declare;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.Lifecycle.Declared;
import dev.muster.incident.Remark.Noted;
import dev.muster.incident.Severity;
import dev.muster.incident.Visibility;
import dev.muster.playbook.NameFacts;
import dev.muster.playbook.Playbook;
import dev.muster.slack.text.Cut;
import dev.muster.store.IncidentQuery;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What declaring means, whichever way it was asked for. */
public final class Declaring {
  /** Longer ones are cut; the whole of it is a note on the timeline then. */
  static final int LONGEST_TITLE = 300;

  /** Two people who see the same thing declare it within about this long. */
  private static final Duration TWINS = Duration.ofMinutes(1);

  private static final Duration RECENT = Duration.ofHours(1);

  private final Incidents incidents;
  private final Playbook playbook;
  private final Clock clock;

  public Declaring(Incidents incidents, Playbook playbook, Clock clock) {
    this.incidents = incidents;
    this.playbook = playbook;
    this.clock = clock;
  }

  Playbook playbook() {
    return playbook;
  }

  /**
   * What somebody wants to declare.
   *
   * @param startedAt when it began, if that is known
   * @param source the message it was declared from
   */
  record Wish(
      String title,
      Severity severity,
      Visibility visibility,
      Optional<String> service,
      Optional<String> impact,
      Optional<Instant> startedAt,
      Optional<String> source) {

    static Wish titled(String title, Severity severity) {
      return new Wish(
          title,
          severity,
          Visibility.PUBLIC,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  Incident declare(Actor actor, Wish wish) {
    String full = oneLine(wish.title());
    String title = Cut.to(LONGEST_TITLE, full);
    Declared declared =
        new Declared(
            title, wish.severity(), wish.service(), wish.impact(), wish.startedAt(), wish.source());
    Instant now = clock.instant();
    Incidents.Birth birth =
        new Incidents.Birth(
            wish.visibility(),
            playbook.name(),
            number ->
                playbook.incidentId(
                    new NameFacts(
                        now, number, wish.severity().name(), wish.service().orElse(null), title)));
    Incident incident = incidents.declare(actor, birth, declared);
    return title.equals(full)
        ? incident
        : incidents.record(
            incident.id(),
            actor.also("title"),
            i -> new Noted("The title in full: " + full, Optional.empty()));
  }

  /** What this very request declared before: Slack, or an impatient finger, sent it again. */
  Optional<Incident> madeBy(Actor actor) {
    return incidents.madeBy(actor);
  }

  /** An open incident with the same title, declared a moment ago: most likely the same thing. */
  Optional<Incident> twin(String title) {
    String words = normal(Cut.to(LONGEST_TITLE, oneLine(title)));
    Instant since = clock.instant().minus(TWINS);
    return incidents.find(new IncidentQuery.Open(50)).stream()
        .filter(i -> !i.milestones().declared().isBefore(since))
        .filter(i -> normal(i.title()).equals(words))
        .findFirst();
  }

  /**
   * What begins with words from a private war room is private too, unless somebody decides else.
   */
  Visibility visibilityIn(ChannelId channel) {
    return incidents
        .inChannel(channel)
        .map(incident -> incident.identity().visibility())
        .orElse(Visibility.PUBLIC);
  }

  /** What it may be the same as: open now, or declared in the last hour. */
  List<Incident> candidates() {
    return incidents.find(new IncidentQuery.OpenOrSince(clock.instant().minus(RECENT), 20));
  }

  Instant now() {
    return clock.instant();
  }

  static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String normal(String title) {
    return oneLine(title).toLowerCase(Locale.ROOT).replaceAll("[\\p{Punct}]+$", "");
  }
}
