package dev.muster.sandbox.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.limits.Fault;
import java.util.List;
import java.util.Optional;

/** Slack says no, with the code that it says it by. */
public final class SlackError extends RuntimeException {
  private final transient ObjectNode body;

  private SlackError(ObjectNode body) {
    super(body.path("error").asText(), null, false, false);
    this.body = body;
  }

  public static SlackError of(String code) {
    return new SlackError(Json.error(code));
  }

  /** With the details that Slack adds for whoever wrote the call. */
  public static SlackError of(String code, String... details) {
    return of(new Fault(code, List.of(details)));
  }

  public static SlackError of(Fault fault) {
    ObjectNode body = Json.error(fault.error());
    if (!fault.messages().isEmpty()) {
      ArrayNode messages = body.putObject("response_metadata").putArray("messages");
      fault.messages().forEach(message -> messages.add("[ERROR] " + message));
    }
    return new SlackError(body);
  }

  /** The same refusal with a further field, such as the {@code errors} of an invitation. */
  public static SlackError of(ObjectNode body) {
    return new SlackError(body);
  }

  public static void throwIf(Optional<Fault> fault) {
    if (fault.isPresent()) {
      throw of(fault.get());
    }
  }

  public String code() {
    return body.path("error").asText();
  }

  public ObjectNode body() {
    return body;
  }
}
