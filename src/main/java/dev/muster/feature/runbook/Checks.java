package dev.muster.feature.runbook;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChecklistEvent.Checked;
import dev.muster.incident.Incident;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.Runbook;
import dev.muster.store.Incidents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Looks from outside whether it is over, as a runbook says; what it finds is an event. */
public final class Checks {
  static final String KIND = "checks";
  static final String RUNBOOK = "runbook";

  /** How long a responder waits for one that does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Checks() {}

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(Incidents incidents, Playbooks playbooks) {
    return Map.of(KIND, attempt -> carry(attempt, incidents, playbooks));
  }

  private static DeliveryResult carry(Attempt attempt, Incidents incidents, Playbooks playbooks) {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Optional<Runbook> runbook = playbooks.of(incident).course().runbook(attempt.job().arg(RUNBOOK));
    if (runbook.isEmpty()) {
      return DeliveryResult.delivered(); // the playbook has it no more
    }
    HealthProbe look = new HealthProbe(PATIENCE);
    List<CompletableFuture<Checked.Answer>> asked =
        runbook.get().checks().stream().map(look::at).toList();
    return DeliveryResult.delivered(
        new Checked(runbook.get().title(), asked.stream().map(CompletableFuture::join).toList()));
  }
}
