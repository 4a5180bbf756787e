package dev.muster.feature.drill;

import dev.muster.drill.Scenario;
import dev.muster.drill.Scenarios;
import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Drill;
import dev.muster.incident.Incident;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.Refused;
import dev.muster.incident.Severity;
import dev.muster.incident.Visibility;
import dev.muster.playbook.NameFacts;
import dev.muster.playbook.NamePattern;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.ServiceEntry;
import dev.muster.slack.DidYouMean;
import dev.muster.slack.Request;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What starting a drill means, whichever way it was asked for. */
public final class StartDrill {
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Scenarios scenarios;
  private final Clock clock;

  public StartDrill(Incidents incidents, Playbooks playbooks, Scenarios scenarios, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.scenarios = scenarios;
    this.clock = clock;
  }

  List<Scenario> scenarios() {
    return scenarios.all();
  }

  /**
   * @throws Refused if there is none of that name
   */
  Scenario named(String name) {
    return scenarios.named(name).orElseThrow(() -> unknown(name));
  }

  private Refused unknown(String name) {
    return new Refused(
        "There is no drill "
            + Mrkdwn.code(name)
            + "."
            + DidYouMean.among(scenarios.names(), name)
                .map(near -> " Did you mean `" + near + "`?")
                .orElse("")
            + " There are "
            + scenarios.names().stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "))
            + ".",
        DidYouMean.among(scenarios.names(), name).map(near -> new Refused.Slip(name, near)));
  }

  /** By which a drill goes that is started in this channel. */
  Playbook playbookIn(Request request) {
    return request
        .channel()
        .map(ChannelId::value)
        .flatMap(playbooks::forChannel)
        .or(() -> request.channelName().flatMap(playbooks::forChannel))
        .orElseGet(playbooks::usual);
  }

  /** The one called so; the usual one where that is in force no more. */
  Playbook playbook(Optional<String> name) {
    return name.flatMap(playbooks::named).orElseGet(playbooks::usual);
  }

  /** The same request again is the same drill. */
  Incident start(Actor actor, Scenario scenario, Pace pace, Playbook playbook) {
    Drill drill = scenario.drill(pace.speed());
    Scenario.Situation situation = scenario.situation();
    Severity severity = situation.level().of(playbook).severity();
    Optional<String> service =
        situation.service().flatMap(playbook.warRoom()::service).map(ServiceEntry::name);
    Instant now = clock.instant();
    Incidents.Birth birth =
        new Incidents.Birth(
            situation.isPrivate() ? Visibility.PRIVATE : Visibility.PUBLIC,
            playbook.text(),
            Optional.of(drill),
            number ->
                NamePattern.beginning(
                    Drill.MARK + "-",
                    playbook.incidentId(
                        new NameFacts(
                            now, number, severity.name(), service.orElse(null), drill.title()))));
    return incidents.declare(
        actor,
        birth,
        new Declared(
            Drill.MARK + ": " + drill.title(),
            severity,
            service,
            situation.usersSee(),
            Optional.of(now.minus(situation.began().dividedBy(drill.speed()))),
            Optional.empty()));
  }

  /** What whoever started it is told; of a private one nothing that is not said anyway. */
  static String started(Incident incident) {
    Drill drill = incident.identity().drill().orElseThrow();
    return "*"
        + incident.id()
        + "* begins: "
        + (incident.isPrivate() ? "a private drill" : Mrkdwn.escape(drill.title()))
        + (drill.speed() == 1 ? "" : ", " + drill.pace())
        + ". The war room opens in a moment, and you are invited into it.";
  }
}
