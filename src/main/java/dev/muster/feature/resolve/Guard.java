package dev.muster.feature.resolve;

import dev.muster.incident.Incident;
import dev.muster.incident.Work.Checklist;
import dev.muster.playbook.Durations;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.ResolveGuard;
import dev.muster.playbook.ResolveGuard.Condition;
import dev.muster.playbook.Runbook;
import dev.muster.slack.text.Mrkdwn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands between an incident and its end, as its playbook has it. */
record Guard(Incident incident, Playbook playbook, Instant now) {
  private static final String RUNBOOK = "runbook:";

  /**
   * Something that is not so yet.
   *
   * @param condition the playbook's word for it, where it has one
   * @param sentence mrkdwn
   */
  record UnmetCondition(Optional<Condition> condition, String sentence) {
    boolean isSummary() {
      return condition.equals(Optional.of(Condition.SUMMARY));
    }
  }

  private ResolveGuard rules() {
    return playbook.course().resolveGuard();
  }

  /** What must be so, and isn't. */
  List<UnmetCondition> missing(Optional<String> summary) {
    List<UnmetCondition> all = new ArrayList<>(unmet(rules().require(), summary));
    notVerified().forEach(sentence -> all.add(new UnmetCondition(Optional.empty(), sentence)));
    notWatched().ifPresent(sentence -> all.add(new UnmetCondition(Optional.empty(), sentence)));
    return all;
  }

  /** What is only worth a look. */
  List<UnmetCondition> worthALook(Optional<String> summary) {
    return unmet(rules().remind(), summary);
  }

  boolean demands(Condition condition) {
    return rules().require().contains(condition);
  }

  /** Sentences that whoever resolves it says yes to. */
  List<String> toConfirm() {
    return rules().confirm();
  }

  private List<UnmetCondition> unmet(List<Condition> conditions, Optional<String> summary) {
    return conditions.stream()
        .filter(c -> !isMet(c, summary))
        .map(c -> new UnmetCondition(Optional.of(c), c.missing()))
        .toList();
  }

  private boolean isMet(Condition condition, Optional<String> summary) {
    return switch (condition) {
      case COMMANDER -> incident.team().commander().isPresent();
      case SUMMARY -> summary.isPresent();
      case CAUSE -> incident.picture().hypothesis().isPresent();
      case CHECKLIST -> phases().allMatch(Checklist::isDone);
      case TASKS -> incident.progress().work().openTasks().isEmpty();
    };
  }

  /** Of a runbook nobody does all: who found it stops looking. Its recovery checks count. */
  private Stream<Checklist> phases() {
    return incident.progress().work().lists().stream()
        .filter(list -> !list.key().startsWith(RUNBOOK));
  }

  private List<String> notVerified() {
    return playbook.course().runbooks().stream()
        .flatMap(
            runbook ->
                incident.progress().work().list(runbook.key()).stream()
                    .flatMap(list -> notVerified(runbook, list)))
        .toList();
  }

  private static Stream<String> notVerified(Runbook runbook, Checklist list) {
    return runbook.verify().stream()
        .filter(list.left()::contains)
        .map(
            check ->
                "Nobody ticked in the runbook “"
                    + Mrkdwn.escape(runbook.title())
                    + "”: "
                    + Mrkdwn.escape(check)
                    + ".");
  }

  private Optional<String> notWatched() {
    return rules().normalFor().flatMap(this::notWatched);
  }

  private Optional<String> notWatched(Duration span) {
    Optional<Instant> since = incident.progress().clock().watchedSince();
    if (since.isEmpty()) {
      return Optional.of(
          "It was not watched for "
              + Durations.text(span)
              + ": once the fix is in, set `/incident status monitoring`.");
    }
    Duration watched = Duration.between(since.get(), now);
    return watched.compareTo(span) >= 0
        ? Optional.empty()
        : Optional.of(
            "It was watched for "
                + Durations.text(watched.truncatedTo(ChronoUnit.MINUTES)).replace("0 s", "0 min")
                + " of "
                + Durations.text(span)
                + ".");
  }
}
