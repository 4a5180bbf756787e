package dev.muster.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody in the practice workspace, and what they do. */
public final class Person {
  private final BotUnderTest bot;
  private final String name;

  Person(BotUnderTest bot, String name) {
    this.bot = bot;
    this.name = name;
  }

  public String name() {
    return name;
  }

  public String id() {
    for (JsonNode user : bot.hands().get("state").path("users")) {
      if (user.path("name").asText().equals(name)) {
        return user.path("id").asText();
      }
    }
    throw new AssertionError("There is no " + name);
  }

  /** Declares by typing, and is in the war room when this returns. */
  public Room declares(String severityAndTitle) {
    int before = incidents();
    String told = types("declare " + severityAndTitle);
    if (incidents() == before) {
      throw new AssertionError("No incident was declared: " + told);
    }
    return newestWarRoom();
  }

  private int incidents() {
    return bot.bot().incidents().find(new dev.muster.store.IncidentQuery.Recent(1000)).size();
  }

  /** The war room of the newest public incident. */
  public Room newestWarRoom() {
    return bot.room(
        bot.bot()
            .incidents()
            .find(new dev.muster.store.IncidentQuery.Recent(1))
            .get(0)
            .room()
            .name()
            .orElseThrow(() -> new AssertionError("The war room is not open.")));
  }

  /**
   * Types {@code /incident words} in #general; the private answer, empty if a form came instead.
   */
  public String types(String words) {
    return types("general", words);
  }

  public String types(Room room, String words) {
    return types(room.name(), words);
  }

  private String types(String channel, String words) {
    JsonNode answer = bot.hands().types(name, channel, words);
    bot.settled();
    return Room.words(answer.path("response"));
  }

  /**
   * Presses the newest button with this label that they see in the room, and waits until it has had
   * its effect.
   */
  public void presses(Room room, String label) {
    press(room, label);
    bot.settled();
  }

  /** Presses it and returns what they are told privately. */
  public String pressesAndIsTold(Room room, String label) {
    int before = told(room).size();
    press(room, label);
    String told =
        Eventually.gives(
            "an answer to " + name + "'s press of " + label,
            () -> {
              List<String> all = told(room);
              return all.size() > before ? Optional.of(all.get(all.size() - 1)) : Optional.empty();
            });
    bot.settled();
    return told;
  }

  private void press(Room room, String label) {
    List<JsonNode> seen = new ArrayList<>();
    room.json().path("messages").forEach(seen::add);
    ephemeral(room).forEach(seen::add);
    for (int i = seen.size() - 1; i >= 0; i--) {
      Optional<JsonNode> button = button(seen.get(i).path("blocks"), label);
      if (button.isPresent()) {
        Map<String, String> body = new HashMap<>();
        body.put("user", name);
        body.put("channel", room.name());
        body.put("message_ts", ts(seen.get(i)));
        body.put("action_id", button.get().path("action_id").asText());
        bot.hands().does("action", body);
        return;
      }
    }
    throw new AssertionError(name + " sees no button " + label + " in " + room.name());
  }

  /** Ticks a box with these words, or takes the tick back: in the newest message that has it. */
  public void ticks(Room room, String words) {
    tickOnly(room, words);
    bot.settled();
  }

  /** As {@link #ticks}, without waiting for what comes of it. */
  public void tickOnly(Room room, String words) {
    List<JsonNode> seen = new ArrayList<>();
    room.json().path("messages").forEach(seen::add);
    ephemeral(room).forEach(seen::add);
    for (int i = seen.size() - 1; i >= 0; i--) {
      for (JsonNode block : seen.get(i).path("blocks")) {
        for (JsonNode option : block.path("elements").path(0).path("options")) {
          if (option.path("text").path("text").asText().contains(words)) {
            Map<String, String> body = new HashMap<>();
            body.put("user", name);
            body.put("channel", room.name());
            body.put("message_ts", ts(seen.get(i)));
            body.put("block_id", block.path("block_id").asText());
            body.put("action_id", block.path("elements").path(0).path("action_id").asText());
            body.put("value", option.path("value").asText());
            bot.hands().does("action", body);
            return;
          }
        }
      }
    }
    throw new AssertionError(name + " sees no box " + words + " in " + room.name());
  }

  private static String ts(JsonNode message) {
    return message.has("ts") ? message.path("ts").asText() : message.path("message_ts").asText();
  }

