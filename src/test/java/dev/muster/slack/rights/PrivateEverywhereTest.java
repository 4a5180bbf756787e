package dev.muster.slack.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.database.Database;
import dev.muster.slack.Command;
import dev.muster.slack.web.SlackMethod;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.FormFilling;
import dev.muster.testkit.LogTrap;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import dev.muster.web.Readiness;
import dev.muster.web.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long private incident, and then a search for its words wherever they must not be. */
final class PrivateEverywhereTest {
  /** In the title, in forms, in what is typed: words that occur nowhere else. */
  private static final List<String> MARKERS = List.of("zebrafish", "quokka", "axolotl", "narwhal");

  @TempDir Path directory;
  private final LogTrap log = new LogTrap();

  @AfterEach
  void open() {
    log.close();
  }

  @Test
  void itsWordsAreInItsChannelAndNowhereElse() throws Exception {
    try (BotUnderTest bot = BotUnderTest.on(() -> Database.in(directory))) {
      Room room = plays(bot);
      String inside = room.id();
      weather(bot, room);
      outsiders(bot);

      searchWhatWasSent(bot, inside);
      searchTheLog(room);
      searchWhatIsServed(bot);
    }
  }

  /** Every command and every form, in the private war room. */
  private Room plays(BotUnderTest bot) {
    Person ana = bot.person("ana");
    Person ben = bot.person("ben");
    ana.types("declare");
    ana.submits(
        Map.of(
            "title",
            "zebrafish was stolen",
            "severity",
            "SEV-1",
            "impact",
            "axolotl",
            "private",
            List.of("only-invited")));
    Room room = bot.room(bot.incident("INC-1").room().name().orElseThrow());
    assertThat(room.name()).contains("zebrafish");
    ana.types(room, "role scribe <@" + ben.id() + ">");
    for (Command command : bot.bot().commandTable().all()) {
      if (!command.name().equals("declare") && !isAnEnd(command.name())) {
        ana.types(room, command.name() + " quokka words");
        ana.types(room, command.name());
        if (ana.hasForm()) {
          FormFilling.fill(ana, "narwhal", ben.id());
        }
      }
    }
    ana.types(room, "severity SEV-2 quokka");
    String ts = ana.says(room, "quokka seen by <@" + ben.id() + ">");
    ben.reacts(room, ts, "pushpin");
    ana.chooses("add_to_timeline", Optional.of(room), Optional.of(ana.says(room, "quokka")));
    bot.passes(Duration.ofHours(3));
    for (String label : List.of("Post update", "Severity", "Status", "Roles")) {
      ben.presses(room, label);
      FormFilling.fill(ben, "narwhal", ana.id());
    }
    bot.restarts();
    ana.types(room, "update after the restart: quokka");
    return room;
  }

  private static boolean isAnEnd(String command) {
    return List.of("resolve", "reopen", "cancel", "close").contains(command);
  }

  /** Each method of Slack fails in two ways, with something under way that needs it. */
  private static void weather(BotUnderTest bot, Room room) {
    Person ana = bot.person("ana");
    for (SlackMethod method : SlackMethod.values()) {
      for (Map<String, ?> fault :
          List.of(Map.of("error", "restricted_action"), Map.of("http_status", 500))) {
        Map<String, Object> planned = new java.util.HashMap<>(fault);
        planned.put("method", method.slackName());
        planned.put("times", 2);
        bot.hands().does("fault", planned);
      }
      ana.types(room, "update quokka and " + method.slackName());
      ana.types(room, "summary");
    }
    ana.types(room, "export");
    ana.types(room, "resolve the quokka is back");
    ana.types(room, "reopen quokka again");
    ana.types(room, "cancel duplicate of INC-77 quokka");
    ana.types(room, "resolve the quokka is back again");
    ana.types(room, "close nothing to learn");
    bot.hands().does("fault", Map.of("clear", true));
    bot.passes(Duration.ofMinutes(10));
    ana.types(room, "reopen it is quokka time");
  }

