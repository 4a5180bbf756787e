package dev.muster.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Ten cards: nine that the bot sends in an incident, and the blocks that it has not used yet. */
final class Cards {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> MORE = Set.of("rich_text", "markdown", "table");

  private final ArrayNode cards = JSON.createArrayNode();
  private final BotUnderTest bot;

  Cards(BotUnderTest bot) {
    this.bot = bot;
  }

  /** Plays an incident; what it showed, by name. */
  ArrayNode played() {
    Person ana = bot.person("ana");
    ana.types("declare");
    add("declare-form", ana.form().path("blocks"));
    ana.closesForm();
    Room room = ana.declares("SEV-1 Checkout is down");
    add("headline", blocks(room, "Checkout is down"));
    add("checklist", blocks(room, "First steps"));
    bot.passes(Duration.ofMinutes(40));
    add("ladder-call", blocks(room, "nobody is on it yet"));
    ana.types(room, "take");
    ana.types(room, "update We rolled back the release; errors are falling.");
    add("status-update", blocks(room, "Update on"));
    bot.passes(Duration.ofMinutes(45));
    add("nudge", blocks(room, "status update on"));
    add("home", bot.hands().does("home", Map.of("user", "ana")).path("view").path("blocks"));
    ana.types(room, "resolve The release was rolled back.");
    add("summary", blocks(room, "Resolved"));
    add("announcement", blocks(bot.room("incidents"), "Checkout is down"));
    ArrayNode more = JSON.createArrayNode();
    Drawing.everything().forEach(block -> addIf(more, block));
    add("rich-text-markdown-table", more);
    return cards;
  }

  private static void addIf(ArrayNode more, JsonNode block) {
    if (MORE.contains(block.path("type").asText())) {
      more.add(block);
    }
  }

  private void add(String name, JsonNode blocks) {
    ObjectNode card = cards.addObject();
    card.put("name", name).set("blocks", blocks);
  }

  /** The blocks of the newest message whose text has these words. */
  private static JsonNode blocks(Room room, String words) {
    JsonNode found = null;
    for (JsonNode message : room.json().path("messages")) {
      if (message.path("text").asText().contains(words) && !message.path("blocks").isEmpty()) {
        found = message.path("blocks");
      }
    }
    if (found == null) {
      throw new AssertionError("No card says " + words);
    }
    return found;
  }
}
