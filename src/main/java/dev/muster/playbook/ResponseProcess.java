package dev.muster.playbook;

import dev.muster.incident.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an incident goes: the statuses' words, phases, timeboxes, the guard, and the runbooks. */
public record ResponseProcess(
    Map<Status, String> statusWords,
    List<Phase> phases,
    List<Timebox> timeboxes,
    ResolveGuard resolveGuard,
    List<Runbook> runbooks) {

  public ResponseProcess {
    statusWords = Map.copyOf(statusWords);
    phases = List.copyOf(phases);
    timeboxes = List.copyOf(timeboxes);
    runbooks = List.copyOf(runbooks);
  }

  /** Those that an incident of this severity goes through, in the playbook's order. */
  public List<Phase> phases(String severity) {
    return phases.stream().filter(phase -> phase.isFor(severity)).toList();
  }

  /** By name or title, in any case. */
  public Optional<Runbook> runbook(String typed) {
    return runbooks.stream().filter(r -> r.isCalled(typed)).findFirst();
  }

  /** Those of which these words speak, in the playbook's order. */
  public List<Runbook> suggested(String words) {
    return runbooks.stream().filter(r -> r.fits(words)).toList();
  }
}
