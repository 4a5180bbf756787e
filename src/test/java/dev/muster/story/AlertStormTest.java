package dev.muster.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.playbook.Playbook;
import dev.muster.store.IncidentQuery;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything breaks at once, and every machine says so. */
final class AlertStormTest {
  private static final Playbook OURS =
      Playbooks.extended(
          """
          alerts:
            - {name: Network, labels: {team: network}, severity: SEV-1, then: declare}
            - {name: Anything else, any: true, severity: SEV-3, then: ask}
          """);

  private final BotUnderTest bot = BotUnderTest.with(OURS);

  @AfterEach
  void stop() {
    bot.close();
  }

  private static String alerts(String labels, int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(
            i ->
                """
                {"status": "firing", "labels": {"alertname": "LinkDown", "instance": "switch-%d"%s},
                 "annotations": {"summary": "A link is down"}, "fingerprint": "f%s%d",
                 "startsAt": "2026-03-02T09:59:30Z"}\
                """
                    .formatted(i, labels, labels.isEmpty() ? "" : "n", i))
        .collect(Collectors.joining(",", "{\"alerts\": [", "]}"));
  }

  private void send(String body) {
    assertThat(
            bot.bot().hook().take("alertmanager", body.getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(202);
  }

  /** What Muster posted anywhere; not that somebody joined. */
  private long messages() {
    return StreamSupport.stream(bot.hands().get("calls?since=0").path("calls").spliterator(), false)
        .filter(call -> call.path("method").asText().equals("chat.postMessage"))
        .filter(call -> call.path("error").asText("").isEmpty())
        .count();
  }

  @Test
  void fiveHundredOfOneKindAreOneIncidentAndAHandfulOfMessages() {
    String network = ", \"team\": \"network\"";
    for (int i = 0; i < 250; i += 50) {
      send(alerts(network, i, i + 50));
    }
    for (int i = 250; i < 500; i++) {
      send(alerts(network, i, i + 1));
    }
    bot.passes(Duration.ofMinutes(3));

    assertThat(bot.bot().incidents().find(new IncidentQuery.Recent(50))).hasSize(1);
    assertThat(messages()).isLessThanOrEqualTo(10);
    Room room = bot.room(bot.incident("INC-1").room().name().orElseThrow());
    Person ben = bot.person("ben");
    assertThat(ben.types(room, "timeline")).contains("LinkDown: A link is down");
    int told = room.events(AlertHeard.class).stream().mapToInt(AlertHeard::alerts).sum();
    assertThat(told).isEqualTo(500);
    assertThat(room.events(AlertHeard.class)).hasSizeLessThan(20);
  }

  @Test
  void fiveHundredThatNobodyThoughtOfAreAsked() {
    for (int i = 0; i < 500; i += 100) {
      send(alerts("", i, i + 100));
    }
    bot.passes(Duration.ofMinutes(3));

    assertThat(bot.bot().incidents().find(new IncidentQuery.Recent(50))).isEmpty();
    assertThat(messages()).isLessThanOrEqualTo(10);
    assertThat(bot.room("incidents").newest("wait for an answer")).contains("499 alerts wait");
  }
}
