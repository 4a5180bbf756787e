package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.database.Database;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.EverythingPeopleDo;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Buttons and forms that are older than the bot that gets them, and impatient fingers. */
@Timeout(300)
final class ButtonsAndFormsTest {
  @TempDir Path directory;

  private record Pressable(String channel, String ts, String actionId, String value) {}

  @Test
  void everyButtonFromBeforeARestartWorksOrSaysWhyNot() {
    try (BotUnderTest bot =
        BotUnderTest.on(() -> Database.in(directory), EverythingPeopleDo.playbook())) {
      EverythingPeopleDo.steps().forEach(step -> step.on(bot));
      List<Pressable> buttons = buttons(bot, "chi");
      assertThat(buttons).hasSizeGreaterThan(20);
      bot.restarts();

      for (Pressable button : buttons) {
        String before = seen(bot, "chi");
        Map<String, String> body = new HashMap<>();
        body.put("user", "chi");
        body.put("channel", button.channel());
        body.put("message_ts", button.ts());
        body.put("action_id", button.actionId());
        body.put("value", button.value());
        bot.hands().does("action", body);
        Eventually.is("something comes of " + button, () -> !seen(bot, "chi").equals(before));
        closeForms(bot, "chi");
        bot.passes(Duration.ofSeconds(20));
      }
      assertThat(bot.bot().meters().scrape()).doesNotContain("muster_faults_total");
    }
  }

  @Test
  void everyFormFromBeforeARestartIsTakenOrSaysWhyNot() {
    try (BotUnderTest bot =
        BotUnderTest.on(() -> Database.in(directory), EverythingPeopleDo.playbook())) {
      Room room = bot.person("ana").declares("SEV-1 checkout is down");
      bot.person("ana").types(room, "take");
      Map<String, Map<String, String>> forms = new LinkedHashMap<>();
      forms.put("update", Map.of("words", "we roll back"));
      forms.put("status", Map.of("status", "mitigating"));
      forms.put("severity", Map.of("level", "SEV-2", "why", "it shrinks"));
      forms.put("role", Map.of("role", "scribe", "person", bot.person("eva").id()));
      forms.put("snooze", Map.of("length", "15m"));
      forms.put("note", Map.of("text", "a note"));
      forms.put("decide", Map.of("text", "a decision"));
      forms.put("cancel", Map.of("reason", "false-alarm"));
      List<String> people = List.of("ana", "ben", "chi", "dev", "eva", "fay", "gus", "hal");
      List<String> names = List.copyOf(forms.keySet());
      for (int i = 0; i < names.size(); i++) {
        bot.person(people.get(i)).types(room, names.get(i));
      }
      bot.restarts();

      for (int i = 0; i < names.size(); i++) {
        Person person = bot.person(people.get(i));
        JsonNode answer = person.submits(forms.get(names.get(i)));
        assertThat(answer.path("ok").asBoolean()).as(names.get(i) + " " + answer).isTrue();
        assertThat(answer.has("errors")).as(names.get(i) + " " + answer).isFalse();
      }
      assertThat(bot.incident("INC-1").isOpen()).isFalse();
      assertThat(bot.bot().meters().scrape()).doesNotContain("muster_faults_total");
    }
  }

  @Test
  void aButtonPressedTwiceWithinASecondPostsOnceAndSaysSo() {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-1 checkout is down");
      bot.passes(Duration.ofMinutes(30));

      ana.presses(room, "Nothing new");
      assertThat(ana.pressesAndIsTold(room, "Nothing new")).contains("Nothing was posted twice");

      assertThat(
              bot.bot().timeline().of(bot.incident("INC-1").id()).stream()
                  .filter(e -> e.event() instanceof UpdatePosted))
          .hasSize(1);
    }
  }

  private static void closeForms(BotUnderTest bot, String who) {
    for (JsonNode view : bot.hands().get("views?user=" + who).path("views")) {
      bot.hands().post("close", Map.of("user", who, "view_id", view.path("id").asText()));
    }
  }

  /** All that may have changed before their eyes. */
  private static String seen(BotUnderTest bot, String who) {
    return bot.hands().get("views?user=" + who).toString()
        + bot.hands().get("ephemeral?user=" + who)
        + bot.hands().get("state").path("channels");
  }

  private static List<Pressable> buttons(BotUnderTest bot, String who) {
    Map<String, Pressable> all = new LinkedHashMap<>();
    for (JsonNode channel : bot.hands().get("state").path("channels")) {
      boolean open =
          !channel.path("is_archived").asBoolean() && !channel.path("name").asText().isEmpty();
      for (JsonNode message : open ? channel.path("messages") : channel.path("none")) {
        in(message.path("blocks"), channel.path("id").asText(), message.path("ts").asText(), all);
      }
    }
    for (JsonNode message : bot.hands().get("ephemeral?user=" + who).path("messages")) {
      in(
          message.path("blocks"),
          message.path("channel").asText(),
          message.path("ts").asText(),
          all);
    }
    return new ArrayList<>(all.values());
  }

  /** One of each kind: the same button under another message stands for the same. */
  private static void in(JsonNode node, String channel, String ts, Map<String, Pressable> all) {
    if (node.path("type").asText().equals("button")
        && node.path("action_id").asText().startsWith("run:")) {
      String action = node.path("action_id").asText();
      String value = node.path("value").asText();
      all.put(action + value, new Pressable(channel, ts, action, value));
    }
    node.forEach(child -> in(child, channel, ts, all));
  }
}
