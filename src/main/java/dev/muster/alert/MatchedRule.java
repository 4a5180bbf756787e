package dev.muster.alert;

import dev.muster.playbook.AlertRule;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.ServiceEntry;
import dev.muster.store.alert.Alerts.Kinship;
import dev.muster.store.alert.HeardAlert.Words;
import java.util.Optional;

/**
 * What an alert means to the team.
 *
 * @param service by its name in the playbook
 */
record MatchedRule(Alert alert, Playbook playbook, AlertRule rule, Optional<String> service) {

  /**
   * The first rule that fits, of the playbooks in their order; where none does the first that is
   * about anything else. Empty if there is none.
   */
  static Optional<MatchedRule> of(Alert alert, Playbooks playbooks) {
    return playbooks.all().stream()
        .flatMap(
            playbook ->
                playbook.alert(alert.text(), alert.labels()).stream()
                    .map(rule -> of(alert, playbook, rule)))
        .findFirst()
        .or(
            () ->
                playbooks.all().stream()
                    .flatMap(
                        playbook ->
                            playbook.anythingElse().stream().map(rule -> of(alert, playbook, rule)))
                    .findFirst());
  }

  private static MatchedRule of(Alert alert, Playbook playbook, AlertRule rule) {
    return new MatchedRule(alert, playbook, rule, service(alert, playbook, rule));
  }

  private static Optional<String> service(Alert alert, Playbook playbook, AlertRule rule) {
    return rule.meaning()
        .service()
        .or(() -> alert.service().flatMap(playbook.warRoom()::service).map(ServiceEntry::name));
  }

  /**
   * Alerts that mean the same make one incident: those of one rule and one service. Where people
   * are asked and no service is known, they say it of alerts of one name.
   */
  Kinship kin() {
    String rest =
        "/" + service.orElse("") + (asks() && service.isEmpty() ? "/" + alert.name() : "");
    return new Kinship(
        playbook.name() + "/" + rule.name() + rest,
        playbook.name() + "/" + rule.about() + rest,
        alert.name());
  }

  /** What people call the machine. */
  String speaker() {
    return rule.from().orElse(alert.source().title());
  }

  boolean asks() {
    return rule.then() == AlertRule.Then.ASK && !rule.isPrivate();
  }

  /** Where people are asked. */
  String channel() {
    return playbook.warRoom().announcementChannel();
  }

  Words words() {
    return new Words(
        playbook.name(),
        rule.name(),
        speaker(),
        alert.title(),
        alert.details(),
        service,
        alert.url(),
        alert.startedAt(),
        alert.instance());
  }
}