  static Optional<JsonNode> button(JsonNode node, String label) {
    if (node.isObject()
        && node.path("type").asText().equals("button")
        && node.path("text").path("text").asText().equals(label)) {
      return Optional.of(node);
    }
    for (JsonNode child : node) {
      Optional<JsonNode> found = button(child, label);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What Muster wrote to them directly, oldest first; nothing if it never did. */
  public List<String> toldDirectly() {
    return directRoom().map(Room::messages).orElseGet(List::of);
  }

  /** What Muster wrote to them directly; the room of their two. */
  public Room direct() {
    return directRoom()
        .orElseThrow(() -> new AssertionError("Nobody wrote to " + name + " directly."));
  }

  private Optional<Room> directRoom() {
    for (JsonNode channel : bot.hands().get("state").path("channels")) {
      for (JsonNode member : channel.path("members")) {
        if (channel.path("is_im").asBoolean() && member.asText().equals(id())) {
          return Optional.of(bot.room(channel.path("id").asText()));
        }
      }
    }
    return Optional.empty();
  }

  /** What only they saw in this room, oldest first. */
  public List<String> told(Room room) {
    List<String> all = new ArrayList<>();
    ephemeral(room).forEach(message -> all.add(Room.words(message)));
    return all;
  }

  private JsonNode ephemeral(Room room) {
    JsonNode answer = bot.hands().get("ephemeral?user=" + name + "&channel=" + room.id());
    return answer.isArray() ? answer : answer.path("messages");
  }

  /** The form in front of them. */
  public JsonNode form() {
    JsonNode answer = bot.hands().get("views?user=" + name);
    JsonNode views = answer.isArray() ? answer : answer.path("views");
    if (views.isEmpty()) {
      throw new AssertionError(name + " has no form open");
    }
    return views.get(0);
  }

  public boolean hasForm() {
    JsonNode answer = bot.hands().get("views?user=" + name);
    return !(answer.isArray() ? answer : answer.path("views")).isEmpty();
  }

  /**
   * Fills in the form in front of them and submits it.
   *
   * @param values by block id
   * @return the hand's answer: what became of the form
   */
  public JsonNode submits(Map<String, ?> values) {
    Map<String, Map<String, ?>> byBlock = new HashMap<>();
    values.forEach((block, value) -> byBlock.put(block, Map.of("value", value)));
    JsonNode answer =
        bot.hands()
            .post(
                "submit",
                Map.of("user", name, "view_id", form().path("id").asText(), "values", byBlock));
    bot.settled();
    return answer;
  }

  /**
   * Chooses in a field of the form in front of them on which other fields depend, and sees it drawn
   * anew.
   *
   * @param typed what they filled in before, by block id
   */
  public void picks(String block, String value, Map<String, ?> typed) {
    JsonNode form = form();
    Map<String, Map<String, ?>> values = new HashMap<>();
    typed.forEach((id, filled) -> values.put(id, Map.of("value", filled)));
    Map<String, Object> body = new HashMap<>();
    body.put("user", name);
    body.put("view_id", form.path("id").asText());
    body.put("block_id", block);
    body.put("action_id", "value");
    body.put("value", value);
    body.put("values", values);
    bot.hands().post("action", body);
    Eventually.is("a form drawn anew", () -> !form().path("hash").equals(form.path("hash")));
  }

  /** The values that can be chosen in a field of the form in front of them. */
  public List<String> choices(String block) {
    List<String> values = new ArrayList<>();
    for (JsonNode one : form().path("blocks")) {
      if (one.path("block_id").asText().equals(block)) {
        one.path("element").path("options").forEach(o -> values.add(o.path("value").asText()));
      }
    }
    return values;
  }

  /** Closes the form in front of them without sending it. */
  public void closesForm() {
    bot.hands().does("close", Map.of("user", name, "view_id", form().path("id").asText()));
  }

  /** Writes a message. @return its timestamp */
  public String says(Room room, String text) {
    String ts =
        bot.hands()
            .does("message", Map.of("user", name, "channel", room.name(), "text", text))
            .path("ts")
            .asText();
    bot.settled();
    return ts;
  }

  public void reacts(Room room, String ts, String emoji) {
    bot.hands()
        .does("reaction", Map.of("user", name, "channel", room.name(), "ts", ts, "name", emoji));
    bot.settled();
  }

  /** Opens the app's Home tab. */
  public JsonNode opensHome() {
    return bot.hands().does("home", Map.of("user", name)).path("view");
  }

  /** Chooses a shortcut; {@code messageTs} where it is one of a message's menu. */
  public void chooses(String callbackId, Optional<Room> room, Optional<String> messageTs) {
    Map<String, String> body = new HashMap<>();
    body.put("user", name);
    body.put("callback_id", callbackId);
    room.ifPresent(r -> body.put("channel", r.name()));
    messageTs.ifPresent(ts -> body.put("message_ts", ts));
    bot.hands().does("shortcut", body);
    bot.settled();
  }
}
