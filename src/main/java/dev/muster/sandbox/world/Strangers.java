package dev.muster.sandbox.world;

import java.util.Locale;

/** The other accounts of a large workspace: staff, and those who left, and bots. */
final class Strangers {
  /** In a real directory they are about as many. */
  private static final int EVERY_DEACTIVATED = 4;

  private static final int EVERY_BOT = 10;

  private Strangers() {}

  /** The account of this number, which is {@code user<number>}. */
  static Person of(int number) {
    boolean bot = number % EVERY_BOT == 0;
    boolean gone = !bot && number % EVERY_DEACTIVATED == 0;
    return new Person(
        String.format(Locale.ROOT, "U0X%07d", number),
        (bot ? "bot" : "user") + number,
        bot ? "Bot" : "User",
        Integer.toString(number),
        bot,
        gone ? Person.Membership.DEACTIVATED : Person.Membership.FULL);
  }
}
