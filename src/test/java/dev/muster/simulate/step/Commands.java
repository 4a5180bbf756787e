package dev.muster.simulate.step;

import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.incident.LifecycleEvent.StatusChanged;
import dev.muster.incident.NoteEvent.Decided;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.RoleEvent.HandoffAsked;
import dev.muster.incident.RoleEvent.HandoffDeclined;
import dev.muster.incident.RoleEvent.HandoffOffered;
import dev.muster.incident.RoleEvent.Joined;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.UpdateEvent.Snoozed;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.simulate.world.Claim;
import dev.muster.simulate.world.Claim.Outcome;
import dev.muster.simulate.world.Dice;
import dev.muster.simulate.world.Scene;
import dev.muster.simulate.world.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What people type in a war room, or about one from elsewhere. */
final class Commands {
  private static final String ROLES =
      "(?s)^You are \\*|is \\*.*\\* now\\.|^Command is offered to <@\\w+>\\. ";
  private static final List<String> STATUSES =
      List.of("investigating", "identified", "mitigating", "monitoring", "mitigated", "resolved");

  static final List<Step> STEPS =
      List.of(
          step("posts an update", 14, Commands::update),
          step("moves the status", 7, Commands::status),
          step("changes the severity", 9, Commands::severity),
          step("gives a role", 5, Commands::role),
          step("takes a role", 6, Commands::take),
          step("hands over", 5, Commands::handoff),
          step("notes", 5, Commands::note),
          step("decides", 4, Commands::decide),
          step("snoozes", 6, Commands::snooze),
          step("resolves", 5, Commands::resolve),
          step("reopens", 5, Commands::reopen),
          step("cancels", 2, Commands::cancel),
          step("closes", 2, Commands::close),
          step("joins", 3, Commands::join));

  private Commands() {}

  /** What is typed, and what it is to bring about. */
  private record Typed(
      String words, List<Class<? extends IncidentEvent>> kinds, String marker, String done) {}

  private record Asked(Scene scene, Incident incident, String user) {
    String marker() {
      return scene.marker(incident.isPrivate());
    }
  }

  private static Step step(String name, int weight, BiFunction<Asked, Dice, Typed> typing) {
    return new Step(name, weight, (scene, dice) -> play(scene, dice, typing));
  }

  private static void play(Scene scene, Dice dice, BiFunction<Asked, Dice, Typed> typing) {
    List<Incident> all = scene.incidents();
    if (all.isEmpty()) {
      return;
    }
    Incident incident = dice.one(all);
    String user = actor(incident, dice);
    Typed typed = typing.apply(new Asked(scene, incident, user), dice);
    boolean here = dice.in100(85) || incident.isPrivate();
    Optional<String> room = incident.room().channel().map(c -> c.value());
    String words = typed.words();
    if (!here || room.isEmpty()) {
      if (incident.isPrivate()) {
        return;
      }
      words = words.replaceFirst(" |$", " " + incident.id() + " ").strip();
    }
    Claim wish =
        new Claim(
            Scene.id(user),
            typed.kinds(),
            incident.id().value(),
            typed.marker(),
            words,
            Outcome.UNKNOWN);
    scene.commands(user, here ? room.orElse("general") : "general", words, wish, typed.done());
    if (typed.kinds().contains(Cancelled.class)) {
      // A duplicate is noted on what it duplicates, in the same breath.
      for (Incident other : all) {
        scene.claim(
            new Claim(
                wish.user(), List.of(Noted.class), other.id().value(), "", words, Outcome.UNKNOWN));
      }
    }
  }

  /** In a private incident mostly its declarer acts: nobody else sees it at first. */
  private static String actor(Incident incident, Dice dice) {
    String anyone = dice.one(Scene.PEOPLE);
    boolean declarer = incident.isPrivate() ? dice.in100(80) : dice.in100(20);
    return declarer
        ? Scene.PEOPLE.stream()
            .filter(p -> Scene.id(p).equals(incident.identity().declaredBy().value()))
            .findFirst()
            .orElse(anyone)
        : anyone;
  }

