package dev.muster.feature.declare;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.Severity;
import dev.muster.incident.Visibility;
import dev.muster.playbook.NameFacts;
import dev.muster.playbook.NameKey;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Request;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Spaces;
import dev.muster.store.IncidentQuery;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What declaring means, whichever way it was asked for. */
public final class DeclareIncident {
  /** Longer ones are cut; the whole of it is a note on the timeline then. */
  static final int LONGEST_TITLE = 300;

  /** Two people who see the same thing declare it within about this long. */
  private static final Duration TWINS = Duration.ofMinutes(1);

  private static final Duration RECENT = Duration.ofHours(1);

  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  public DeclareIncident(Incidents incidents, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  Playbooks playbooks() {
    return playbooks;
  }

  /**
   * What somebody wants to declare.
   *
   * @param playbook by which it is to go
   * @param startedAt when it began, if that is known
   * @param source the message it was declared from
   */
  record Wish(
      Playbook playbook,
      String title,
      Severity severity,
      Visibility visibility,
      Optional<String> service,
      Optional<String> impact,
      Optional<Instant> startedAt,
      Optional<String> source) {

    static Wish titled(Playbook playbook, String title, Severity severity) {
      return new Wish(
          playbook,
          title,
          severity,
          Visibility.PUBLIC,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Declares it, whatever else was declared. */
  Incident declare(Actor actor, Wish wish) {
    return declare(actor, wish, Optional::empty);
  }

  /** What came of a wish that somebody else may have had as well. */
  sealed interface Outcome {
    /** It is declared now. */
    record Made(Incident incident) implements Outcome {}

    /** Somebody declared it a moment ago, and nothing was made. */
    record Twin(Incident incident) implements Outcome {}
  }

  /** Declares it, unless somebody else just did: also if they do so at this very moment. */
  Outcome declareUnlessTwin(Actor actor, Wish wish) {
    Incident incident = declare(actor, wish, () -> twin(title(wish)));
    return madeBy(actor).isPresent() ? new Outcome.Made(incident) : new Outcome.Twin(incident);
  }

  private Incident declare(Actor actor, Wish wish, Supplier<Optional<Incident>> already) {
    String full = oneLine(wish.title());
    String title = title(wish);
    Declared declared =
        new Declared(
            title, wish.severity(), wish.service(), wish.impact(), wish.startedAt(), wish.source());
    Instant now = clock.instant();
    Incidents.Birth birth =
        new Incidents.Birth(
            wish.visibility(),
            wish.playbook().text(),
            number ->
                wish.playbook()
                    .incidentId(
                        new NameFacts(
                            now,
                            number,
                            wish.severity().name(),
                            wish.service().orElse(null),
                            title)));
    Incident incident = incidents.declare(actor, birth, declared, already);
    if (title.equals(full) || madeBy(actor).isEmpty()) {
      return incident;
    }
    return incidents.record(
        incident.id(),
        actor.also("title"),
        i -> new Noted("The title in full: " + full, Optional.empty()));
  }

  /** As it is kept. */
  private static String title(Wish wish) {
    return Cut.to(LONGEST_TITLE, oneLine(wish.title()));
  }

  /** What this very request declared before: Slack, or an impatient finger, sent it again. */
  Optional<Incident> madeBy(Actor actor) {
    return incidents.madeBy(actor);
  }

  /** An open incident with the same title, declared a moment ago: most likely the same thing. */
  private Optional<Incident> twin(String title) {
    String words = normal(title);
    Instant since = clock.instant().minus(TWINS);
    return incidents.find(new IncidentQuery.Recent(50)).stream()
        .filter(Incident::isOpen)
        .filter(i -> !i.milestones().declared().isBefore(since))
        .filter(i -> normal(i.title()).equals(words))
        .findFirst();
  }

  /** By which an incident goes that is declared here, where nobody said. */
  Playbook playbookIn(Request request) {
    return request
        .channel()
        .map(ChannelId::value)
        .flatMap(playbooks::forChannel)
        .or(() -> request.channelName().flatMap(playbooks::forChannel))
        .orElseGet(playbooks::usual);
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
    return Spaces.strip(text.replaceAll("(?U)\\s+", " "));
  }

  private static String normal(String title) {
    return NameKey.folded(oneLine(title)).replaceAll("[\\p{Punct}]+$", "");
  }
}
