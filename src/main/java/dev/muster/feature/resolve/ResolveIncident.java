package dev.muster.feature.resolve;

import dev.muster.feature.resolve.Guard.UnmetCondition;
import dev.muster.incident.Actor;
import dev.muster.incident.ChecklistEvent.WatchedAgain;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.Refused;
import dev.muster.incident.Severity;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Right;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Permit;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What resolving means, whichever way it was asked for: the playbook's guard looks first. */
public final class ResolveIncident {
  /** Where the final severity is milder, and nothing is said. */
  static final String WHY_LOWER =
      "It is less severe than it was: say in the summary why it is looked at so now.";

  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Gate gate;
  private final Clock clock;

  public ResolveIncident(Incidents incidents, Playbooks playbooks, Gate gate, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.gate = gate;
    this.clock = clock;
  }

  /**
   * What somebody says as they resolve it.
   *
   * @param anyway why, although something is missing
   * @param confirmed the playbook's sentences that they said yes to
   * @param severity how bad it was in the end, where they were asked
   * @param owner of the post-mortem, where they named somebody
   */
  record Words(
      Optional<String> summary,
      Optional<String> anyway,
      List<String> confirmed,
      Optional<Severity> severity,
      Optional<UserId> owner) {
    Words {
      confirmed = List.copyOf(confirmed);
    }

    static Words summary(Optional<String> summary) {
      return new Words(summary, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * Resolves it.
   *
   * @return what to tell the asker
   */
  String resolve(Actor actor, IncidentId id, Words words) {
    Optional<Permit> toLower =
        words.severity().filter(to -> isLower(incident(id), to)).map(to -> permit(actor, id));
    Incident resolved = gate.record(id, actor, incident -> event(incident, words, toLower));
    List<UnmetCondition> open = guard(resolved).worthALook(words.summary());
    return "*"
        + id
        + "* is resolved."
        + postMortem(resolved, words)
        + (open.isEmpty() ? "" : " Worth a look before you close it:\n" + list(open));
  }

  /** Under the lock: something may have gone missing since it was looked at. */
  private Resolved event(Incident incident, Words words, Optional<Permit> toLower) {
    if (incident.isOpen()) {
      words
          .severity()
          .filter(to -> isLower(incident, to))
          .ifPresent(
              to -> {
                // Empty: somebody raised it just now, above what was asked for.
                toLower
                    .orElseThrow(() -> new Refused("Somebody raised it just now. Look again."))
                    .mustCover(incident);
                if (words.summary().isEmpty()) {
                  throw new Refused(WHY_LOWER);
                }
              });
    }
    Guard guard = guard(incident);
    List<UnmetCondition> missing = guard.missing(words.summary());
    boolean allConfirmed = words.confirmed().containsAll(guard.toConfirm());
    if (incident.isOpen() && words.anyway().isEmpty()) {
      refuseWhere(missing);
      if (!allConfirmed) {
        throw new Refused("The playbook asks you to confirm something first: `/incident resolve`.");
      }
    }
    boolean lacking = !missing.isEmpty() || !allConfirmed;
    return new Resolved(
        incident.status(),
        words.summary(),
        lacking ? words.anyway() : Optional.empty(),
        words.confirmed(),
        skipped(guard, missing, words.confirmed()),
        Optional.of(
            new Resolved.Verdict(
                incident.severity(),
                words.severity().orElse(incident.severity()),
                words.owner().or(() -> owner(incident)))));
  }

  private static List<String> skipped(
      Guard guard, List<UnmetCondition> missing, List<String> confirmed) {
    return Stream.concat(
            missing.stream().map(UnmetCondition::sentence),
            guard.toConfirm().stream().filter(sentence -> !confirmed.contains(sentence)))
        .toList();
  }

  /** Who writes it down if nobody is named: whoever did before a reopening, or who commands. */
  static Optional<UserId> owner(Incident incident) {
    return incident.ending().review().owner().or(() -> incident.team().commander());
  }

  static boolean isLower(Incident incident, Severity to) {
    return incident.isOpen() && incident.severity().isHigherThan(to);
  }

  private Permit permit(Actor actor, IncidentId id) {
    return gate.permit(Right.LOWER_SEVERITY, actor.user(), incident(id));
  }

  /** Who was not asked hears whose it is. */
  private String postMortem(Incident resolved, Words words) {
    if (words.owner().isPresent()
        || playbook(resolved).aftermath().postMortemDue(resolved.severity().name()).isEmpty()) {
      return "";
    }
    return resolved
            .ending()
            .review()
            .owner()
            .map(owner -> " The post-mortem is " + Mrkdwn.user(owner) + "'s")
            .orElse(" Nobody owns the post-mortem yet")
        + "; `/incident postmortem owner @user` names somebody.";
  }

  Playbook playbook(Incident incident) {
    return playbooks.of(incident);
  }

  private static void refuseWhere(List<UnmetCondition> missing) {
    if (!missing.isEmpty()) {
      throw new Refused(
          "It is not resolved yet: "
              + missing.stream().map(UnmetCondition::sentence).collect(Collectors.joining(" "))
              + " See to it and try again, or resolve it anyway and say why.");
    }
  }

  /** It is not over: the watching begins anew. @return what to tell the asker */
  String notYet(Actor actor, IncidentId id) {
    Incident after = incidents.record(id, actor, incident -> new WatchedAgain());
    return "*"
        + id
        + "* is watched from now on. "
        + RoomWords.later(after, "The question comes again");
  }

  Guard guard(Incident incident) {
    return new Guard(incident, playbooks.of(incident), clock.instant());
  }

  static String list(List<UnmetCondition> lacks) {
    return lacks.stream().map(lack -> "• " + lack.sentence()).collect(Collectors.joining("\n"));
  }

  Incident incident(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }
}
