package dev.muster.simulate.step;

import dev.muster.incident.Incident;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Runbook;
import dev.muster.simulate.world.Claim;
import dev.muster.simulate.world.Claim.Outcome;
import dev.muster.simulate.world.Dice;
import dev.muster.simulate.world.Scene;
import dev.muster.simulate.world.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All else that people do to an incident, and machines: whether it is done, and in which words that
 * is said, is left to the tests of each. Here it is only to break nothing.
 */
final class Work {
  /** {@code {m}} is a word of its own, {@code {p}} a person. */
  private static final List<String> TASKS =
      List.of(
          "task call the bank {m} @{p} 20m",
          "task {m} look at the queue 45m",
          "done 1",
          "done 2",
          "checklist",
          "checklist tick 1",
          "checklist tick 2",
          "checklist untick 1",
          "runbook",
          "runbook {r}",
          "call https://meet.example.com/{m}",
          "call");

  private static final List<String> CALLS =
      List.of("page @{p} {m}", "escalate {m}", "escalate", "ack", "ack", "report {m}");

  private static final List<String> TELLS =
      List.of("tell {a} {m}", "tell {a} {m}", "approve 1", "reject 1 {m}", "sent 1", "approve 2");

  private static final List<String> AFTERWARDS =
      List.of(
          "action write a test {m} @{p} fri",
          "action {m} buy a disk @{p} tomorrow",
          "action 1 done",
          "action 1 drop {m}",
          "action 2 @{p}",
          "actions",
          "postmortem",
          "postmortem 1 {m}",
          "postmortem owner @{p}",
          "postmortem review",
          "stats 30d text",
          "export md",
          "list drills");

  private static final List<String> ALERTS =
      List.of(
          "api down",
          "error rate",
          "service down",
          "connection pool",
          "health check failed",
          "central station silent",
          "disk of db-3 is full");

  static final List<Step> STEPS =
      List.of(
          new Step("sees to a task", 13, (s, d) -> types(s, d, TASKS)),
          new Step("calls for people", 10, (s, d) -> types(s, d, CALLS)),
          new Step("writes to others", 10, (s, d) -> types(s, d, TELLS)),
          new Step("sees to what follows", 12, (s, d) -> types(s, d, AFTERWARDS)),
          new Step("a machine sends an alert", 6, Work::alert),
          new Step("begins a drill", 1, Work::drill));

  private Work() {}

  private static void types(Scene scene, Dice dice, List<String> of) {
    List<Incident> all =
        scene.incidents().stream().filter(i -> i.room().channel().isPresent()).toList();
    if (all.isEmpty()) {
      return;
    }
    Incident incident = dice.one(all);
    String user = dice.one(Scene.PEOPLE);
    String words = filled(dice.one(of), scene, dice, incident);
    String room = incident.room().channel().orElseThrow().value();
    scene.commands(user, room, words, wish(user, incident.id().value(), words), "\\bno such\\b");
  }

  /** Whether anything came of it the answer does not say here. */
  private static Claim wish(String user, String incident, String words) {
    return new Claim(Scene.id(user), Claim.WHATEVER, incident, "", words, Outcome.UNKNOWN);
  }

  private static String filled(String words, Scene scene, Dice dice, Incident incident) {
    Playbook playbook = scene.bot().workplace().playbook();
    return words
        .replace("{m}", Words.line(dice, scene.marker(incident.isPrivate())))
        .replace("{p}", dice.one(Scene.PEOPLE))
        .replace("{a}", one(dice, playbook.rhythm().outside(), Audience::key))
        .replace("{r}", one(dice, playbook.course().runbooks(), Runbook::name));
  }

  private static <T> String one(Dice dice, List<T> of, Function<T, String> name) {
    return of.isEmpty() ? "nothing" : name.apply(dice.one(of));
  }

  private static void alert(Scene scene, Dice dice) {
    String title = dice.one(ALERTS);
    String id = "a" + dice.below(4);
    String status = dice.in100(30) ? "resolved" : "firing";
    String body = "{\"id\":\"%s\",\"title\":\"%s\",\"status\":\"%s\"}".formatted(id, title, status);
    if (scene.incidents().size() >= Declares.MOST && status.equals("firing")) {
      return;
    }
    scene.story().count("alerts");
    try {
      var answer = scene.bot().bot().hook().take("generic", body.getBytes(StandardCharsets.UTF_8));
      scene.story().tell("alert " + body + " → " + answer);
    } catch (RuntimeException | Error e) {
      if (!scene.bot().isDead()) {
        throw e;
      }
    }
  }

  private static void drill(Scene scene, Dice dice) {
    if (scene.incidents().size() >= Declares.MOST) {
      return;
    }
    String user = dice.one(Scene.PEOPLE);
    scene.commands(
        user,
        "general",
        "drill",
        new Claim(Scene.id(user), List.of(Declared.class), "", "", "drill", Outcome.UNKNOWN),
        "(?s).*");
    if (dice.in100(70)) {
      Fills.fill(scene, dice, user);
    }
  }

  /** Somebody archives a war room by mistake; somebody notices some steps later. */
  static void archives(Scene scene, Dice dice) {
    List<Incident> open =
        scene.incidents().stream()
            .filter(i -> i.room().channel().isPresent() && !i.isPrivate())
            .toList();
    Optional.of(open)
        .filter(list -> !list.isEmpty())
        .map(dice::one)
        .ifPresent(i -> scene.archives().archive(i.room().channel().orElseThrow().value()));
  }
}
