package dev.muster.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checklists, tasks and timeboxes. */
public sealed interface Working extends IncidentEvent {

  /**
   * A phase began, or somebody opened a runbook: its boxes are there to be ticked.
   *
   * @param key {@code phase:Triage}, {@code runbook:api-down}
   */
  record ListOpened(String key, String title, List<String> boxes, Optional<Instant> missed)
      implements Working {
    public ListOpened {
      boxes = List.copyOf(boxes);
    }

    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Progress progress = incident.progress();
      // One of before a reopening begins anew.
      if (progress.clock().did(key)) {
        throw new Refused("“" + title + "” is open already: `/incident checklist` shows it.");
      }
      return incident.with(
          progress
              .with(
                  progress
                      .work()
                      .opened(new Work.Checklist(key, title, boxes, Map.of(), stamp.at())))
              .did(key, stamp.at()));
    }

    @Override
    public Prose text() {
      return Rules.late(
          Prose.of(key.startsWith("runbook:") ? "Runbook opened: " : "Phase: ", title), missed);
    }
  }

  /**
   * @param box its place on the list, from 0
   */
  record Ticked(String list, int box, String words) implements Working {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
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
    public Prose text() {
      return Prose.of("Ticked: ", words);
    }
  }

  record Unticked(String list, int box, String words) implements Working {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Progress progress = incident.progress();
      if (!Rules.list(incident, list, box).isTicked(box)) {
        throw new Refused("Nobody ticked that: " + words);
      }
      return incident.with(progress.with(progress.work().ticked(list, box, Optional.empty())));
    }

    @Override
    public Prose text() {
      return Prose.of("Tick taken back: ", words);
    }
  }

  /**
   * Something should be so by now, and isn't.
   *
   * @param key {@code timebox:Diagnosis}, {@code until:Triage}
   * @param says the playbook's words, or Muster's own
   */
  record TimeUp(String key, String name, String says, Optional<Instant> missed) implements Working {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident.with(incident.progress().did(key, stamp.at()));
    }

    @Override
    public Prose text() {
      return Rules.late(Prose.of("Time is up: ", name, ". ", says), missed);
    }
  }

  /** It was watched for as long as the playbook asks. */
  record WatchOver(Instant since, Optional<Instant> missed) implements Working {
    public static String key(Instant since) {
      return "watch:" + since;
    }

    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      return incident.with(incident.progress().did(key(since), stamp.at()));
    }

    @Override
    public Prose text() {
      return Rules.late(Prose.of("Watched since ", since, ": asked whether it is over"), missed);
    }
  }

  /**
   * @param due when it is asked after
   */
  record TaskGiven(int number, String words, Optional<UserId> owner, Optional<Instant> due)
      implements Working {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      return incident.with(
          progress.with(
              progress.work().with(new Work.Task(number, words, owner, due, Optional.empty()))));
    }

    @Override
    public Prose text() {
      Prose line = Prose.of("Task ", number, ": ", words);
      Prose owned = owner.map(o -> line.and(" (", o, ")")).orElse(line);
      return due.map(d -> owned.and(", until ", d)).orElse(owned);
    }
  }

  record TaskDone(int number, String words) implements Working {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
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
    public Prose text() {
      return Prose.of("Task ", number, " is done: ", words);
    }
  }

  /** Its time is over, and nobody said that it is done. */
  record TaskAsked(int number, String words, Optional<UserId> owner, Optional<Instant> missed)
      implements Working {
    public static String key(int number) {
      return "task:" + number;
    }

    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident.with(incident.progress().did(key(number), stamp.at()));
    }

    @Override
    public Prose text() {
      return Rules.late(Prose.of("Asked after task ", number, ": ", words), missed);
    }
  }

  /** By now it should be written down what happened. */
  record PostMortemDue(Instant due, Optional<Instant> missed) implements Working {
    public static final String KEY = "post-mortem";

    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      return incident.with(incident.progress().did(KEY, stamp.at()));
    }

    @Override
    public Prose text() {
      return Rules.late(Prose.of("The post-mortem is due"), missed);
    }
  }
}
