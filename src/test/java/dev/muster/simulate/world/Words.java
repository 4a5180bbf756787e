package dev.muster.simulate.world;

import java.util.List;

/** What people write: mostly sense, sometimes what breaks a careless bot. */
public final class Words {
  private static final List<String> PLAIN =
      List.of(
          "checkout is down",
          "cards are refused in Europe",
          "we restarted the database, it is better",
          "nobody can log in",
          "the queue grows by 1000 a minute",
          "rolled back, watching it");

  private static final List<String> HOSTILE =
      List.of(
          "<!channel> <!here> wake up",
          "*bold* _it_ ~no~ `code` ```block```",
          "\u202eright to left\u202c \u0645\u0631\u062d\u0628\u0627",
          "\ud83d\udd25\ud83d\udd25 \ud83d\udc69\u200d\ud83d\ude92 it burns",
          "<javascript:alert(1)|click me> [a](javascript:alert(1))",
          "=HYPERLINK(\"http://x\") & < > \" ' \\ %s {} ${x}",
          "@everyone #general <@U0BEN00002> <#C1|x>",
          "'; drop table incident; --",
          "\u0000\u0007 odd \u200b characters",
          "x".repeat(290));

  private Words() {}

  /** One line that begins with the marker. */
  public static String line(Dice dice, String marker) {
    return marker + " " + dice.one(dice.in100(75) ? PLAIN : HOSTILE);
  }

  /** Perhaps several, or very many. */
  public static String lines(Dice dice, String marker) {
    String line = line(dice, marker);
    if (dice.in100(5)) {
      return line + "\n" + "long ".repeat(500);
    }
    return dice.in100(20) ? line + "\n> " + dice.one(HOSTILE) : line;
  }
}
