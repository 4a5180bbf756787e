package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.world.Person.Membership;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/**
 * Changes an account as an admin does: {@code {user, membership}}, which is {@code full}, {@code
 * guest}, {@code single_channel_guest}, {@code other_workspace} or {@code deactivated}.
 */
final class PersonHand implements Hand {
  private final World world;

  PersonHand(World world) {
    this.world = world;
  }

  @Override
  public CompletionStage<ObjectNode> run(Told told) {
    String wanted = told.required("membership");
    try {
      world.change(told.user(), Membership.valueOf(wanted.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw SlackError.of(Json.error("invalid_argument").put("argument", "membership"));
    }
    return Hand.done(Json.ok());
  }
}
