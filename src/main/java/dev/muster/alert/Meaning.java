package dev.muster.alert;

import dev.muster.playbook.AlertRule;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.ServiceEntry;
import dev.muster.store.alert.HeardAlert.Words;
import java.util.Optional;

/**
 * What an alert means to the team.
 *
 * @param service by its name in the playbook
 */
record Meaning(Alert alert, Playbook playbook, AlertRule rule, Optional<String> service) {

  /** The first rule that fits, of the playbooks in their order; empty if none does. */
  static Optional<Meaning> of(Alert alert, Playbooks playbooks) {
    return playbooks.all().stream()
        .flatMap(
            playbook ->
                playbook.alert(alert.text(), alert.labels()).stream()
                    .map(
                        rule -> new Meaning(alert, playbook, rule, service(alert, playbook, rule))))
        .findFirst();
  }

  private static Optional<String> service(Alert alert, Playbook playbook, AlertRule rule) {
    return rule.meaning()
        .service()
        .or(() -> alert.service().flatMap(playbook.warRoom()::service).map(ServiceEntry::name));
  }

  /** Alerts that mean the same make one incident. */
  String group() {
    return playbook.name() + "/" + rule.name() + "/" + service.orElse("");
  }

  /** What people call the machine. */
  String speaker() {
    return rule.from().orElse(alert.source().title());
  }

  boolean asks() {
    return rule.then() == AlertRule.Then.ASK && !rule.isPrivate();
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
        alert.startedAt());
  }
}
