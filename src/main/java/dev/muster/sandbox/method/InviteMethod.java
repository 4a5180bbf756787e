package dev.muster.sandbox.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.api.ApiMethod;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.Rooms;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code conversations.invite}: all or nobody, unless told to go on past those it can't have. */
public final class InviteMethod implements ApiMethod {
  private static final int MOST = 100;

  private final World world;
  private final Rooms rooms;
  private final Lookup lookup;

  public InviteMethod(World world, Rooms rooms) {
    this.world = world;
    this.rooms = rooms;
    this.lookup = new Lookup(world);
  }

  @Override
  public ObjectNode run(ApiCall call) {
    Channel channel = lookup.visible(call, "channel");
    Lookup.refuseDirect(channel);
    List<String> users = call.list("users");
    if (users.isEmpty()) {
      throw SlackError.of("no_user");
    }
    if (users.size() > MOST) {
      throw SlackError.of("too_many_users");
    }
    if (channel.isArchived()) {
      throw SlackError.of("is_archived");
    }
    if (!channel.has(Identity.BOT_USER)) {
      throw SlackError.of("not_in_channel");
    }
    if (users.stream().anyMatch(user -> is(user, Person.Membership.OTHER_WORKSPACE))) {
      throw SlackError.of("org_user_not_in_team"); // of the whole call, and without saying who
    }
    ArrayNode errors = Json.array();
    List<String> welcome = new ArrayList<>();
    for (String user : users) {
      Optional<String> obstacle = obstacle(channel, user);
      if (obstacle.isEmpty() && !welcome.contains(user)) {
        welcome.add(user);
      }
      obstacle.ifPresent(
          error -> errors.addObject().put("user", user).put("ok", false).put("error", error));
    }
    if (!errors.isEmpty() && (welcome.isEmpty() || !call.flag("force"))) {
      throw SlackError.of(
          Json.error(errors.path(0).path("error").asText()).<ObjectNode>set("errors", errors));
    }
    welcome.forEach(user -> rooms.join(channel, user, Optional.of(Identity.BOT_USER)));
    ObjectNode answer = Json.ok();
    answer.set("channel", channel.toJson(Identity.BOT_USER, false));
    if (!errors.isEmpty()) {
      answer.set("errors", errors);
    }
    return answer;
  }

  private Optional<String> obstacle(Channel channel, String user) {
    if (user.equals(Identity.BOT_USER)) {
      return Optional.of("cant_invite_self");
    }
    if (world.personById(user).filter(person -> !person.isDeactivated()).isEmpty()) {
      return Optional.of("user_not_found");
    }
    if (channel.has(user)) {
      return Optional.of("already_in_channel");
    }
    return switch (world.personById(user).orElseThrow().membership()) {
      case FULL -> Optional.empty();
      case GUEST -> Optional.of("user_is_restricted");
      case SINGLE_CHANNEL_GUEST -> Optional.of("ura_max_channels");
      case OTHER_WORKSPACE -> Optional.of("org_user_not_in_team");
      case DEACTIVATED -> Optional.of("cant_invite");
    };
  }

  private boolean is(String user, Person.Membership membership) {
    return world.personById(user).filter(p -> p.membership() == membership).isPresent();
  }
}
