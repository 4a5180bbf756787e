package dev.muster.simulate.step;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.incident.EscalationEvent.Acknowledged;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.RoleEvent.HandoffAsked;
import dev.muster.incident.RoleEvent.HandoffDeclined;
import dev.muster.incident.RoleEvent.HandoffOffered;
import dev.muster.incident.RoleEvent.Joined;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.UpdateEvent.Snoozed;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.simulate.world.Claim;
import dev.muster.simulate.world.Claim.Outcome;
import dev.muster.simulate.world.Dice;
import dev.muster.simulate.world.Scene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People press buttons, old ones too. */
final class Presses {
  static final List<Step> STEPS =
      List.of(
          new Step("presses a button", 14, (scene, dice) -> press(scene, dice, false)),
          new Step("presses twice", 4, (scene, dice) -> press(scene, dice, true)));

  private Presses() {}

  private record Seen(String channel, String ts, String block, String action, String value) {}

  private static void press(Scene scene, Dice dice, boolean twice) {
    String user = dice.one(Scene.PEOPLE);
    List<Seen> buttons = new ArrayList<>();
    for (JsonNode channel : scene.state().path("channels")) {
      String id = channel.path("id").asText();
      boolean theirs = contains(channel.path("members"), Scene.id(user));
      if (theirs || !channel.path("is_private").asBoolean()) {
        channel.path("messages").forEach(m -> add(buttons, id, m));
      }
    }
    scene
        .get("ephemeral?user=" + user)
        .path("messages")
        .forEach(m -> add(buttons, m.path("channel").asText(), m));
    if (buttons.isEmpty()) {
      return;
    }
    Seen button = dice.one(buttons);
    List<Runnable> presses = new ArrayList<>();
    presses.add(() -> press(scene, user, button));
    if (twice) {
      presses.add(() -> press(scene, user, button));
    }
    scene.together(presses);
    if (dice.in100(60)) {
      Fills.fill(scene, dice, user);
    }
  }

  private static boolean contains(JsonNode list, String value) {
    for (JsonNode one : list) {
      if (one.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static void add(List<Seen> buttons, String channel, JsonNode message) {
    for (JsonNode block : message.path("blocks")) {
      collect(buttons, channel, message, block, block);
    }
  }

  private static void collect(
      List<Seen> buttons, String channel, JsonNode message, JsonNode block, JsonNode node) {
    if (node.path("type").asText().equals("button")
        && node.path("action_id").asText().startsWith("run:")) {
      buttons.add(
          new Seen(
              channel,
              message.path("ts").asText(),
              block.path("block_id").asText(),
              node.path("action_id").asText(),
              node.path("value").asText()));
    }
    node.forEach(child -> collect(buttons, channel, message, block, child));
  }

  private static void press(Scene scene, String user, Seen button) {
    scene.story().count("buttons pressed");
    Map<String, Object> body = new HashMap<>();
    body.put("user", user);
    body.put("channel", button.channel());
    body.put("message_ts", button.ts());
    body.put("action_id", button.action());
    body.put("value", button.value());
    String[] value = button.value().split("\n", 2);
    String command = button.action().replaceFirst("run:", "").replaceFirst(":.*", "");
    List<Class<? extends IncidentEvent>> kinds = kinds(command, value.length > 1 ? value[1] : "");
    // What came of it is told later, or not at all: the button itself only says that it was heard.
    scene.claim(new Claim(Scene.id(user), kinds, value[0], "", button.action(), Outcome.UNKNOWN));
    String told = Scene.told(scene.does("action", body));
    scene.story().tell(user + " presses " + button.action() + " " + button.value() + " → " + told);
  }

  private static List<Class<? extends IncidentEvent>> kinds(String command, String arguments) {
    return switch (command) {
      case "update" -> arguments.isEmpty() ? List.of() : List.of(UpdatePosted.class);
      case "take" -> List.of(RoleAssigned.class);
      case "ack" -> List.of(Acknowledged.class);
      case "escalate" -> List.of(Escalated.class);
      case "handoff" ->
          arguments.isEmpty()
              ? List.of()
              : List.of(
                  RoleAssigned.class,
                  HandoffDeclined.class,
                  HandoffAsked.class,
                  HandoffOffered.class);
      case "snooze" -> List.of(Snoozed.class);
      case "join" -> List.of(Joined.class);
      case "declare" -> List.of(Declared.class);
      case "close" -> List.of(Closed.class);
      default -> Claim.WHATEVER;
    };
  }
}
