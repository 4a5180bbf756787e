package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.Rooms;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What people do to channels behind the app's back. */
final class RoomHands {
  private final World world;
  private final Rooms rooms;

  RoomHands(World world, Rooms rooms) {
    this.world = world;
    this.rooms = rooms;
  }

  CompletionStage<ObjectNode> rename(Told told) {
    Person person = told.user();
    rooms.rename(room(told, person), told.required("name"), person.id());
    return Hand.done(Json.ok());
  }

  CompletionStage<ObjectNode> archive(Told told) {
    Person person = told.user();
    if (told.channel(person).isArchived()) {
      throw SlackError.of("already_archived");
    }
    Channel channel = room(told, person);
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

  /** A public channel becomes a private one. */
  CompletionStage<ObjectNode> convert(Told told) {
    Person person = told.user();
    Channel channel = room(told, person);
    if (channel.isPrivate() || channel.isGeneral()) {
      throw SlackError.of("method_not_supported_for_channel_type");
    }
    rooms.convertToPrivate(channel, person.id());
    return Hand.done(Json.ok());
  }

  CompletionStage<ObjectNode> leave(Told told) {
    Person person = told.user();
    gone(room(told, person), person.id(), person.id());
    return Hand.done(Json.ok());
  }

  /** They remove the app or, where one is named, a {@code member}. */
  CompletionStage<ObjectNode> remove(Told told) {
    Person person = told.user();
    String whom =
        told.text("member")
            .map(name -> world.person(name).orElseThrow(() -> SlackError.of("user_not_found")).id())
            .orElse(Identity.BOT_USER);
    gone(room(told, person), whom, person.id());
    return Hand.done(Json.ok());
  }

  private void gone(Channel channel, String whom, String by) {
    if (channel.isGeneral()) {
      throw SlackError.of("cant_leave_general");
    }
    if (!channel.has(whom)) {
      throw SlackError.of("not_in_channel");
    }
    rooms.leave(channel, whom, by);
  }

  private static Channel room(Told told, Person person) {
    Channel channel = told.liveChannel(person);
    if (channel.isDirect()) {
      throw SlackError.of("method_not_supported_for_channel_type");
    }
    return channel;
  }
}
