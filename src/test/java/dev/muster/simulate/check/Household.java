package dev.muster.simulate.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.BotUnderTest;
import java.util.ArrayList;
import java.util.List;

/** What the bot owes to its operator and to Slack. */
final class Household {
  private Household() {}

  static List<String> form(Evidence evidence) {
    List<String> breaches = new ArrayList<>(evidence.sounds().complaints());
    for (JsonNode call : evidence.slack().calls()) {
      String error = call.path("error").asText("");
      if (BotUnderTest.OUR_FAULT.contains(error) && !evidence.given().planted().contains(error)) {
        breaches.add("Slack refused " + call);
      }
    }
    return breaches;
  }

  static List<String> faults(Evidence evidence) {
    return evidence.sounds().errors();
  }

  static List<String> threads(Evidence evidence) {
    return evidence.sounds().threads();
  }
}
