package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.World;
import java.util.concurrent.CompletionStage;

/** Who looks at Slack just now, and who has left the company. */
final class PeopleHands {
  private final World world;

  PeopleHands(World world) {
    this.world = world;
  }

  /** They close Slack: what is shown to them alone is lost. */
  CompletionStage<ObjectNode> away(Told told) {
    world.present(told.user().id(), false);
    return Hand.done(Json.ok());
  }

  CompletionStage<ObjectNode> active(Told told) {
    world.present(told.user().id(), true);
    return Hand.done(Json.ok());
  }

  /** An admin deactivates an account or, with {@code back}, brings it back. */
  CompletionStage<ObjectNode> deactivate(Told told) {
    Person person = told.user();
    world.deactivate(person, !told.flag("back"));
    ObjectNode event = Json.object().put("type", "user_change");
    world.personById(person.id()).ifPresent(now -> event.set("user", now.toJson(world.seconds())));
    world.tell(event);
    return Hand.done(Json.ok());
  }
}
