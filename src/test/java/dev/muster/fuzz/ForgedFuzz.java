package dev.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.muster.OfflineBot;
import dev.muster.testkit.LogTrap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever a form, a button, a shortcut or an event holds that Muster did not put there: it is
 * refused without a fault and without a stack trace, and nothing changes.
 */
final class ForgedFuzz {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static OfflineBot bot;

  @BeforeContainer
  static void start() throws Exception {
    bot = new OfflineBot();
    bot.types("declare SEV-1 checkout is down");
  }

  @AfterContainer
  static void stop() {
    bot.close();
  }

  /** Metadata that is not ours, or lacks what ours has. */
  @Provide
  Arbitrary<String> metadata() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "null",
            "7",
            "[]",
            "{}",
            "x",
            "{\"incident\":null}",
            "{\"incident\":7,\"channel\":[],\"notes\":{}}",
            "{\"incident\":{\"value\":null},\"channel\":null,\"notes\":{}}",
            "{\"incident\":{},\"notes\":{}}",
            "{\"incident\":{\"value\":\"INC-99\"},\"channel\":null,\"notes\":null}",
            "{\"incident\":{\"value\":\"INC-1\"},\"channel\":{\"value\":\"C;drop\"},\"notes\":{}}",
            "{\"incident\":{\"value\":\"INC-1\"},\"notes\":{\"a\":null}}",
            "{\"incident\":{\"value\":\"INC-1\"},\"notes\":[]}"),
        Weird.text().filter(text -> !text.isEmpty()).map(text -> "\"" + text));
  }

  @Fuzz
  void aFormWithForeignMetadataIsRefused(
      @ForAll("form") String form, @ForAll("metadata") String metadata) throws Exception {
    Map<String, Long> before = bot.rows();
    isRefused("interactive", submission(form, metadata, "{\"a\":{\"value\":{\"value\":\"x\"}}}"));
    assertThat(bot.rows()).isEqualTo(before);
  }

  @Provide
  Arbitrary<String> form() throws ReflectiveOperationException {
    return Arbitraries.of(bot.forms());
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
        "null",
        "{}",
        "[]",
        "7",
        "{\"status\":null}",
        "{\"status\":{\"value\":null}}",
        "{\"status\":{\"value\":{\"selected_option\":{\"value\":\"SEV-4\"}}}}",
        "{\"severity\":{\"value\":{\"selected_option\":{}}}}",
        "{\"level\":{\"value\":{\"selected_option\":{\"value\":\"SEV-99\"}}}}",
        "{\"person\":{\"value\":{\"selected_user\":\"nobody at all; drop\"}}}",
        "{\"confirm\":{\"value\":{\"selected_options\":[{\"value\":\"x\"},null]}}}",
        "{\"what\":{\"value\":{\"selected_option\":{\"value\":\"situation:x\"}}}}",
        "{\"title\":{\"value\":{\"value\":\"" + "x".repeat(4000) + "\"}}}");
  }

  /** Every form there is, on an incident that there is not. */
  @Fuzz
  void aFormThatLacksWhatItShouldHoldIsRefused(
      @ForAll("form") String form, @ForAll("values") String values) throws Exception {
    for (String about : List.of("INC-1", "INC-99")) {
      Map<String, Long> before = bot.rows();
      String ours =
          "{\"incident\":{\"value\":\""
              + about
              + "\"},\"channel\":null,\"notes\":{\"number\":\"x\"}}";
      isRefused("interactive", submission(form, ours, values));
      if (about.equals("INC-99")) { // a form whose fields may all stay empty is none the worse
        assertThat(bot.rows()).isEqualTo(before);
      }
    }
  }

  private static JsonObject submission(String form, String metadata, String values) {
    JsonObject view = new JsonObject();
    view.addProperty("id", "V" + NUMBER.incrementAndGet());
    view.addProperty("type", "modal");
    view.addProperty("callback_id", form);
    view.addProperty("private_metadata", metadata);
    view.add("blocks", new JsonArray());
    view.add("state", JsonParser.parseString("{\"values\":" + values + "}"));
    JsonObject payload = payload("view_submission");
    payload.add("view", view);
    return payload;
  }

  private static JsonObject payload(String type) {
    JsonObject payload = new JsonObject();
    payload.addProperty("type", type);
    payload.addProperty("trigger_id", "t" + NUMBER.incrementAndGet());
    payload.add("user", JsonParser.parseString("{\"id\":\"U0ANA00001\",\"name\":\"ana\"}"));
    return payload;
  }

  @Provide
  Arbitrary<String> action() {
    List<String> commands = bot.commands().stream().map(c -> "\"run:" + c + "\"").toList();
    return Arbitraries.oneOf(
        Arbitraries.of(commands), Arbitraries.of("null", "\"\"", "\"run:\"", "\"run:nothing:x\""));
  }

  @Provide
  Arbitrary<String> pressed() {
    return Arbitraries.of(
        "null",
        "\"\"",
        "\"INC-99\"",
        "\"INC-99\\nx y z\"",
        "\"INC-99\\n-1\"",
        "\"\\n\\n\"",
        "\"" + "INC-".repeat(500) + "\"");
  }

  @Fuzz
  void aButtonThatIsNotOursIsRefused(
      @ForAll("action") String action, @ForAll("pressed") String value, @ForAll boolean boxes)
      throws Exception {
    Map<String, Long> before = bot.rows();
    JsonObject payload = payload("block_actions");
    String type = boxes ? "checkboxes" : "button";
    payload.add(
        "actions",
        JsonParser.parseString(
            "[{\"type\":\"%s\",\"action_id\":%s,\"block_id\":%s,\"value\":%s,\"selected_options\":[{}]}]"
                .formatted(type, action, value, value)));
    payload.add("container", JsonParser.parseString("{\"message_ts\":7}"));
    isRefused("interactive", payload);
    assertThat(bot.rows()).isEqualTo(before);
  }

  @Example
  void whatLacksItsPartsIsRefused() throws Exception {
    Map<String, Long> before = bot.rows();
    for (String type :
        List.of("view_submission", "block_actions", "shortcut", "message_action", "view_closed")) {
      for (String part : List.of("user", "trigger_id", "view", "actions", "channel", "message")) {
        JsonObject payload = payload(type);
        payload.addProperty("callback_id", "x");
        payload.remove(part);
        isRefused("interactive", payload);
      }
      JsonObject nobody = payload(type);
      nobody.add("user", new JsonObject());
      isRefused("interactive", nobody);
    }
    for (String shortcut : bot.shortcuts()) {
      for (String type : List.of("shortcut", "message_action")) {
        JsonObject payload = payload(type);
        payload.addProperty("callback_id", shortcut);
        isRefused("interactive", payload);
      }
    }
    JsonObject noUser = new JsonObject();
    noUser.addProperty("command", "/incident");
    isRefused("slash_commands", noUser);
    assertThat(bot.rows()).isEqualTo(before);
    assertThat(bot.meters().scrape()).contains("muster_malformed_total{where=\"form\"}");
  }

  @Provide
  Arbitrary<String> event() {
    Arbitrary<String> types =
        Arbitraries.of(
            "reaction_added", "message", "member_joined_channel", "app_home_opened", "nothing");
    Arbitrary<String> parts =
        Arbitraries.of(
                "\"subtype\":\"message_changed\"",
                "\"subtype\":\"message_deleted\"",
                "\"user\":null",
                "\"user\":\"U0ANA00001\"",
                "\"channel\":\"C0GENERAL1\"",
                "\"channel\":\"\"",
                "\"text\":\"x\"",
                "\"ts\":\"x\"",
                "\"ts\":\"1.2\"",
                "\"deleted_ts\":null",
                "\"reaction\":null",
                "\"item\":{}",
                "\"item\":null",
                "\"item\":{\"type\":\"message\"}",
                "\"item\":{\"type\":\"message\",\"channel\":\"C1\",\"ts\":\"1.2\"}",
                "\"message\":{}",
                "\"message\":null",
                "\"message\":7",
                "\"tab\":\"home\"",
                "\"thread_ts\":\"\"")
            .list()
            .ofMaxSize(5)
            .map(all -> String.join(",", all));
    return net.jqwik.api.Combinators.combine(types, parts)
        .as(
            (type, all) ->
                "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\""
                    + type
                    + "\""
                    + (all.isEmpty() ? "" : "," + all)
                    + "}}");
  }

  @Fuzz
  void anEventWithoutItsPartsIsLeftAlone(@ForAll("event") String event) throws Exception {
    Map<String, Long> before = bot.rows();
    isRefused("events_api", JsonParser.parseString(event).getAsJsonObject());
    assertThat(bot.rows()).isEqualTo(before);
  }

  private static void isRefused(String type, JsonObject payload) throws Exception {
    try (LogTrap log = new LogTrap()) {
      bot.sends(type, payload);
      assertThat(
              log.all().lines().filter(line -> line.startsWith("\tat ") || line.contains("Fault ")))
          .as(payload.toString())
          .isEmpty();
    }
    assertThat(bot.meters().scrape()).doesNotContain("muster_faults_total");
  }
}
