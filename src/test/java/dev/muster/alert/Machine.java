package dev.muster.alert;

import dev.muster.testkit.BotUnderTest;
import java.nio.charset.StandardCharsets;

/** Something that sends alerts in the form of Alertmanager. */
final class Machine {
  private final BotUnderTest bot;

  Machine(BotUnderTest bot) {
    this.bot = bot;
  }

  /** One alert as Alertmanager writes it. */
  static String alert(String status, String name, String fingerprint, String startsAt) {
    return """
        {"status": "%s", "labels": {"alertname": "%s", "service": "api"},
         "annotations": {"summary": "%s on <!channel> *api*", "description": "since a while"},
         "startsAt": "%s", "endsAt": "0001-01-01T00:00:00Z",
         "generatorURL": "https://prometheus.example.com/graph", "fingerprint": "%s"}"""
        .formatted(status, name, name, startsAt, fingerprint);
  }

  /** Some of them in one message. */
  static String message(String... alerts) {
    return """
        {"version": "4", "groupKey": "{}:{}", "status": "firing", "receiver": "muster",
         "groupLabels": {}, "commonLabels": {}, "commonAnnotations": {},
         "externalURL": "https://alertmanager.example.com", "alerts": [%s]}"""
        .formatted(String.join(",", alerts));
  }

  AlertHook.Answer sends(String... alerts) {
    return sendsTo("alertmanager", message(alerts));
  }

  AlertHook.Answer sendsTo(String source, String body) {
    AlertHook.Answer answer = bot.bot().hook().take(source, body.getBytes(StandardCharsets.UTF_8));
    bot.settled();
    return answer;
  }
}
