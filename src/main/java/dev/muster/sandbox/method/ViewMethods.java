package dev.muster.sandbox.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.api.ApiMethod;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.view.Modal;
import dev.muster.sandbox.view.Modals;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Map;

/** {@code views.*}: modals and Home tabs. */
public final class ViewMethods {
  private final Modals modals;
  private final Lookup lookup;

  public ViewMethods(World world, Modals modals) {
    this.modals = modals;
    this.lookup = new Lookup(world);
  }

  public void addTo(Map<String, ApiMethod> methods) {
    methods.put("views.open", this::open);
    methods.put("views.push", this::push);
    methods.put("views.update", this::update);
    methods.put("views.publish", this::publish);
  }

  private static JsonNode viewIn(ApiCall call) {
    JsonNode view = call.json("view");
    if (view == null) {
      throw SlackError.of(
          "invalid_arguments",
          call.has("view")
              ? "must be a valid JSON object [json-pointer:/view]"
              : "missing required field: view");
    }
    return view;
  }

  private ObjectNode open(ApiCall call) {
    return opened(modals.open(call.required("trigger_id"), viewIn(call)));
  }

  private ObjectNode push(ApiCall call) {
    return opened(modals.push(call.required("trigger_id"), viewIn(call)));
  }

  private static ObjectNode opened(Modal modal) {
    return Json.ok().set("view", modal.toJsonWithoutState());
  }

  private ObjectNode update(ApiCall call) {
    if (!call.has("view_id") && !call.has("external_id")) {
      throw SlackError.of("invalid_arguments", "missing required field: view_id");
    }
    Modal modal =
        modals.update(
            call.text("view_id"), call.text("external_id"), call.textOr("hash", ""), viewIn(call));
    return Json.ok().set("view", modal.toJson());
  }

  private ObjectNode publish(ApiCall call) {
    String user = lookup.person(call.required("user_id")).id();
    return opened(modals.publish(user, call.textOr("hash", ""), viewIn(call)));
  }
}
