package dev.muster.simulate.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All the chance there is in a week: the same seed throws the same. */
public final class Dice {
  private final Random random;

  private Dice(Random random) {
    this.random = random;
  }

  /**
   * The dice of one step, so that a step that throws once more or less does not change what comes
   * after it.
   */
  public static Dice of(long seed, int step) {
    Random random = new Random(seed * 1_000_003L + step * 7_919L);
    random.nextLong(); // the first throws of neighbouring seeds are much alike
    return new Dice(new Random(random.nextLong()));
  }

  /** From 0, less than this. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  public int between(int least, int most) {
    return least + below(most - least + 1);
  }

  /** True so many times of a hundred. */
  public boolean in100(int times) {
    return below(100) < times;
  }

  public <T> T one(List<T> of) {
    return of.get(below(of.size()));
  }

  /** Two different ones. */
  public <T> List<T> two(List<T> of) {
    List<T> left = new ArrayList<>(of);
    T first = left.remove(below(left.size()));
    return List.of(first, one(left));
  }
}
