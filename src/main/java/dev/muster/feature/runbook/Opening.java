package dev.muster.feature.runbook;

import dev.muster.delivery.Delivery.Job;
import dev.muster.incident.Actor;
import dev.muster.incident.ChecklistEvent.ListOpened;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Runbook;
import dev.muster.slack.DidYouMean;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What opening a runbook means, and having Muster look, whichever way it was asked for. */
final class Opening {
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  Opening(Incidents incidents, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  /** Those of which the incident's words speak first. */
  List<Runbook> all(Incident incident) {
    List<Runbook> fitting =
        playbooks.of(incident).course().suggested(RunbookReaction.words(incident));
    return Stream.concat(fitting.stream(), playbooks.of(incident).course().runbooks().stream())
        .distinct()
        .toList();
  }

  static boolean isOpen(Incident incident, Runbook runbook) {
    return incident.progress().work().list(runbook.key()).isPresent();
  }

  Runbook named(Incident incident, String typed) {
    return playbooks
        .of(incident)
        .course()
        .runbook(typed)
        .orElseThrow(() -> unknown(incident, typed));
  }

  private Refused unknown(Incident incident, String typed) {
    List<String> known =
        all(incident).stream().flatMap(r -> Stream.of(r.name(), r.title())).toList();
    Optional<Runbook> near =
        DidYouMean.among(known, typed)
            .flatMap(name -> playbooks.of(incident).course().runbook(name));
    String names =
        all(incident).stream().map(r -> Mrkdwn.code(r.name())).collect(Collectors.joining(", "));
    return new Refused(
        "There is no runbook “"
            + Mrkdwn.escape(typed)
            + "”."
            + near.map(r -> " Did you mean " + Mrkdwn.code(r.name()) + "?").orElse("")
            + (names.isEmpty() ? " The playbook has none." : " There is: " + names + "."),
        near.map(r -> new Refused.Slip(typed, r.name())));
  }

  /** What to tell whoever opened it. */
  String open(Actor actor, Incident incident, Runbook runbook) {
    incident.mustBeOpen();
    Incident after =
        incidents.record(
            incident.id(),
            actor,
            now -> {
              now.mustBeOpen();
              return new ListOpened(
                  runbook.key(), runbook.title(), runbook.boxes(), Optional.empty());
            });
    return "*"
        + Mrkdwn.escape(runbook.title())
        + "* is open. "
        + RoomWords.appears(after)
        + " `/incident checklist` shows it to you alone.";
  }

  /** Those that can be looked at now: this one, or all that are open. */
  List<Runbook> checkable(Incident incident, Optional<String> named) {
    List<Runbook> some =
        named.isPresent()
            ? List.of(named(incident, named.get()))
            : all(incident).stream().filter(r -> isOpen(incident, r)).toList();
    return some.stream().filter(r -> !r.checks().isEmpty()).toList();
  }

  /** Has Muster look; what it finds comes into the war room. */
  void check(Actor actor, Incident incident, Runbook runbook) {
    String time = actor.request().orElse(clock.instant().toString());
    incidents.enqueue(
        new Job(
            Checks.KIND,
            incident.id(),
            runbook.name() + ":" + time,
            Map.of(Checks.RUNBOOK, runbook.name()),
            clock.instant()));
  }
}
