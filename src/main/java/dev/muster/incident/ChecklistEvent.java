package dev.muster.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checklists, tasks and timeboxes. */
public sealed interface ChecklistEvent extends IncidentEvent {

  /**
   * A phase began, or somebody opened a runbook: its boxes are there to be ticked.
   *
   * @param key {@code phase:Triage}, {@code runbook:api-down}
   */
  record ListOpened(String key, String title, List<String> boxes, Optional<Instant> missed)
      implements ChecklistEvent {
    public ListOpened {
      boxes = List.copyOf(boxes);
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Progress progress = incident.progress();
      // One of before a reopening begins anew.
      if (progress.clock().completed(key)) {
        throw new Refused("“" + title + "” is open already: `/incident checklist` shows it.");
      }
      return incident.with(
          progress
              .with(progress.work().opened(key, title, boxes, stamp.at()))
              .completed(key, stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(
          RichText.of(key.startsWith("runbook:") ? "Runbook opened: " : "Phase: ", title), missed);
    }
  }

  /**
   * @param box its place on the list, from 0
   */
  record Ticked(String list, int box, String words) implements ChecklistEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Progress progress = incident.progress();
      if (Rules.list(incident, list, box).isTicked(box)) {
        throw new Refused("Somebody ticked that already: " + words);
      }
      return incident.with(
          progress.with(
              progress
                  .work()
                  .ticked(list, box, Optional.of(new Work.Tick(stamp.by(), stamp.at())))));
    }

    @Override
    public RichText text() {
      return RichText.of("Ticked: ", words);
    }
  }

  record Unticked(String list, int box, String words) implements ChecklistEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Progress progress = incident.progress();
      if (!Rules.list(incident, list, box).isTicked(box)) {
        throw new Refused("Nobody ticked that: " + words);
      }
      return incident.with(progress.with(progress.work().ticked(list, box, Optional.empty())));
    }

    @Override
    public RichText text() {
      return RichText.of("Tick taken back: ", words);
    }
  }

  /**
   * Something should be so by now, and isn't.
   *
   * @param key {@code timebox:Diagnosis}, {@code until:Triage}
   * @param says the playbook's words, or Muster's own
   */
  record TimeUp(String key, String name, String says, Optional<Instant> missed)
      implements ChecklistEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.progress().completed(key, stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(RichText.of("Time is up: ", name, ". ", says), missed);
    }
  }

  /** It was watched for as long as the playbook asks. */
  record WatchOver(Instant since, Optional<Instant> missed) implements ChecklistEvent {
    public static String key(Instant since) {
      return "watch:" + since;
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      return incident.with(incident.progress().completed(key(since), stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(RichText.of("Watched since ", since, ": asked whether it is over"), missed);
    }
  }

  /** Asked whether it is over, somebody said not yet: the watching begins anew. */
  record WatchedAgain() implements ChecklistEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      if (progress.clock().watchedSince().isEmpty()) {
        throw new Refused(
            "It is not being watched. Set `/incident status monitoring` once the fix is in.");
      }
      return incident.with(progress.with(progress.clock().watched(Optional.of(stamp.at()))));
    }

    @Override
    public RichText text() {
      return RichText.of("Not over yet: watched from now on");
    }
  }

  /**
   * Muster looked from outside, as a runbook says; nothing changed by it.
   *
   * @param runbook its title
   */
  record Checked(String runbook, List<Answer> answers) implements ChecklistEvent {
    public Checked {
      answers = List.copyOf(answers);
    }

    /**
     * What one check gave.
     *
     * @param right whether it is as the playbook wants it
     * @param says what was found, in a few words
     */
    public record Answer(String check, boolean right, String says) {}

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of(
          "Checks of ",
          runbook,
          ": ",
          answers.stream()
              .map(
                  a ->
                      a.check()
                          + (a.right() ? " is right" : " is not right")
                          + " ("
                          + a.says()
                          + ")")
              .collect(Collectors.joining("; ")));
    }
  }

  /**
   * @param due when it is asked after
   */
  record TaskGiven(int number, String words, Optional<UserId> owner, Optional<Instant> due)
      implements ChecklistEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      return incident.with(
          progress.with(
              progress.work().with(new Work.Task(number, words, owner, due, Optional.empty()))));
    }

    @Override
    public RichText text() {
      RichText line = RichText.of("Task ", number, ": ", words);
      RichText owned = owner.map(o -> line.and(" (", o, ")")).orElse(line);
      return due.map(d -> owned.and(", until ", d)).orElse(owned);
    }
  }

  /** Somebody else has it, or there is more time for it: what it was before gives way. */
  record TaskChanged(int number, String words, Optional<UserId> owner, Optional<Instant> due)
      implements ChecklistEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      Work.Task task = Rules.task(incident, number);
      if (!task.isOpen()) {
        throw new Refused("Task " + number + " is done already: " + task.words());
      }
      if (task.owner().equals(owner) && task.due().equals(due)) {
        throw new Refused("Task " + number + " is so already: " + task.words());
      }
      Progress progress = incident.progress();
      return incident.with(
          progress.with(
              progress
                  .work()
                  .with(new Work.Task(number, task.words(), owner, due, Optional.empty()))));
    }

    @Override
    public RichText text() {
      RichText line = RichText.of("Task ", number, " now: ", words);
      RichText owned = owner.map(o -> line.and(" (", o, ")")).orElse(line);
      return due.map(d -> owned.and(", until ", d)).orElse(owned);
    }
  }

  record TaskDone(int number, String words) implements ChecklistEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Progress progress = incident.progress();
      Work.Task task = Rules.task(incident, number);
      if (!task.isOpen()) {
        throw new Refused("Task " + number + " is done already: " + task.words());
      }
      return incident.with(
          progress.with(
              progress
                  .work()
                  .with(
                      new Work.Task(
                          number,
                          task.words(),
                          task.owner(),
                          task.due(),
                          Optional.of(stamp.at())))));
    }

    @Override
    public RichText text() {
      return RichText.of("Task ", number, " is done: ", words);
    }
  }

  /** Its time is over, and nobody said that it is done. */
  record TaskAsked(
      int number, String words, Optional<UserId> owner, Instant due, Optional<Instant> missed)
      implements ChecklistEvent {
    /** More time is asked after again. */
    public static String key(int number, Instant due) {
      return "task:" + number + ":" + due;
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.progress().completed(key(number, due), stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(RichText.of("Asked after task ", number, ": ", words), missed);
    }
  }

  /** By now it should be written down what happened. */
  record PostMortemDue(Instant due, Optional<Instant> missed) implements ChecklistEvent {
    public static final String KEY = "post-mortem";

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.progress().completed(KEY, stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(RichText.of("The post-mortem is due"), missed);
    }
  }
}
