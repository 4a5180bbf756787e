package dev.muster.sandbox.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.socket.Ack;
import dev.muster.sandbox.socket.AppLine;
import dev.muster.sandbox.text.Escaping;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.Rooms;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Types a slash command; {@code /join}, {@code /leave} and {@code /invite} are Slack's own. */
public final class CommandHand implements Hand {
  private final World world;
  private final Rooms rooms;
  private final AppLine line;
  private final Payloads payloads;
  private final ResponseUrls responseUrls;
  private final Escaping.Mentions mentions;

  public CommandHand(
      World world,
      Rooms rooms,
      AppLine line,
      Payloads payloads,
      ResponseUrls responseUrls,
      Escaping.Mentions mentions) {
    this.world = world;
    this.rooms = rooms;
    this.line = line;
    this.payloads = payloads;
    this.responseUrls = responseUrls;
    this.mentions = mentions;
  }

  @Override
  public CompletionStage<ObjectNode> run(Told told) {
    Person person = told.user();
    Channel channel = told.liveChannel(person);
    String command = told.required("command");
    String text = told.textOr("text", "");
    return switch (command) {
      case "/join" -> Hand.done(join(person, text));
      case "/leave" -> Hand.done(leave(person, channel));
      case "/invite" -> Hand.done(invite(person, channel, text));
      default -> toTheApp(person, channel, command, text);
    };
  }

  private CompletionStage<ObjectNode> toTheApp(
      Person person, Channel channel, String command, String text) {
    ObjectNode payload =
        Json.object()
            .put("token", Identity.VERIFICATION)
            .put("team_id", Identity.TEAM)
            .put("team_domain", Identity.DOMAIN)
            .put("channel_id", channel.id())
            .put("channel_name", Payloads.nameOf(channel))
            .put("user_id", person.id())
            .put("user_name", person.name())
            .put("command", command.startsWith("/") ? command : "/" + command)
            .put("text", Escaping.command(world, text, mentions))
            .put("api_app_id", Identity.APP)
            .put("is_enterprise_install", "false")
            .put("response_url", responseUrls.issue(channel, person.id(), null))
            .put("trigger_id", payloads.trigger(person, null));
    return line.send("slash_commands", payload).thenApply(ack -> answered(person, channel, ack));
  }

  private ObjectNode answered(Person person, Channel channel, Optional<Ack> heard) {
    Ack ack = Payloads.acknowledged(heard);
    ObjectNode answer = Payloads.ok(ack);
    ObjectNode said = ack.payload();
    if (said.isEmpty()) {
      return answer.putNull("response");
    }
    synchronized (world) {
      try {
        responseUrls.say(channel, person.id(), said);
      } catch (SlackError refused) {
        throw SlackError.of(
            Json.error("invalid_command_response")
                .put("acked_in_ms", ack.tookMs())
                .<ObjectNode>set("response", said)
                .set("reason", refused.body()));
      }
    }
    return answer.set("response", said);
  }

  private ObjectNode join(Person person, String name) {
    Channel channel =
        world
            .channel(name.trim())
            .filter(found -> found.isVisibleTo(person.id()) && !found.isDirect())
            .orElseThrow(() -> SlackError.of("channel_not_found"));
    if (channel.isArchived()) {
      throw SlackError.of("is_archived");
    }
    if (!channel.has(person.id())) {
      rooms.join(channel, person.id(), Optional.empty());
    }
    return Json.ok();
  }

  private ObjectNode leave(Person person, Channel channel) {
    if (!channel.has(person.id())) {
      throw SlackError.of("not_in_channel");
    }
    if (channel.isGeneral()) {
      throw SlackError.of("cant_leave_general");
    }
    rooms.leave(channel, person.id(), person.id());
    return Json.ok();
  }

  private ObjectNode invite(Person person, Channel channel, String text) {
    if (!channel.has(person.id())) {
      throw SlackError.of("not_in_channel");
    }
    for (String name : text.trim().split("\\s+", -1)) {
      Person guest = world.person(name).orElseThrow(() -> SlackError.of("user_not_found"));
      if (!channel.has(guest.id())) {
        rooms.join(channel, guest.id(), Optional.of(person.id()));
      }
    }
    return Json.ok();
  }
}
