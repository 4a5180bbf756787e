package dev.muster.preview;

import dev.muster.incident.AudienceEvent.AudienceNudged;
import dev.muster.incident.AudienceEvent.RoleNudged;
import dev.muster.incident.ChecklistEvent.ListOpened;
import dev.muster.incident.ChecklistEvent.PostMortemDue;
import dev.muster.incident.ChecklistEvent.TimeUp;
import dev.muster.incident.EscalationEvent.CallDue;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.EscalationEvent.Target;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.PostmortemEvent.ArchiveSoon;
import dev.muster.incident.PostmortemEvent.DueSoon;
import dev.muster.incident.PostmortemEvent.Overdue;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Durations;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import dev.muster.preview.Step.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in words what happened. */
final class PreviewText {
  private final Playbook playbook;
  private final SeverityLevel level;
  private final Instant start;

  PreviewText(Playbook playbook, SeverityLevel level, Instant start) {
    this.playbook = playbook;
    this.level = level;
    this.start = start;
  }

  List<Step> of(DryRun.Done done) {
    Duration at = Duration.between(start, done.at());
    IncidentEvent event = done.event();
    return switch (done.kind()) {
      case RESPONSE_TARGET -> List.of(plain(at, Kind.RESPONSE_TARGET, target(at)));
      case NUDGE -> List.of(nudge(at, event));
      case ESCALATE -> event instanceof Escalated e ? escalate(at, e) : List.of();
      case CHECKLIST -> event instanceof ListOpened list ? List.of(list(at, list)) : List.of();
      case TIMEBOX -> event instanceof TimeUp up ? List.of(timeUp(at, up)) : List.of();
      case CALL -> event instanceof CallDue due ? List.of(call(at, due)) : List.of();
      case WATCH ->
          List.of(
              step(
                  at,
                  Kind.TIMEBOX,
                  "Watched for " + Durations.text(at) + ": is it over?",
                  Map.of("name", List.of("watch"))));
      case POST_MORTEM ->
          List.of(
              plain(
                  at,
                  event instanceof PostMortemDue ? Kind.POST_MORTEM : Kind.TIMEBOX,
                  postMortem(event)));
      case ARCHIVE ->
          List.of(
              event instanceof ArchiveSoon
                  ? plain(at, Kind.TIMEBOX, "The war room hears that it is archived tomorrow")
                  : plain(at, Kind.ARCHIVE, "The war room is archived"));
      case TASK, ACTION -> List.of(); // people give them, and here nobody does anything
    };
  }

  private String postMortem(IncidentEvent event) {
    if (event instanceof DueSoon) {
      return "Whoever owns the post-mortem is reminded that it is due soon";
    }
    return event instanceof Overdue
        ? "The post-mortem is overdue: "
            + playbook.aftermath().postMortem().lead().orElse("its owner")
            + " hears of it"
        : "The post-mortem is due";
  }

  private String target(Duration at) {
    return at.isZero()
        ? "Somebody must take command at once; the war room is asked who does"
        : "Response target (" + level.responseTarget().text() + ") has passed, nobody took command";
  }

  private static Step nudge(Duration at, IncidentEvent event) {
    if (event instanceof AudienceNudged asked) {
      return step(
          at,
          Kind.NUDGE,
          "Word due: " + asked.title() + again(asked.time()),
          Map.of("audience", List.of(asked.audience())));
    }
    if (event instanceof RoleNudged asked) {
      return step(
          at,
          Kind.NUDGE,
          "Report due: " + asked.title() + again(asked.time()),
          Map.of("role", List.of(asked.role())));
    }
    int time = event instanceof Nudged nudged ? nudged.time() : 1;
    return step(
        at,
        Kind.NUDGE,
        "Update due: war room" + again(time),
        Map.of("audience", List.of(Audience.WAR_ROOM)));
  }

  private static String again(int time) {
    return time > 1 ? " (" + ordinal(time) + " time)" : "";
  }

  private static String ordinal(int number) {
    boolean teen = number % 100 >= 11 && number % 100 <= 13;
    return number
        + switch (teen ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }

  private static List<Step> escalate(Duration at, Escalated escalated) {
    List<Step> all = new ArrayList<>();
    List<String> names = escalated.called().stream().map(Target::text).toList();
    String what =
        switch (escalated.cause()) {
          case UNANSWERED -> "No answer, called again: ";
          case IGNORED -> "Nudges were ignored, called: ";
          default -> "Called: ";
        };
    all.add(
        step(
            at,
            Kind.ESCALATE,
            escalated.step() + ". " + what + String.join(", ", names),
            facts("step", List.of(escalated.step()), "target", List.of(String.join(", ", names)))));
    for (Target target : escalated.called()) {
      all.add(
          step(
              at,
              Kind.PAGE,
              target.text() + " is called" + target.pager().map(p -> " through " + p).orElse(""),
              facts("step", List.of(escalated.step()), "target", List.of(target.text()))));
    }
    return all;
  }

  private static Step list(Duration at, ListOpened list) {
    int boxes = list.boxes().size();
    String count =
        boxes == 0 ? "" : boxes == 1 ? ", 1 box to tick" : ", " + boxes + " boxes to tick";
    return step(
        at,
        Kind.CHECKLIST,
        "“" + list.title() + "” begins" + count,
        facts("name", List.of(list.title()), "items", list.boxes()));
  }

  private static Step timeUp(Duration at, TimeUp up) {
    return step(
        at,
        Kind.TIMEBOX,
        "Time is up for “" + up.name() + "”: " + up.says(),
        Map.of("name", List.of(up.name())));
  }

  private static Step call(Duration at, CallDue due) {
    return due.url()
        .map(url -> step(at, Kind.CALL, "The call is due: " + url, Map.of("url", List.of(url))))
        .orElseGet(() -> plain(at, Kind.CALL, "A call is due, and the playbook has none yet"));
  }

  /** What happens at once, before the clock does anything. */
  List<Step> beginning(String id, String channel) {
    List<String> invited = playbook.responders(level.name(), null);
    Step declared =
        step(
            Duration.ZERO,
            Kind.DECLARE,
            level.name()
                + " is declared as "
                + id
                + ": #"
                + channel
                + " opens, #"
                + playbook.warRoom().announcementChannel()
                + " hears of it",
            facts("id", List.of(id), "channel", List.of(channel)));
    return invited.isEmpty()
        ? List.of(declared)
        : List.of(
            declared,
            step(
                Duration.ZERO,
                Kind.INVITE,
                "Invited into the war room: " + String.join(", ", invited),
                Map.of("targets", invited)));
  }

  private static Step plain(Duration at, Kind kind, String text) {
    return step(at, kind, text, Map.of());
  }

  private static Step step(Duration at, Kind kind, String text, Map<String, List<String>> facts) {
    return new Step(at, kind, text, facts, Optional.empty());
  }

  private static Map<String, List<String>> facts(
      String name, List<String> fact, String other, List<String> another) {
    Map<String, List<String>> facts = new LinkedHashMap<>();
    facts.put(name, fact);
    facts.put(other, another);
    return facts;
  }
}
