package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether Slack would accept it. */
public final class Limits {
  private Limits() {}

  public static Optional<Fault> message(
      @Nullable String text,
      @Nullable JsonNode blocks,
      @Nullable JsonNode attachments,
      boolean update) {
    boolean empty =
        (text == null || text.isEmpty())
            && (blocks == null || blocks.isEmpty())
            && (attachments == null || attachments.isEmpty());
    if (empty) {
      return Optional.of(new Fault("no_text", List.of()));
    }
    return update && text != null && text.length() > 4000
        ? Optional.of(new Fault("msg_too_long", List.of()))
        : Optional.empty();
  }

  public static Optional<Fault> view(JsonNode view) {
    return view.path("blocks").isArray()
        ? Optional.empty()
        : Optional.of(
            new Fault("invalid_arguments", List.of("[ERROR] missing required field: blocks")));
  }

  public static Optional<Fault> channelName(String name) {
    if (name.isEmpty()) {
      return Optional.of(new Fault("invalid_name_required", List.of()));
    }
    if (name.length() > 80) {
      return Optional.of(new Fault("invalid_name_maxlength", List.of()));
    }
    return name.matches("[\\p{Ll}\\p{Lo}\\p{N}_-]+")
        ? Optional.empty()
        : Optional.of(new Fault("invalid_name_specials", List.of()));
  }

  public static Optional<Fault> metadata(@Nullable JsonNode metadata) {
    return metadata == null || metadata.has("event_type")
        ? Optional.empty()
        : Optional.of(new Fault("invalid_metadata_format", List.of()));
  }
}
