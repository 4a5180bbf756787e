package dev.muster.simulate.step;

import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.simulate.world.Claim;
import dev.muster.simulate.world.Claim.Outcome;
import dev.muster.simulate.world.Dice;
import dev.muster.simulate.world.Scene;
import dev.muster.simulate.world.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** People find that something is wrong. */
public final class Declares {
  static final List<String> LEVELS = List.of("SEV-1", "sev2", "SEV-3", "s4", "SEV 2", "");
  private static final String DONE = "is declared:";

  /** More of them at once than a team can have tells nothing new, and takes long. */
  static final int MOST = 6;

  static final List<Step> STEPS =
      List.of(
          new Step("declares by typing", 7, Declares::typing),
          new Step("two declare the same", 3, Declares::twoOfThem),
          new Step("declares the same again", 1, Declares::again),
          new Step("opens the form to declare", 7, Declares::form));

  private Declares() {}

  private static boolean enough(Scene scene) {
    return scene.incidents().size() >= MOST;
  }

  private static Claim wish(String user, String marker, String words) {
    return new Claim(Scene.id(user), List.of(Declared.class), "", marker, words, Outcome.UNKNOWN);
  }

  /** The first incident of a week. */
  public static void typing(Scene scene, Dice dice) {
    if (enough(scene)) {
      return;
    }
    String marker = scene.marker(false);
    declare(scene, dice.one(Scene.PEOPLE), level(scene, dice) + Words.line(dice, marker), marker);
  }

  private static String level(Scene scene, Dice dice) {
    List<String> own = scene.bot().workplace().levels();
    String level = dice.one(own.contains("SEV-4") ? LEVELS : withNone(own));
    // With a space in it, it is not read as a level here but as a title.
    return level.isEmpty() || level.contains(" ") ? "" : level + " ";
  }

  private static List<String> withNone(List<String> levels) {
    return Stream.concat(levels.stream(), Stream.of("")).toList();
  }

  private static void declare(Scene scene, String user, String words, String marker) {
    scene.commands(user, "general", "declare " + words, wish(user, marker, words), DONE);
  }

  private static void twoOfThem(Scene scene, Dice dice) {
    if (enough(scene)) {
      return;
    }
    String marker = scene.marker(false);
    String words = level(scene, dice) + Words.line(dice, marker);
    List<String> two = dice.two(Scene.PEOPLE);
    if (dice.in100(60)) {
      scene.together(
          List.of(
              () -> declare(scene, two.get(0), words, marker),
              () -> declare(scene, two.get(1), words, marker)));
    } else {
      declare(scene, two.get(0), words, marker);
      declare(scene, two.get(1), words, marker);
    }
  }

  private static void again(Scene scene, Dice dice) {
    if (enough(scene)) {
      return;
    }
    String marker = scene.marker(false);
    String user = dice.one(Scene.PEOPLE);
    String words = Words.line(dice, marker);
    declare(scene, user, words, marker);
    declare(scene, user, words, marker);
  }

  private static void form(Scene scene, Dice dice) {
    if (enough(scene)) {
      return;
    }
    String user = dice.one(Scene.PEOPLE);
    if (dice.in100(70)) {
      Fills.opens(scene, user, "general", "declare");
    } else {
      var unused = scene.does("shortcut", Map.of("user", user, "callback_id", "declare_incident"));
    }
    if (dice.in100(85)) {
      Fills.fill(scene, dice, user);
    }
  }
}
