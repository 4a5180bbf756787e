package dev.muster.simulate.step;

import dev.muster.simulate.world.Dice;
import dev.muster.simulate.world.Scene;

/**
 * Something that may happen in a week.
 *
 * @param weight how often, beside the others
 */
public record Step(String name, int weight, Play play) {
  /** All that a step decides it decides by the dice. */
  @FunctionalInterface
  public interface Play {
    void in(Scene scene, Dice dice);
  }
}
