package dev.muster.simulate.step;

import dev.muster.simulate.world.Dice;
import java.util.ArrayList;
import java.util.List;

/** All that may happen. */
public final class Steps {
  private static final List<Step> PEOPLE = people();
  private static final List<Step> ALL = all();

  private Steps() {}

  private static List<Step> people() {
    List<Step> steps = new ArrayList<>();
    steps.addAll(Declares.STEPS);
    steps.addAll(Commands.STEPS);
    steps.addAll(Reads.STEPS);
    steps.addAll(Chats.STEPS);
    steps.addAll(Presses.STEPS);
    steps.addAll(Fills.STEPS);
    steps.addAll(Work.STEPS);
    return List.copyOf(steps);
  }

  private static List<Step> all() {
    List<Step> steps = new ArrayList<>(PEOPLE);
    steps.addAll(Weather.STEPS);
    steps.addAll(Blows.STEPS);
    return List.copyOf(steps);
  }

  /** What people do. */
  public static Step ofPeople(Dice dice) {
    return chosen(PEOPLE, dice);
  }

  /** That, or a misfortune. */
  public static Step any(Dice dice) {
    return chosen(ALL, dice);
  }

  private static Step chosen(List<Step> from, Dice dice) {
    int left = dice.below(from.stream().mapToInt(Step::weight).sum());
    for (Step step : from) {
      left -= step.weight();
      if (left < 0) {
        return step;
      }
    }
    throw new IllegalStateException("No step has any weight.");
  }
}