  private static Typed update(Asked asked, Dice dice) {
    String marker = asked.marker();
    return new Typed(
        "update " + Words.lines(dice, marker),
        List.of(UpdatePosted.class),
        marker,
        "is recorded\\.");
  }

  private static Typed status(Asked asked, Dice dice) {
    return new Typed(
        "status " + dice.one(STATUSES), List.of(StatusChanged.class), "", "\\* is now: ");
  }

  private static Typed severity(Asked asked, Dice dice) {
    String marker = asked.marker();
    List<String> own = asked.scene().bot().workplace().levels();
    String level =
        dice.one(own.contains("SEV-4") ? List.of("SEV-1", "sev-2", "sev3", "S4", "sev 1") : own);
    boolean why = dice.in100(70);
    return new Typed(
        "severity " + level + (why ? " " + Words.line(dice, marker) : ""),
        List.of(SeverityChanged.class),
        why ? marker : "",
        "\\* is [\\w-]+ now\\.");
  }

  private static Typed role(Asked asked, Dice dice) {
    String role = dice.one(List.of("scribe", "comms", "sme", "ic", "incident commander"));
    return new Typed(
        "role " + role + " @" + dice.one(Scene.PEOPLE),
        List.of(RoleAssigned.class, HandoffOffered.class),
        "",
        ROLES);
  }

  private static Typed take(Asked asked, Dice dice) {
    String role = dice.one(List.of("", "", "scribe", "comms"));
    return new Typed(("take " + role).strip(), List.of(RoleAssigned.class), "", ROLES);
  }

  private static Typed handoff(Asked asked, Dice dice) {
    return switch (dice.below(5)) {
      case 0 -> new Typed("handoff accept", List.of(RoleAssigned.class), "", ROLES);
      case 1 ->
          new Typed(
              "handoff decline", List.of(HandoffDeclined.class), "", "^You did not take command");
      case 2 ->
          new Typed(
              "handoff ask", List.of(HandoffAsked.class), "", "is asked to hand over command");
      default ->
          new Typed("handoff @" + dice.one(Scene.PEOPLE), List.of(HandoffOffered.class), "", ROLES);
    };
  }

  private static Typed note(Asked asked, Dice dice) {
    String marker = asked.marker();
    String when = dice.one(List.of("", "", "09:30 ", "-10m "));
    return new Typed(
        "note " + when + Words.lines(dice, marker),
        List.of(Noted.class),
        marker,
        "^Noted on the timeline");
  }

  private static Typed decide(Asked asked, Dice dice) {
    String marker = asked.marker();
    return new Typed(
        "decide " + Words.line(dice, marker),
        List.of(Decided.class),
        marker,
        "^The decision is on the timeline");
  }

  private static Typed snooze(Asked asked, Dice dice) {
    return new Typed(
        "snooze " + dice.one(List.of("15m", "30m", "1h", "2h")),
        List.of(Snoozed.class),
        "",
        "^The next nudge comes|^It was put off, and that");
  }

  private static Typed resolve(Asked asked, Dice dice) {
    String marker = asked.marker();
    return new Typed(
        "resolve " + Words.line(dice, marker),
        List.of(Resolved.class),
        marker,
        "\\*\\S+\\* is resolved\\.");
  }

  private static Typed reopen(Asked asked, Dice dice) {
    String marker = asked.marker();
    return new Typed(
        "reopen " + Words.line(dice, marker),
        List.of(Reopened.class),
        marker,
        "^Reopened \\*[^*]+\\*");
  }

  private static Typed cancel(Asked asked, Dice dice) {
    String marker = asked.marker();
    String other = asked.incident().id().value().replaceFirst("\\d+$", "" + dice.between(1, 6));
    String why = dice.in100(50) ? "duplicate of " + other + " " + marker : Words.line(dice, marker);
    return new Typed(
        "cancel " + why, List.of(Cancelled.class), marker, "\\*\\S+\\* is cancelled\\.");
  }

  private static Typed close(Asked asked, Dice dice) {
    return new Typed(
        "close nothing to learn", List.of(Closed.class), "", "\\*\\S+\\* is closed\\.");
  }

  private static Typed join(Asked asked, Dice dice) {
    return new Typed("join", List.of(Joined.class), "", "^You join \\*");
  }
}
