package dev.muster.simulate.step;

import dev.muster.simulate.world.Dice;
import dev.muster.simulate.world.Doom.Moment;
import dev.muster.simulate.world.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What befalls the machine that the bot runs on. */
final class Blows {
  static final List<Step> STEPS =
      List.of(
          new Step("killed before a call", 3, (s, d) -> killed(s, d, Moment.BEFORE_CALL, 6)),
          new Step("killed after a call", 5, (s, d) -> killed(s, d, Moment.AFTER_CALL, 6)),
          new Step("killed after a commit", 4, (s, d) -> killed(s, d, Moment.AFTER_COMMIT, 4)),
          new Step("killed in the middle", 4, (s, d) -> killed(s, d, Moment.AT_CLOCK, 40)),
          new Step("restarted", 2, Blows::restarted),
          new Step("the machine sleeps", 3, Blows::sleeps),
          new Step("the clock is set back", 2, (s, d) -> set(s, d, -1)),
          new Step("the clock is set forward", 2, (s, d) -> set(s, d, 1)));

  private Blows() {}

  /** People go on meanwhile: what they do is what it dies of. */
  private static void killed(Scene scene, Dice dice, Moment moment, int most) {
    int nth = dice.between(1, most);
    scene.story().tell("doomed: " + moment + " " + nth);
    Instant from = scene.bot().now();
    scene.bot().doom().at(moment, nth);
    for (int i = 0; i < 3 && !scene.bot().isDead(); i++) {
      Step step = Steps.ofPeople(dice);
      scene.story().tell("… " + step.name());
      step.play().in(scene, dice);
      scene.settled();
    }
    scene.bot().kill();
    scene.story().count("crashes");
    scene.story().tell("killed");
    absent(scene, dice, from);
  }

  private static void restarted(Scene scene, Dice dice) {
    Instant from = scene.bot().now();
    scene.bot().stop();
    scene.story().tell("stopped");
    absent(scene, dice, from);
  }

  /** A process takes a moment to come back, and now and then somebody has to be woken for it. */
  private static void absent(Scene scene, Dice dice, Instant from) {
    Duration absence =
        dice.in100(70)
            ? Duration.ofMillis(dice.between(500, 5000))
            : Duration.ofMinutes(dice.between(1, 150));
    scene.passes(absence);
    scene.bot().rise();
    scene.story().tell("back after " + absence);
    scene.settled();
    scene.skies().troubled(from, scene.bot().now());
  }

  private static void sleeps(Scene scene, Dice dice) {
    Instant from = scene.bot().now();
    Duration sleep = Duration.ofMinutes(dice.between(20, 150));
    scene.story().tell("asleep for " + sleep);
    scene.leaps(sleep);
    scene.settled();
    scene.skies().troubled(from, scene.bot().now());
  }

  private static void set(Scene scene, Dice dice, int direction) {
    Instant from = scene.bot().now();
    Duration wrong = Duration.ofMinutes(dice.between(1, 60)).multipliedBy(direction);
    scene.bot().clockIsWrongBy(wrong);
    Instant to = scene.bot().now();
    scene.story().tell("the clock is wrong by " + wrong);
    scene.settled();
    scene.skies().troubled(from, to.isAfter(from) ? to : from.plus(Duration.ofHours(1)));
    scene.skies().troubled(to, to);
  }
}
