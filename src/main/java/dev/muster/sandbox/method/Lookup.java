package dev.muster.sandbox.method;

import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;

/** Finds what a call names, as far as the bot may see it. */
final class Lookup {
  private final World world;

  Lookup(World world) {
    this.world = world;
  }

  /** A channel that the bot can see, by its id alone. */
  Channel visible(ApiCall call, String argument) {
    if (!call.has(argument)) {
      throw SlackError.of("invalid_arguments", "missing required field: " + argument);
    }
    return world
        .channelById(call.textOr(argument, ""))
        .filter(channel -> channel.isVisibleTo(Identity.BOT_USER))
        .orElseThrow(() -> SlackError.of("channel_not_found"));
  }

  /** A channel that the bot is in. */
  Channel joined(ApiCall call, String argument) {
    Channel channel = visible(call, argument);
    if (!channel.has(Identity.BOT_USER)) {
      throw SlackError.of("not_in_channel");
    }
    return channel;
  }

  /** A channel that the bot is in and that still lives. */
  Channel live(ApiCall call, String argument) {
    if (visible(call, argument).isArchived()) {
      throw SlackError.of("is_archived");
    }
    return joined(call, argument);
  }

  static void refuseDirect(Channel channel) {
    if (channel.isDirect()) {
      throw SlackError.of("method_not_supported_for_channel_type");
    }
  }

  static Message message(Channel channel, String ts) {
    return channel.message(ts).orElseThrow(() -> SlackError.of("message_not_found"));
  }

  Person person(String id) {
    return world.personById(id).orElseThrow(() -> SlackError.of("user_not_found"));
  }
}
