package dev.muster.bench;

import com.google.gson.JsonObject;
import dev.muster.slack.FakeSlack;
import java.util.concurrent.TimeUnit;

/** Types commands into a {@link FakeSlack} and times what comes back. */
final class Typist {
  private final FakeSlack slack;
  private int typed;

  Typist(FakeSlack slack) {
    this.slack = slack;
  }

  /**
   * Types {@code /incident words}.
   *
   * @return nanoseconds until the ack, which must hold an answer for the one who typed
   */
  long types(String channel, String words) throws Exception {
    JsonObject envelope = slack.command(words);
    JsonObject payload = envelope.getAsJsonObject("payload");
    payload.addProperty("channel_id", channel);
    payload.addProperty("trigger_id", "soak." + ++typed); // Slack's are never the same twice
    long sent = System.nanoTime();
    var answered = slack.sends(envelope).thenApply(ack -> new Answered(System.nanoTime(), ack));
    Answered answer = answered.get(30, TimeUnit.SECONDS);
    if (!answer.ack().has("payload")) {
      throw new IllegalStateException("No answer to " + words + ": " + answer.ack());
    }
    return answer.at() - sent;
  }

  private record Answered(long at, JsonObject ack) {}
}
