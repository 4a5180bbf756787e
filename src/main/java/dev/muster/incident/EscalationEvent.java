package dev.muster.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is called, and who answers. */
public sealed interface EscalationEvent extends IncidentEvent {

  /**
   * Somebody who is called.
   *
   * @param name as people say it: {@code Primary on-call}
   * @param handle a person or user group with the {@code @}; empty where only a pager knows
   * @param pager where that pager is
   * @param why they and nobody else: {@code this week's turn}
   */
  record Target(
      String name, Optional<String> handle, Optional<String> pager, Optional<String> why) {
    /** Just these, by their handle. */
    public static Target named(String handle) {
      return new Target(handle, Optional.of(handle), Optional.empty(), Optional.empty());
    }

    /** The handle, where it says more than the name: an id says nothing to people. */
    public Optional<String> readableHandle() {
      return handle.filter(h -> !h.equals(name) && !h.matches("@[UWS][A-Z0-9]{5,}"));
    }

    /** {@code Primary on-call (@ana)}. */
    public String text() {
      return readableHandle().map(h -> name + " (" + h + ")").orElse(name);
    }

    static RichText all(List<Target> targets) {
      return RichText.mentioning(
          targets.stream().map(Target::text).collect(Collectors.joining(", ")));
    }
  }

  /** Nobody took command in time. */
  record TargetMissed(Severity severity, Instant due, Optional<Instant> missed)
      implements EscalationEvent {
    public static String key(Severity severity) {
      return "target:" + severity.name();
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      return incident.with(incident.progress().completed(key(severity), stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(
          RichText.of("Nobody took command within the response target of ", severity, ", ", due),
          missed);
    }
  }

  /** Somebody should command at once, and nobody does yet; nothing is late. */
  record CommandWanted(Severity severity, Optional<Instant> missed) implements EscalationEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      return incident.with(incident.progress().completed(TargetMissed.key(severity), stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(
          RichText.of("Asked who takes command: ", severity, " wants somebody at once"), missed);
    }
  }

  /** What made somebody be called. */
  enum Cause {
    /** The time of the step has come. */
    LADDER,
    /** Nobody answered the call of this step. */
    UNANSWERED,
    /** Nudges for an update were ignored. */
    IGNORED,
    /** There is no war room in which anybody would read of it. */
    NO_ROOM,
    /** Somebody said so. */
    BY_HAND,
    /** Somebody named a situation. */
    SITUATION,
    /** Somebody wanted just these. */
    PAGE
  }

  /**
   * A step of the ladder was taken.
   *
   * @param step its name, or the situation's
   * @param why what somebody said, or what the step says
   */
  record Escalated(
      String step, List<Target> called, Cause cause, Optional<String> why, Optional<Instant> missed)
      implements EscalationEvent {
    public Escalated {
      called = List.copyOf(called);
    }

    /** Of the step itself. */
    public static String key(String step) {
      return "ladder:" + step;
    }

    /** Of a situation, which may be named again. */
    private static String situation(String name) {
      return "situation:" + name;
    }

    /** Of calling the same once more. */
    public static String again(String step) {
      return "answer:" + step;
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      String key =
          switch (cause) {
            case UNANSWERED -> again(step);
            case SITUATION -> situation(step);
            default -> key(step);
          };
      Progress progress = incident.progress();
      if (cause != Cause.SITUATION && progress.clock().completed(key)) {
        throw new Refused("“" + step + "” is called already.");
      }
      return incident.with(
          progress.completed(key, stamp.at()).completed(PlanState.CALLED, stamp.at()));
    }

    @Override
    public RichText text() {
      String how =
          switch (cause) {
            case LADDER -> "Escalated to ";
            case UNANSWERED -> "No answer, calling again: ";
            case IGNORED -> "Nudges were ignored, escalated to ";
            case NO_ROOM -> "No war room, escalated at once to ";
            case BY_HAND, PAGE -> "Escalated by hand to ";
            case SITUATION -> "Escalated because of ";
          };
      RichText line = RichText.of(how, step);
      if (!called.isEmpty()) {
        line = line.and(": calling ", Target.all(called));
      }
      return Rules.late(why.isEmpty() ? line : line.and(" (", why.get(), ")"), missed);
    }
  }

  /** Somebody called people. */
  record Paged(List<Target> called, Optional<String> why) implements EscalationEvent {
    public Paged {
      called = List.copyOf(called);
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      return incident.with(incident.progress().completed(PlanState.CALLED, stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.because(RichText.of("Calling ", Target.all(called)), why);
    }
  }

  /**
   * Why somebody is called.
   *
   * @param step the ladder's, or the situation; empty where somebody wanted just these
   * @param by who said so; Muster, where nobody did
   */
  record Occasion(
      Cause cause, String step, UserId by, Optional<String> why, Optional<Instant> missed) {
    public static Occasion of(Escalated escalated, UserId by) {
      return new Occasion(
          escalated.cause(), escalated.step(), by, escalated.why(), escalated.missed());
    }

    public static Occasion of(Paged paged, UserId by) {
      return new Occasion(Cause.PAGE, "", by, paged.why(), Optional.empty());
    }
  }

  /**
   * Whom Slack has by that name.
   *
   * @param person if it is one
   * @param group the id of the user group, if it is one
   * @param members those of a small group; of a large one nobody is told directly
   */
  record Callee(
      Target target, Optional<UserId> person, Optional<String> group, List<UserId> members) {
    public Callee {
      members = List.copyOf(members);
    }

    /** Those who are told directly. */
    public Stream<UserId> people() {
      return Stream.concat(person.stream(), members.stream());
    }
  }

  /** Slack said who they are who are called: now they hear of it. */
  record Called(Occasion occasion, List<Callee> whom) implements EscalationEvent {
    public Called {
      whom = List.copyOf(whom);
    }

    /** Those who are told directly, each once; not the one who said so. */
    public List<UserId> people() {
      return whom.stream()
          .flatMap(Callee::people)
          .filter(user -> !user.equals(occasion.by()))
          .distinct()
          .toList();
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      return incident;
    }

    /** Not more than what is so: that they were reached only their answer tells. */
    @Override
    public RichText text() {
      List<UserId> people = people();
      if (people.isEmpty()) {
        return RichText.of("Paging in the war room only");
      }
      RichText line = RichText.of("Paging ", people.get(0));
      for (UserId next : people.subList(1, people.size())) {
        line = line.and(", ", next);
      }
      return line.and(" directly and in the war room");
    }
  }

  /**
   * One of the messages by which people are paged.
   *
   * @param call the number of the entry that says who is paged
   * @param whom to whom it goes directly; empty for the one in the war room
   * @param ways how many messages there are of this call
   * @param mentions those it is for, as Slack's mentions
   */
  record Page(long call, Optional<UserId> whom, int ways, Occasion occasion, String mentions) {}

  /** A message by which people are paged did not arrive, and won't. */
  record PageRefused(Page page, ChannelId where, String why) implements EscalationEvent {
    private static final String KEY = "unpaged:";

    private static String key(Page page) {
      return KEY + page.call() + ":";
    }

    /** Whether no message of this call arrives. */
    public boolean nobodyIsPaged(Incident incident) {
      return incident.progress().clock().count(key(page)) >= page.ways();
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      String key = key(page) + page.whom().map(UserId::value).orElse("room");
      return incident.with(incident.progress().completed(key, stamp.at()));
    }

    @Override
    public RichText text() {
      return page.whom()
          .map(user -> RichText.of("Could not page ", user, " directly: ", why))
          .orElseGet(() -> RichText.of("Could not page in the war room: ", why));
    }
  }

  /** Slack could not say yet who these are: they are called once it did. */
  record CallDelayed(Occasion occasion, List<Target> targets, String why)
      implements EscalationEvent {
    public CallDelayed {
      targets = List.copyOf(targets);
    }

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of("Not found yet, so not called directly: ", Target.all(targets));
    }
  }

  /** Somebody is on it; who commands is another matter. */
  record Acknowledged() implements EscalationEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      if (progress.clock().isOnIt(stamp.by())) {
        throw new Refused(
            "You said that you are on it already, and nobody was called since. What you find out"
                + " helps the others: `/incident update`.");
      }
      return incident
          .with(incident.milestones().acknowledged(stamp.at()))
          .with(progress.with(progress.clock().answered(stamp.by(), stamp.at())));
    }

    @Override
    public RichText text() {
      return RichText.of("Acknowledged: is on it");
    }

    @Override
    public Weight weight() {
      return Weight.MILESTONE;
    }
  }

  /** By now people should talk to each other. */
  record CallDue(Optional<String> url, Optional<Instant> missed) implements EscalationEvent {
    public static final String KEY = "call";

    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      return incident.with(incident.progress().completed(KEY, stamp.at()));
    }

    @Override
    public RichText text() {
      return Rules.late(
          url.isPresent()
              ? RichText.of("The call is due: ", new RichText.Link(url.get(), "join it"))
              : RichText.of("A call is due, and there is none yet"),
          missed);
    }
  }

  /** Somebody said where the call is. */
  record CallLinked(String url) implements EscalationEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      Progress progress = incident.progress();
      if (progress.work().call().equals(Optional.of(url))) {
        throw new Refused("That is the call's address already.");
      }
      return incident.with(progress.with(progress.work().calledAt(url)));
    }

    @Override
    public RichText text() {
      return RichText.of("The call is at ", new RichText.Link(url, url));
    }
  }
}
