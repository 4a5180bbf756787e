package dev.muster.sandbox.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.socket.AppLine;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Message;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.SlackError;
import java.util.concurrent.CompletionStage;

/** Picks a shortcut: a global one, or one of a message. */
public final class ShortcutHand implements Hand {
  private final AppLine line;
  private final Payloads payloads;
  private final ResponseUrls responseUrls;

  public ShortcutHand(AppLine line, Payloads payloads, ResponseUrls responseUrls) {
    this.line = line;
    this.payloads = payloads;
    this.responseUrls = responseUrls;
  }

  @Override
  public CompletionStage<ObjectNode> run(Told told) {
    Person person = told.user();
    ObjectNode payload =
        told.has("message_ts") ? onMessage(told, person) : payloads.interactive("shortcut", person);
    payload.remove("api_app_id");
    ObjectNode user = payload.withObject("/user");
    user.remove(told.has("message_ts") ? "username" : "name");
    payload
        .put("action_ts", payloads.actionTs())
        .put("callback_id", told.required("callback_id"))
        .put("trigger_id", payloads.trigger(person, null));
    return line.send("interactive", payload)
        .thenApply(ack -> Payloads.ok(Payloads.acknowledged(ack)));
  }

  private ObjectNode onMessage(Told told, Person person) {
    Channel channel = told.channel(person);
    Message message =
        channel
            .message(told.required("message_ts"))
            .orElseThrow(() -> SlackError.of("message_not_found"));
    ObjectNode payload = payloads.interactive("message_action", person);
    payload.set("channel", Payloads.channelOf(channel));
    payload.set("message", message.toJson());
    return payload
        .put("message_ts", message.ts())
        .put("response_url", responseUrls.issue(channel, person.id(), message));
  }
}
