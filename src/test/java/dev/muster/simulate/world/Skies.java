package dev.muster.simulate.world;

import dev.muster.testkit.Hands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The weather in Slack, and since when nobody can ask the bot to be punctual. */
public final class Skies {
  /** When all works again, what waited has its turn within so long: back-off, pace, holds. */
  private static final Duration RECOVERY = Duration.ofMinutes(5);

  /** Faults that hit nobody are taken back after so many steps. */
  private static final int FOUL_STEPS = 4;

  /**
   * A while in which the bot could not be punctual, by its own clock: it was down, Slack failed,
   * the clock leapt.
   */
  public record Trouble(Instant from, Instant to) {
    public boolean touches(Instant begin, Instant end) {
      return !from.isAfter(end) && !to.isBefore(begin);
    }
  }

  private final Hands hands;
  private final Mortal bot;
  private final Story story;
  private final List<Trouble> troubles = new ArrayList<>();
  private final Set<String> planted = new HashSet<>();
  private Instant foulSince = Instant.EPOCH;
  private int foulSteps;

  Skies(Hands hands, Mortal bot, Story story) {
    this.hands = hands;
    this.bot = bot;
    this.story = story;
  }

  /** Slack will refuse with this code. */
  public void plant(String code) {
    planted.add(code);
  }

  public Set<String> planted() {
    return Set.copyOf(planted);
  }

  /** A fault was planned. */
  public void turn() {
    story.count("faults");
    if (foulSteps == 0) {
      foulSince = bot.now();
    }
    foulSteps = FOUL_STEPS;
  }

  /** A step is over; faults do not wait for ever. */
  public void passStep() {
    if (foulSteps > 0 && --foulSteps == 0) {
      clear();
    }
  }

  /** From now on Slack does as it is asked. */
  public void clear() {
    hands.does("fault", Map.of("clear", true));
    if (!foulSince.equals(Instant.EPOCH)) {
      foulSteps = 0;
      troubled(foulSince, bot.now());
    }
  }

  /**
   * In this while, by the bot's clock, and until it recovered, punctuality can't be asked for.
   *
   * @param from may be later than {@code to}: the clock was set back meanwhile
   */
  public void troubled(Instant from, Instant to) {
    boolean inOrder = from.isBefore(to);
    troubles.add(new Trouble(inOrder ? from : to, (inOrder ? to : from).plus(RECOVERY)));
  }

  public List<Trouble> troubles() {
    return List.copyOf(troubles);
  }
}
