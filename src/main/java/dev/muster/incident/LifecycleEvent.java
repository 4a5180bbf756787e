package dev.muster.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an incident begins, moves and ends. */
public sealed interface LifecycleEvent extends IncidentEvent {
  /**
   * @param source the message it was declared from
   */
  record Declared(
      String title,
      Severity severity,
      Optional<String> service,
      Optional<String> impact,
      Optional<Instant> startedAt,
      Optional<String> source)
      implements LifecycleEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      throw new IllegalStateException("An incident is declared once: " + incident.id());
    }

    @Override
    public RichText text() {
      RichText line = RichText.of("Declared ", severity, ": ", title);
      return source
          .map(s -> line.and(" (from ", new RichText.Link(s, "a message"), ")"))
          .orElse(line);
    }

    @Override
    public Weight weight() {
      return Weight.MILESTONE;
    }
  }

  record SeverityChanged(Severity from, Severity to, Optional<String> why)
      implements LifecycleEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      if (incident.severity().equals(to)) {
        throw new Refused("It is " + to + " already.");
      }
      Incident changed = incident.with(to);
      // Raised: the new rhythm counts from now. Lowered: nobody is hurried, the old start stays.
      return raised()
          ? changed
              .with(incident.pulse().restarted(stamp.at()))
              .with(incident.progress().raised(stamp.at()))
          : changed;
    }

    public boolean raised() {
      return to.isHigherThan(from);
    }

    @Override
    public RichText text() {
      return Rules.because(
          RichText.of("Severity ", raised() ? "raised" : "lowered", " from ", from, " to ", to),
          why);
    }
  }

  /** One of the open statuses; the end has events of its own. */
  record StatusChanged(Status from, Status to) implements LifecycleEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      if (incident.status() == to) {
        throw new Refused("It is " + to.word() + " already.");
      }
      boolean watched = to == Status.MONITORING;
      Incident reached = incident.drilled(Drill.reached(to), stamp.at());
      Progress progress = reached.progress();
      Incident changed =
          reached
              .with(to)
              .with(
                  progress.with(
                      progress
                          .clock()
                          .watched(watched ? Optional.of(stamp.at()) : Optional.empty())));
      return watched ? changed.with(incident.milestones().mitigated(stamp.at())) : changed;
    }

    @Override
    public RichText text() {
      return RichText.of("Status ", from, " → ", to);
    }
  }

  /**
   * @param anyway why, where something was missing that the playbook demands
   * @param confirmed the playbook's sentences that were said yes to
   * @param skipped what was missing, in words
   * @param verdict how it is looked at now; empty where nobody was asked
   */
  record Resolved(
      Status from,
      Optional<String> summary,
      Optional<String> anyway,
      List<String> confirmed,
      List<String> skipped,
      Optional<Verdict> verdict)
      implements LifecycleEvent {
    /** One that was recorded before there was such a thing confirms nothing. */
    public Resolved {
      confirmed = confirmed == null ? List.of() : List.copyOf(confirmed);
      skipped = skipped == null ? List.of() : List.copyOf(skipped);
      verdict = verdict == null ? Optional.empty() : verdict;
    }

    public Resolved(Status from, Optional<String> summary, Optional<String> anyway) {
      this(from, summary, anyway, List.of(), List.of(), Optional.empty());
    }

    /**
     * How bad it was in the end, and who writes it down.
     *
     * @param was the severity until now
     * @param owner of the post-mortem
     */
    public record Verdict(Severity was, Severity severity, Optional<UserId> owner) {}

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      if (incident.status() == Status.RESOLVED) {
        throw new Refused(
            "It is already resolved. When nothing is left to do, use `/incident close`; if it is"
                + " back, `/incident reopen` and why.");
      }
      Rules.mustBeOpen(incident);
      Review review = incident.ending().review();
      return incident
          .with(Status.RESOLVED)
          // The ladder has nothing to climb any more: no clock begins anew, as it does when raised.
          .with(verdict.map(Verdict::severity).orElse(incident.severity()))
          .with(incident.milestones().mitigated(stamp.at()).resolved(Optional.of(stamp.at())))
          .with(
              incident
                  .ending()
                  .resolved(summary)
                  .with(review.owned(verdict.flatMap(Verdict::owner))))
          .with(incident.team().offering(Optional.empty()));
    }

    @Override
    public RichText text() {
      RichText how =
          verdict
              .filter(v -> !v.was().equals(v.severity()))
              .map(v -> RichText.of("Resolved as ", v.severity(), " (was ", v.was(), ")"))
              .orElse(RichText.of("Resolved"));
      RichText said = Rules.because(how, summary);
      RichText line =
          confirmed.isEmpty() ? said : said.and(" (confirmed: ", String.join("; ", confirmed), ")");
      return anyway.map(why -> line.and(" (anyway, because: ", why, ")")).orElse(line);
    }

    @Override
    public Weight weight() {
      return Weight.MILESTONE;
    }
  }

  record Reopened(Status from, String why) implements LifecycleEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOver(incident);
      return incident
          .with(Status.INVESTIGATING)
          .with(incident.milestones().resolved(Optional.empty()).closed(Optional.empty()))
          .with(incident.ending().reopened())
          .with(incident.pulse().restarted(stamp.at()))
          .with(incident.progress().reopened(stamp.at()));
    }

    @Override
    public RichText text() {
      return RichText.of("Reopened: ", why);
    }

    @Override
    public Weight weight() {
      return Weight.MILESTONE;
    }
  }

  /**
   * It was none: a false alarm, or a duplicate.
   *
   * @param goesOn the war room of the incident that it duplicates
   * @param duplicateOf that incident
   */
  record Cancelled(
      Status from, String why, Optional<ChannelId> goesOn, Optional<IncidentId> duplicateOf)
      implements LifecycleEvent {
    /** One that was recorded before there was such a thing names none. */
    public Cancelled {
      duplicateOf = duplicateOf == null ? Optional.empty() : duplicateOf;
    }

    /** Not a duplicate, or of nobody knows what. */
    public Cancelled(Status from, String why, Optional<ChannelId> goesOn) {
      this(from, why, goesOn, Optional.empty());
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      if (incident.status() == Status.RESOLVED) {
        throw new Refused(
            "It is already resolved. Use `/incident close` to end it; that it was none can be said"
                + " with `/incident note`.");
      }
      if (incident.wasCancelled()) {
        throw new Refused("It is cancelled already.");
      }
      Rules.mustBeOpen(incident);
      return incident
          .with(Status.CLOSED)
          .with(incident.milestones().closed(Optional.of(stamp.at())))
          .with(incident.ending().cancelled(why, duplicateOf))
          .with(incident.team().offering(Optional.empty()));
    }

    @Override
    public RichText text() {
      return RichText.of("Cancelled: ", why);
    }

    @Override
    public Weight weight() {
      return Weight.MILESTONE;
    }
  }

  /**
   * @param anyway why, although something is still to be done
   */
  record Closed(Optional<String> anyway) implements LifecycleEvent {
    /** One that was recorded before there was such a thing had no reason to give. */
    public Closed {
      anyway = anyway == null ? Optional.empty() : anyway;
    }

    public Closed() {
      this(Optional.empty());
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      if (incident.status() == Status.CLOSED) {
        throw new Refused("It is closed already.");
      }
      if (incident.isOpen()) {
        throw new Refused(
            "It is not resolved yet. Use `/incident resolve` first, or `/incident cancel` if it was"
                + " none.");
      }
      return incident
          .with(Status.CLOSED)
          .with(incident.milestones().closed(Optional.of(stamp.at())));
    }

    @Override
    public RichText text() {
      return Rules.because(RichText.of(anyway.isPresent() ? "Closed anyway" : "Closed"), anyway);
    }

    @Override
    public Weight weight() {
      return Weight.MILESTONE;
    }
  }
}