  /** Whoever is not in it learns as much of INC-1 as of INC-9, which was never declared. */
  private static void outsiders(BotUnderTest bot) {
    Person eva = bot.person("eva");
    Person ana = bot.person("ana");
    eva.declares("SEV-3 printers are slow");
    for (Command command : bot.bot().commandTable().all()) {
      for (String more : List.of("", " words", " <@" + ana.id() + ">")) {
        if (!command.name().equals("declare")) {
          for (Person somebody : List.of(eva, ana)) {
            String there = somebody.types(command.name() + " INC-1" + more);
            String missing = somebody.types(command.name() + " INC-9" + more);
            assertThat(there.replace("INC-1", "INC-9").replace("inc-1", "inc-9"))
                .as(command.name())
                .isEqualTo(missing);
          }
        }
      }
    }
    for (String typed : List.of("list", "list recent", "list mine", "list zebra", "list INC")) {
      assertThat(ana.types(typed)).doesNotContain("INC-1").doesNotContain("zebrafish");
    }
    ana.opensHome();
    eva.opensHome();
    eva.types("declare");
    assertThat(eva.form().toString()).contains("printers").doesNotContain("INC-1");
    Room printers = bot.room(bot.incident("INC-2").room().name().orElseThrow());
    eva.types(printers, "cancel duplicate of INC-1");
    eva.types(printers, "cancel");
    assertThat(eva.form().toString()).doesNotContain("INC-1");
  }

  private static void searchWhatWasSent(BotUnderTest bot, String inside) {
    List<JsonNode> calls = new ArrayList<>();
    bot.hands().get("calls?since=0").path("calls").forEach(calls::add);
    int withWords = 0;
    String canvas =
        bot.slack("conversations.info", Map.of("channel", inside))
            .at("/channel/properties/canvas/file_id")
            .asText();
    for (JsonNode call : calls) {
      String args = call.path("args").toString();
      boolean theirs = MARKERS.stream().anyMatch(args.toLowerCase(java.util.Locale.ROOT)::contains);
      if (theirs && !call.path("method").asText().equals("conversations.create")) {
        withWords++;
        assertThat(destination(call)).as(call.toString()).isIn(inside, canvas);
      }
      if (args.contains("zebrafish")
          && call.path("method").asText().equals("conversations.create")) {
        assertThat(call.path("args").path("is_private").asText()).isIn("true", "1");
      }
    }
    assertThat(withWords).isGreaterThan(50);
    assertThat(new TreeSet<>(calls.stream().map(c -> c.path("method").asText()).toList()))
        .contains("chat.postMessage", "chat.postEphemeral", "views.open", "views.publish");
  }

  /** The channel that it goes to; of a form, the one that it was asked for in. */
  private static String destination(JsonNode call) {
    JsonNode args = call.path("args");
    for (String name : List.of("channel", "channel_id", "channels", "canvas_id")) {
      if (args.hasNonNull(name)) {
        return args.path(name).asText();
      }
    }
    JsonNode view = args.path("view");
    String text = view.isTextual() ? view.asText() : view.toString();
    java.util.regex.Matcher channel =
        java.util.regex.Pattern.compile("channel[\\\\\":{]+value[\\\\\":]+(C[A-Z0-9]+)")
            .matcher(text);
    return channel.find() ? channel.group(1) : "nowhere known";
  }

  private void searchTheLog(Room room) {
    assertThat(log.heard("dev.muster.Bot")).isTrue();
    assertThat(log.heard("dev.muster.delivery.Deliveries")).isTrue();
    for (String marker : MARKERS) {
      assertThat(
              log.all().lines().filter(l -> l.toLowerCase(java.util.Locale.ROOT).contains(marker)))
          .as(marker)
          .isEmpty();
    }
    assertThat(log.all()).doesNotContain(room.name());
  }

  private static void searchWhatIsServed(BotUnderTest bot) throws Exception {
    WebServer.Pages pages =
        new WebServer.Pages(
            () -> new Readiness(1, true, true, Optional.of(Instant.EPOCH), true),
            () -> bot.bot().meters().scrape());
    try (WebServer server = WebServer.start("127.0.0.1", 0, pages)) {
      for (String path : List.of("/metrics", "/health/live", "/health/ready", "/", "/nothing")) {
        String body =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                    HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(body).isNotEmpty().doesNotContain(MARKERS).doesNotContain("INC-1");
      }
    }
  }
}
