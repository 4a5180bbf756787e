package dev.muster.sandbox.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.socket.Ack;
import dev.muster.sandbox.view.Triggers;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is the same in all that goes to the app because a person did something. */
public final class Payloads {
  private final World world;
  private final Triggers triggers;

  public Payloads(World world, Triggers triggers) {
    this.world = world;
    this.triggers = triggers;
  }

  String trigger(Person person, @Nullable String viewId) {
    return triggers.issue(person.id(), viewId);
  }

  String actionTs() {
    return world.eventTs();
  }

  /** The frame of an interactive payload. */
  ObjectNode interactive(String type, Person person) {
    ObjectNode payload = Json.object().put("type", type);
    payload
        .putObject("user")
        .put("id", person.id())
        .put("username", person.name())
        .put("name", person.name())
        .put("team_id", Identity.TEAM);
    payload.put("api_app_id", Identity.APP).put("token", Identity.VERIFICATION);
    payload.putObject("team").put("id", Identity.TEAM).put("domain", Identity.DOMAIN);
    return payload.putNull("enterprise").put("is_enterprise_install", false);
  }

  static ObjectNode channelOf(Channel channel) {
    return Json.object().put("id", channel.id()).put("name", nameOf(channel));
  }

  /** What Slack calls the channel in front of an app: it keeps private names to itself. */
  static String nameOf(Channel channel) {
    return switch (channel.kind()) {
      case PUBLIC -> channel.name();
      case PRIVATE -> "privategroup";
      case DIRECT -> "directmessage";
    };
  }

  /** The answer of a hand once the app has acknowledged, or failed to. */
  static Ack acknowledged(Optional<Ack> ack) {
    return ack.orElseThrow(() -> SlackError.of("dispatch_failed"));
  }

  static ObjectNode ok(Ack ack) {
    return Json.ok().put("acked_at_ms", ack.atMs()).put("acked_in_ms", ack.tookMs());
  }
}
