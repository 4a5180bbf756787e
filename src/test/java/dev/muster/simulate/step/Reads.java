package dev.muster.simulate.step;

import dev.muster.incident.Incident;
import dev.muster.simulate.world.Claim;
import dev.muster.simulate.world.Claim.Outcome;
import dev.muster.simulate.world.Dice;
import dev.muster.simulate.world.Scene;
import java.util.List;
import java.util.Map;

/** People look things up, and mistype: nothing may come of it. */
final class Reads {
  private static final List<String> LOOKS =
      List.of(
          "timeline",
          "who",
          "summary",
          "nudges",
          "export",
          "list",
          "list recent",
          "list mine",
          "list checkout",
          "help",
          "help update",
          "");

  private static final List<String> SLIPS =
      List.of(
          "updaet all fine",
          "declare {no-level} x",
          "severity huge",
          "status wobbly",
          "role emperor @ben",
          "role scribe nobody",
          "handoff @ben @chi",
          "snooze banana",
          "snooze -5m",
          "join INC-999",
          "<!channel>",
          "`",
          "\u202e",
          "🔥".repeat(200),
          "x".repeat(3900));

  static final List<Step> STEPS =
      List.of(
          new Step("looks something up", 9, Reads::look),
          new Step("mistypes", 4, Reads::slip),
          new Step("opens the Home tab", 3, Reads::home));

  private Reads() {}

  private static void look(Scene scene, Dice dice) {
    type(scene, dice, dice.one(LOOKS));
  }

  private static void slip(Scene scene, Dice dice) {
    type(scene, dice, dice.one(SLIPS).replace("declare {no-level} x", noLevel(scene)));
  }

  /** With what looks like one of this playbook's levels, and isn't. */
  private static String noLevel(Scene scene) {
    String level = scene.bot().workplace().levels().get(0);
    return level.matches(".*\\d")
        ? "declare " + level.replaceFirst("\\d+$", "9") + " x"
        : "severity " + level + "x";
  }

  private static void type(Scene scene, Dice dice, String words) {
    String user = dice.one(Scene.PEOPLE);
    scene.commands(
        user,
        place(scene, dice),
        words,
        new Claim(Scene.id(user), List.of(), "", "", words, Outcome.UNKNOWN),
        "\\bno such answer\\b");
  }

  private static String place(Scene scene, Dice dice) {
    List<Incident> all = scene.incidents();
    return all.isEmpty() || dice.in100(30)
        ? "general"
        : dice.one(all).room().channel().map(c -> c.value()).orElse("incidents");
  }

  private static void home(Scene scene, Dice dice) {
    scene.begins("home", Map.of("user", dice.one(Scene.PEOPLE)));
  }
}
