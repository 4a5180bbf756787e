package dev.muster.sandbox.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Optional;

/** What a hand was told to do. */
public final class Told {
  private final World world;
  private final ObjectNode body;

  public Told(World world, ObjectNode body) {
    this.world = world;
    this.body = body;
  }

  public Optional<String> text(String name) {
    return Json.text(body, name).filter(text -> !text.isEmpty());
  }

  public String textOr(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  public String required(String name) {
    return text(name)
        .orElseThrow(() -> SlackError.of(Json.error("missing_argument").put("argument", name)));
  }

  /** A whole number; the other one where nothing of the kind was said. */
  public long number(String name, long otherwise) {
    try {
      return text(name).map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  public boolean flag(String name) {
    return body.path(name).asBoolean();
  }

  public JsonNode json(String name) {
    return body.path(name);
  }

  public boolean has(String name) {
    return body.hasNonNull(name);
  }

  public Person user() {
    return world
        .person(required("user"))
        .filter(person -> !person.isBot())
        .orElseThrow(() -> SlackError.of("user_not_found"));
  }

  /** The channel, if that person can see it; the bot's name means their talk with the bot. */
  public Channel channel(Person viewer) {
    String name = required("channel");
    if (world.person(name).filter(p -> p.id().equals(Identity.BOT_USER)).isPresent()) {
      return world.directBetween(Identity.BOT_USER, viewer.id());
    }
    return world
        .channel(name)
        .filter(channel -> channel.isVisibleTo(viewer.id()))
        .orElseThrow(() -> SlackError.of("channel_not_found"));
  }

  /** A channel in which something can still be done. */
  public Channel liveChannel(Person viewer) {
    Channel channel = channel(viewer);
    if (channel.isArchived()) {
      throw SlackError.of("is_archived");
    }
    return channel;
  }
}
