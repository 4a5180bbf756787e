package dev.muster.sandbox.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.socket.Ack;
import dev.muster.sandbox.socket.AppLine;
import dev.muster.sandbox.view.Elements;
import dev.muster.sandbox.view.Form;
import dev.muster.sandbox.view.Modal;
import dev.muster.sandbox.view.Modals;
import dev.muster.sandbox.view.Picker;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Submits and closes modals. */
public final class ModalHands {
  private final World world;
  private final AppLine line;
  private final Payloads payloads;
  private final Modals modals;
  private final Picker picker;

  public ModalHands(World world, AppLine line, Payloads payloads, Modals modals, Picker picker) {
    this.world = world;
    this.line = line;
    this.payloads = payloads;
    this.modals = modals;
    this.picker = picker;
  }

  private Modal top(Person person, Told told) {
    return modals.before(person.id()).stream()
        .limit(1)
        .filter(modal -> modal.id().equals(told.required("view_id")))
        .findFirst()
        .orElseThrow(() -> SlackError.of("view_not_found"));
  }

  public CompletionStage<ObjectNode> submit(Told told) {
    Person person = told.user();
    Modal modal = top(person, told);
    Form form = new Form(modal, picker);
    form.fill(told.json("values"));
    if (modal.toJson().path("submit").isNull()) {
      throw SlackError.of("no_submit_button");
    }
    form.check();
    ObjectNode payload = payloads.interactive("view_submission", person);
    payload.put("trigger_id", payloads.trigger(person, modal.id()));
    payload.set("view", modal.toJson());
    payload.putArray("response_urls");
    return line.send("interactive", payload).thenApply(ack -> submitted(person, modal, ack));
  }

  private ObjectNode submitted(Person person, Modal modal, Optional<Ack> heard) {
    Ack ack = Payloads.acknowledged(heard);
    ObjectNode answer = Payloads.ok(ack);
    ObjectNode said = ack.payload();
    String action = said.path("response_action").asText("");
    if (!action.isEmpty()) {
      answer.put("response_action", action);
    }
    synchronized (world) {
      try {
        follow(person, modal, action, said, answer);
      } catch (SlackError refused) {
        // In Slack: "We had some trouble connecting. Try again?", and the form stays.
        throw SlackError.of(
            Json.error("invalid_view_response")
                .put("acked_in_ms", ack.tookMs())
                .<ObjectNode>set("response", said)
                .set("reason", refused.body()));
      }
    }
    return answer;
  }

  private void follow(
      Person person, Modal modal, String action, ObjectNode said, ObjectNode answer) {
    switch (action) {
      case "" -> {
        if (modals.before(person.id()).stream().limit(1).anyMatch(modal::equals)) {
          modals.submitted(person.id());
        }
      }
      case "clear" -> modals.clear(person.id());
      case "update" ->
          modals.update(Optional.of(modal.id()), Optional.empty(), "", said.path("view"));
      case "push" -> modals.pushAnswered(person.id(), said.path("view"));
      case "errors" -> {
        checkErrors(modal, said.path("errors"));
        answer.set("errors", said.path("errors"));
      }
      default -> throw SlackError.of("invalid_response_action");
    }
  }

  /** Slack shows an error only under an input that is there. */
  private static void checkErrors(Modal modal, JsonNode errors) {
    List<String> inputs =
        Elements.in(modal.blocks()).stream()
            .filter(Elements.Placed::isInput)
            .map(Elements.Placed::blockId)
            .toList();
    boolean shown =
        errors.isObject()
            && !errors.isEmpty()
            && errors.properties().stream().allMatch(error -> inputs.contains(error.getKey()));
    if (!shown) {
      throw SlackError.of("invalid_errors");
    }
  }

  public CompletionStage<ObjectNode> close(Told told) {
    Person person = told.user();
    top(person, told);
    List<Modal> gone = modals.close(person.id());
    for (Modal modal : gone) {
      if (modal.tellsWhenClosed()) {
        ObjectNode payload = payloads.interactive("view_closed", person);
        payload.set("view", modal.toJson());
        var unused = line.send("interactive", payload.put("is_cleared", gone.size() > 1));
      }
    }
    return Hand.done(Json.ok());
  }

  public CompletionStage<ObjectNode> views(Told told) {
    ArrayNode views = Json.array();
    modals.before(told.user().id()).forEach(modal -> views.add(modal.toJson()));
    return Hand.done(Json.ok().set("views", views));
  }
}
