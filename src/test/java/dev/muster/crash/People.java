package dev.muster.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.Hands;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** They declare, update and resolve, whatever happens to the bot. Decided by the seed alone. */
final class People {
  private static final Pattern DECLARED = Pattern.compile("\\*(INC-\\d+)\\* is declared");

  private static final int MOST_TURNS = 12;

  private final Hands hands;
  private final Random random;
  private final List<Deed> deeds = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private int round;
  private int turn;
  private volatile boolean resting;

  People(Hands hands, Random random) {
    this.hands = hands;
    this.random = random;
  }

  List<Deed> deeds() {
    return List.copyOf(deeds);
  }

  /** Until told to rest. */
  void work(int newRound) {
    round = newRound;
    turn = 0;
    resting = false;
    while (!resting && turn < MOST_TURNS) {
      turn++;
      act();
    }
  }

  void rest() {
    resting = true;
  }

  boolean areAnswered() {
    return hands.post("command", command("help")).path("ok").asBoolean();
  }

  private void act() {
    int choice = open.isEmpty() ? 0 : random.nextInt(10);
    String token = String.format(Locale.ROOT, "c%04dn%02d", round, turn);
    if (choice < 3) {
      declare(token);
    } else {
      String incident = open.get(random.nextInt(open.size()));
      if (choice < 7) {
        deed(Deed.What.UPDATE, token, incident, "update " + incident + " " + token, "is recorded");
      } else {
        resolve(token, incident);
      }
    }
  }

  private void declare(String token) {
    String told = type("declare SEV-2 crash " + token);
    Matcher declared = DECLARED.matcher(told);
    boolean acked = declared.find();
    deeds.add(new Deed(Deed.What.DECLARE, token, acked ? declared.group(1) : "", acked));
    if (acked) {
      open.add(declared.group(1));
    }
  }

  private void resolve(String token, String incident) {
    type("take " + incident);
    if (deed(
        Deed.What.RESOLVE, token, incident, "resolve " + incident + " " + token, "is resolved")) {
      open.remove(incident);
    }
  }

  private boolean deed(Deed.What what, String token, String incident, String words, String yes) {
    String told = type(words);
    boolean acked = told.contains(yes);
    if (told.isEmpty() || acked) {
      deeds.add(new Deed(what, token, incident, acked));
    } else {
      // Refused in words, such as one that is resolved: an answer lost before has had its effect.
      open.remove(incident);
    }
    return acked;
  }

  /** What they are told; empty if nobody answered. */
  private String type(String words) {
    JsonNode answer = hands.post("command", command(words));
    return answer.path("ok").asBoolean() ? answer.path("response").toString() : "";
  }

  private static Map<String, String> command(String words) {
    return Map.of("user", "ana", "channel", "general", "command", "/incident", "text", words);
  }
}
