package dev.muster.sandbox.hands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.act.Hand;
import dev.muster.sandbox.act.Told;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.Rooms;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What people do to a channel that no bot can: unarchive it, and bring the bot back into it. */
final class RoomHands {
  private final World world;
  private final Rooms rooms;

  RoomHands(World world, Rooms rooms) {
    this.world = world;
    this.rooms = rooms;
  }

  /** {@code {user, channel}}. */
  CompletionStage<ObjectNode> archive(Told told) {
    Person person = told.user();
    Channel channel = told.channel(person);
    if (channel.isArchived()) {
      throw SlackError.of("already_archived");
    }
    if (channel.isGeneral()) {
      throw SlackError.of("cant_archive_general");
    }
    rooms.archive(channel, true, person.id());
    return Hand.done(Json.ok());
  }

  /** {@code {user, channel}}: whoever does it is in the channel then. */
  CompletionStage<ObjectNode> unarchive(Told told) {
    Person person = told.user();
    Channel channel = told.channel(person);
    if (!channel.isArchived()) {
      throw SlackError.of("not_archived");
    }
    rooms.archive(channel, false, person.id());
    if (!channel.has(person.id())) {
      rooms.join(channel, person.id(), Optional.empty());
    }
    return Hand.done(Json.ok());
  }

  /** {@code {user, channel, invited}}: {@code /invite @somebody}, the bot too. */
  CompletionStage<ObjectNode> invite(Told told) {
    Person person = told.user();
    Channel channel = told.liveChannel(person);
    Person invited =
        world.person(told.required("invited")).orElseThrow(() -> SlackError.of("user_not_found"));
    if (channel.has(invited.id())) {
      throw SlackError.of("already_in_channel");
    }
    rooms.join(channel, invited.id(), Optional.of(person.id()));
    return Hand.done(Json.ok());
  }
}
