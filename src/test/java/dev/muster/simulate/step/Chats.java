package dev.muster.simulate.step;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.incident.Incident;
import dev.muster.incident.NoteEvent.CapturedMessageEdited;
import dev.muster.incident.NoteEvent.MessageCaptured;
import dev.muster.incident.UserId;
import dev.muster.simulate.world.Claim;
import dev.muster.simulate.world.Claim.Outcome;
import dev.muster.simulate.world.Dice;
import dev.muster.simulate.world.Scene;
import dev.muster.simulate.world.Scene.Said;
import dev.muster.simulate.world.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People talk in a war room, pin what matters, take it back, come and go. */
final class Chats {
  static final List<Step> STEPS =
      List.of(
          new Step("says something", 6, Chats::says),
          new Step("pins a message", 6, Chats::pins),
          new Step("edits a message", 3, Chats::edits),
          new Step("deletes a message", 2, Chats::deletes),
          new Step("comes in", 3, Chats::comes),
          new Step("leaves", 2, Chats::leaves),
          new Step("adds a message by its menu", 2, Chats::adds));

  private Chats() {}

  private static Optional<Incident> withRoom(Scene scene, Dice dice) {
    List<Incident> all =
        scene.incidents().stream().filter(i -> i.room().channel().isPresent()).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(dice.one(all));
  }

  private static String room(Incident incident) {
    return incident.room().channel().orElseThrow().value();
  }

  private static void says(Scene scene, Dice dice) {
    Optional<Incident> incident = withRoom(scene, dice);
    if (incident.isEmpty()) {
      return;
    }
    String user = dice.one(Scene.PEOPLE);
    String marker = scene.marker(incident.get().isPrivate());
    String channel = room(incident.get());
    Optional<JsonNode> answer =
        scene.does(
            "message", Map.of("user", user, "channel", channel, "text", Words.line(dice, marker)));
    answer
        .filter(json -> json.path("ok").asBoolean())
        .ifPresent(
            json -> {
              scene.story().tell(user + " says " + marker + " in " + channel);
              scene.said().add(new Said(channel, json.path("ts").asText(), user, marker));
            });
  }

  private static void pins(Scene scene, Dice dice) {
    if (scene.said().isEmpty()) {
      return;
    }
    Said said = dice.one(scene.said());
    String user = dice.one(Scene.PEOPLE);
    claim(scene, said, UserId.MUSTER.value(), MessageCaptured.class, said.marker());
    Optional<JsonNode> answer =
        scene.does(
            "reaction",
            Map.of("user", user, "channel", said.channel(), "ts", said.ts(), "name", "pushpin"));
    scene.story().tell(user + " pins " + said.marker() + " → " + Scene.told(answer));
  }

  /** Before it is done: whom it concerns could not be asked of a bot that died of it. */
  private static void claim(
      Scene scene,
      Said said,
      String by,
      Class<? extends dev.muster.incident.IncidentEvent> kind,
      String marker) {
    scene.incidents().stream()
        .filter(i -> i.room().channel().filter(c -> c.value().equals(said.channel())).isPresent())
        .forEach(
            i ->
                scene.claim(
                    new Claim(by, List.of(kind), i.id().value(), marker, "", Outcome.UNKNOWN)));
  }

  private static void edits(Scene scene, Dice dice) {
    if (scene.said().isEmpty()) {
      return;
    }
    Said said = dice.one(scene.said());
    String marker = scene.marker(Scene.isSecret(said.marker()));
    claim(scene, said, Scene.id(said.user()), CapturedMessageEdited.class, marker);
    Optional<JsonNode> answer =
        scene.does(
            "message",
            Map.of(
                "user", said.user(),
                "channel", said.channel(),
                "ts", said.ts(),
                "text", Words.line(dice, marker)));
    scene.story().tell(said.user() + " edits " + said.marker() + " → " + Scene.told(answer));
    if (answer.filter(json -> json.path("ok").asBoolean()).isPresent()) {
      scene.said().add(new Said(said.channel(), said.ts(), said.user(), marker));
    }
  }

  private static void deletes(Scene scene, Dice dice) {
    if (scene.said().isEmpty()) {
      return;
    }
    Said said = scene.said().remove(dice.below(scene.said().size()));
    Optional<JsonNode> answer =
        scene.does(
            "message",
            Map.of(
                "user", said.user(),
                "channel", said.channel(),
                "ts", said.ts(),
                "delete", true));
    scene.story().tell(said.user() + " deletes " + said.marker() + " → " + Scene.told(answer));
  }

  private static void comes(Scene scene, Dice dice) {
    Optional<Incident> incident = withRoom(scene, dice);
    incident.ifPresent(
        i -> {
          String user = dice.one(Scene.PEOPLE);
          Optional<JsonNode> answer =
              scene.does(
                  "command",
                  Map.of("user", user, "channel", "general", "command", "/join", "text", room(i)));
          scene.story().tell(user + " joins " + room(i) + " → " + Scene.told(answer));
        });
  }

  private static void leaves(Scene scene, Dice dice) {
    Optional<Incident> incident = withRoom(scene, dice);
    incident.ifPresent(
        i -> {
          String user = dice.one(Scene.PEOPLE);
          Optional<JsonNode> answer =
              scene.does(
                  "command",
                  Map.of("user", user, "channel", room(i), "command", "/leave", "text", ""));
          if (answer.filter(json -> json.path("ok").asBoolean()).isPresent()) {
            scene.left(room(i), Scene.id(user));
          }
          scene.story().tell(user + " leaves " + room(i) + " → " + Scene.told(answer));
        });
  }

  private static void adds(Scene scene, Dice dice) {
    if (scene.said().isEmpty()) {
      return;
    }
    Said said = dice.one(scene.said());
    String user = dice.one(Scene.PEOPLE);
    claim(scene, said, Scene.id(user), MessageCaptured.class, "");
    Optional<JsonNode> answer =
        scene.does(
            "shortcut",
            Map.of(
                "user",
                user,
                "callback_id",
                "add_to_timeline",
                "channel",
                said.channel(),
                "message_ts",
                said.ts()));
    scene.story().tell(user + " adds " + said.marker() + " → " + Scene.told(answer));
  }
}
