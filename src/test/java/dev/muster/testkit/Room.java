package dev.muster.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.TimelineEntry;
import java.util.ArrayList;
import java.util.List;

/** A channel, as its members see it. */
public final class Room {
  private final BotUnderTest bot;
  private final String name;

  Room(BotUnderTest bot, String name) {
    this.bot = bot;
    this.name = name;
  }

  /** Its name without {@code #}. */
  public String name() {
    return name;
  }

  public String id() {
    return json().path("id").asText();
  }

  /** As {@code /sandbox/state} has it. */
  public JsonNode json() {
    return bot.channel(name);
  }

  /** What each message says, oldest first: its text and all words of its blocks. */
  public List<String> messages() {
    List<String> all = new ArrayList<>();
    json().path("messages").forEach(message -> all.add(words(message)));
    return all;
  }

  /** The newest message. */
  public String lastMessage() {
    List<String> all = messages();
    return all.get(all.size() - 1);
  }

  /** The newest message that says this. */
  public String newest(String part) {
    return messages().stream()
        .filter(message -> message.contains(part))
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> new AssertionError("Nobody said " + part + " in " + name));
  }

  /** What happened to its incident, of this kind, in that order. */
  public <T> List<T> events(Class<T> kind) {
    Incident incident = bot.bot().incidents().inChannel(new ChannelId(id())).orElseThrow();
    return bot.bot().timeline().of(incident.id()).stream()
        .map(TimelineEntry::event)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The pinned card. */
  public String headline() {
    JsonNode pins = json().path("pins");
    if (pins.size() != 1) {
      throw new AssertionError("There are " + pins.size() + " pins in " + name);
    }
    for (JsonNode message : json().path("messages")) {
      if (message.path("ts").asText().equals(pins.get(0).asText())) {
        return words(message);
      }
    }
    throw new AssertionError("The pinned message is not in " + name);
  }

  public String topic() {
    return json().path("topic").isTextual()
        ? json().path("topic").asText()
        : json().path("topic").path("value").asText();
  }

  /** Names of the people in it, the bot not among them. */
  public List<String> members() {
    List<String> names = new ArrayList<>();
    for (JsonNode member : json().path("members")) {
      for (JsonNode user : bot.hands().get("state").path("users")) {
        if (user.path("id").equals(member) && !user.path("name").asText().equals("muster")) {
          names.add(user.path("name").asText());
        }
      }
    }
    return names;
  }

  /** All words of a message or view: what can be read in it. */
  static String words(JsonNode message) {
    StringBuilder words = new StringBuilder(message.path("text").asText(""));
    collect(message.path("blocks"), words);
    return words.toString();
  }

  private static void collect(JsonNode node, StringBuilder words) {
    if (node.isObject()) {
      if (node.path("text").isTextual()) {
        words.append('\n').append(node.path("text").asText());
      }
      node.forEach(child -> collect(child, words));
    } else if (node.isArray()) {
      node.forEach(child -> collect(child, words));
    }
  }
}
