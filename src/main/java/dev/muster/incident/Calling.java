package dev.muster.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is called, and who answers. */
public sealed interface Calling extends IncidentEvent {

  /**
   * Somebody who is called.
   *
   * @param name as people say it: {@code Primary on-call}
   * @param handle a person or user group with the {@code @}; empty where only a pager knows
   * @param pager where that pager is
   */
  record Target(String name, Optional<String> handle, Optional<String> pager) {
    /** {@code Primary on-call (@ana)}. */
    public String text() {
      return handle.filter(h -> !h.equals(name)).map(h -> name + " (" + h + ")").orElse(name);
    }

    static String all(List<Target> targets) {
      return targets.stream().map(Target::text).collect(Collectors.joining(", "));
    }
  }

  /** Nobody took command in time. */
  record TargetMissed(Severity severity, Instant due, Optional<Instant> missed) implements Calling {
    public static String key(Severity severity) {
      return "target:" + severity.name();
    }

    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      return incident.with(incident.progress().did(key(severity), stamp.at()));
    }

    @Override
    public Prose text() {
      return Rules.late(
          Prose.of("Nobody took command within the response target of ", severity, ", ", due),
          missed);
    }
  }

  /** What made the ladder climb. */
  enum Cause {
    /** The time of the step has come. */
    LADDER,
    /** Nobody answered the call of this step. */
    UNANSWERED,
    /** Nudges for an update were ignored. */
    IGNORED,
    /** Somebody said so. */
    BY_HAND,
    /** Somebody named a situation. */
    SITUATION
  }

  /**
   * A step of the ladder was taken.
   *
   * @param step its name, or the situation's
   * @param why what somebody said, or what the step says
   */
  record Escalated(
      String step, List<Target> called, Cause cause, Optional<String> why, Optional<Instant> missed)
      implements Calling {
    public Escalated {
      called = List.copyOf(called);
    }

    /** Of the step itself. */
    public static String key(String step) {
      return "ladder:" + step;
    }

    /** Of calling the same once more. */
    public static String again(String step) {
      return "answer:" + step;
    }

    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      String key = cause == Cause.UNANSWERED ? again(step) : key(step);
      return incident.with(incident.progress().did(key, stamp.at()));
    }

    @Override
    public Prose text() {
      String how =
          switch (cause) {
            case LADDER -> "Escalated to ";
            case UNANSWERED -> "No answer, called again: ";
            case IGNORED -> "Nudges were ignored, escalated to ";
            case BY_HAND -> "Escalated by hand to ";
            case SITUATION -> "Escalated because of ";
          };
      Prose line = Prose.of(how, step);
      if (!called.isEmpty()) {
        line = line.and(": called ", Target.all(called));
      }
      return Rules.late(why.isEmpty() ? line : line.and(" (", why.get(), ")"), missed);
    }
  }

  /** Somebody called people. */
  record Paged(List<Target> called, Optional<String> why) implements Calling {
    public Paged {
      called = List.copyOf(called);
    }

    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      return incident;
    }

    @Override
    public Prose text() {
      return Rules.because(Prose.of("Called ", Target.all(called)), why);
    }
  }

  /** Somebody is on it; who commands is another matter. */
  record Acknowledged() implements Calling {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      return incident
          .with(incident.milestones().acknowledged(stamp.at()))
          .with(progress.with(progress.clock().answered(stamp.at())));
    }

    @Override
    public Prose text() {
      return Prose.of("Acknowledged: is on it");
    }

    @Override
    public Weight weight() {
      return Weight.MILESTONE;
    }
  }

  /** By now people should talk to each other. */
  record CallDue(Optional<String> url, Optional<Instant> missed) implements Calling {
    public static final String KEY = "call";

    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      return incident.with(incident.progress().did(KEY, stamp.at()));
    }

    @Override
    public Prose text() {
      return Rules.late(
          url.isPresent()
              ? Prose.of("The call is due: ", new Prose.Link(url.get(), "join it"))
              : Prose.of("A call is due, and there is none yet"),
          missed);
    }
  }

  /** Somebody said where the call is. */
  record CallLinked(String url) implements Calling {
    @Override
    public Incident applyTo(Incident incident, Stamp stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      if (progress.work().call().equals(Optional.of(url))) {
        throw new Refused("That is the call's address already.");
      }
      return incident.with(progress.with(progress.work().calledAt(url)));
    }

    @Override
    public Prose text() {
      return Prose.of("The call is at ", new Prose.Link(url, url));
    }
  }
}
