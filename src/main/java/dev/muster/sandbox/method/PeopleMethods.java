package dev.muster.sandbox.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.api.ApiMethod;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.UserGroup;
import dev.muster.sandbox.world.World;
import java.util.List;
import java.util.Map;

/** {@code users.*} and {@code usergroups.*}: who there is. */
public final class PeopleMethods {
  private final World world;
  private final Lookup lookup;

  public PeopleMethods(World world) {
    this.world = world;
    this.lookup = new Lookup(world);
  }

  public void addTo(Map<String, ApiMethod> methods) {
    methods.put("users.list", this::list);
    methods.put("users.info", this::info);
    methods.put("users.lookupByEmail", this::lookupByEmail);
    methods.put("usergroups.list", this::groups);
    methods.put("usergroups.users.list", this::groupMembers);
  }

  private ObjectNode json(Person person) {
    return person.toJson(world.foundedSeconds());
  }

  private ObjectNode list(ApiCall call) {
    ApiCall.Page<Person> page = call.page(List.copyOf(world.people()), 1000);
    ArrayNode members = Json.array();
    page.items().forEach(person -> members.add(json(person)));
    ObjectNode answer = Json.ok();
    answer.set("members", members);
    return page.putCursorInto(answer.put("cache_ts", world.seconds()));
  }

  private ObjectNode info(ApiCall call) {
    return Json.ok().set("user", json(lookup.person(call.required("user"))));
  }

  private ObjectNode lookupByEmail(ApiCall call) {
    String email = call.required("email");
    Person found =
        world.people().stream()
            .filter(person -> !person.isBot() && person.email().equalsIgnoreCase(email))
            .findFirst()
            .orElseThrow(() -> SlackError.of("users_not_found"));
    return Json.ok().set("user", json(found));
  }

  private ObjectNode groups(ApiCall call) {
    ArrayNode groups = Json.array();
    for (UserGroup group : world.groups()) {
      ObjectNode json = group.toJson(world.foundedSeconds(), call.flag("include_users"));
      if (!call.flag("include_count")) {
        json.remove("user_count");
      }
      groups.add(json);
    }
    return Json.ok().set("usergroups", groups);
  }

  private ObjectNode groupMembers(ApiCall call) {
    String id = call.required("usergroup");
    UserGroup group =
        world
            .group(id)
            .filter(found -> found.id().equals(id))
            .orElseThrow(() -> SlackError.of("no_such_subteam"));
    return Json.ok().set("users", Json.array(group.users()));
  }
}
