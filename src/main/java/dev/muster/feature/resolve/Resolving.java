package dev.muster.feature.resolve;

import dev.muster.feature.resolve.Guard.Lack;
import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Lifecycle.Resolved;
import dev.muster.incident.Refused;
import dev.muster.incident.Working.WatchedAgain;
import dev.muster.playbook.Playbooks;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What resolving means, whichever way it was asked for: the playbook's guard looks first. */
public final class Resolving {
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  public Resolving(Incidents incidents, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  /**
   * What somebody says as they resolve it.
   *
   * @param anyway why, although something is missing
   * @param confirmed the playbook's sentences that they said yes to
   */
  record Words(Optional<String> summary, Optional<String> anyway, List<String> confirmed) {
    Words {
      confirmed = List.copyOf(confirmed);
    }

    static Words summary(Optional<String> summary) {
      return new Words(summary, Optional.empty(), List.of());
    }
  }

  /**
   * Resolves it.
   *
   * @return what to tell the asker
   */
  String resolve(Actor actor, IncidentId id, Words words) {
    Incident resolved = incidents.record(id, actor, incident -> event(incident, words));
    List<Lack> open = guard(resolved).worthALook(words.summary());
    return "*"
        + id
        + "* is resolved."
        + (open.isEmpty() ? "" : " Worth a look before you close it:\n" + list(open));
  }

  /** Under the lock: something may have gone missing since it was looked at. */
  private Resolved event(Incident incident, Words words) {
    Guard guard = guard(incident);
    List<Lack> missing = guard.missing(words.summary());
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
        skipped(guard, missing, words.confirmed()));
  }

  private static List<String> skipped(Guard guard, List<Lack> missing, List<String> confirmed) {
    return Stream.concat(
            missing.stream().map(Lack::sentence),
            guard.toConfirm().stream().filter(sentence -> !confirmed.contains(sentence)))
        .toList();
  }

  private static void refuseWhere(List<Lack> missing) {
    if (!missing.isEmpty()) {
      throw new Refused(
          "It is not resolved yet: "
              + missing.stream().map(Lack::sentence).collect(Collectors.joining(" "))
              + " See to it and try again, or resolve it anyway and say why.");
    }
  }

  /** It is not over: the watching begins anew. @return what to tell the asker */
  String notYet(Actor actor, IncidentId id) {
    incidents.record(id, actor, incident -> new WatchedAgain());
    return "*" + id + "* is watched from now on, and the war room is asked again.";
  }

  Guard guard(Incident incident) {
    return new Guard(incident, playbooks.of(incident), clock.instant());
  }

  static String list(List<Lack> lacks) {
    return lacks.stream().map(lack -> "• " + lack.sentence()).collect(Collectors.joining("\n"));
  }

  Incident incident(IncidentId id) {
    return incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + "."));
  }
}
