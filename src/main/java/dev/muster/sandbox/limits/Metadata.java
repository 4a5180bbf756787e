package dev.muster.sandbox.limits;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Slack refuses as the metadata of a message. */
final class Metadata {
  private static final int BYTES = 16_384;

  private static final Rule SHAPE =
      Shape.object()
          .requires("event_type", Values.string(1, 255))
          .requires(
              "event_payload",
              (value, at, found) -> {
                if (!value.isObject()) {
                  found.add(at, "must provide an object");
                }
              })
          .allows("entities", Values.list(0, 100, (value, at, found) -> {}));

  private Metadata() {}

  static Optional<Fault> fault(@Nullable JsonNode metadata) {
    // An empty object takes the metadata of a message away.
    if (metadata == null || metadata.isNull() || (metadata.isObject() && metadata.isEmpty())) {
      return Optional.empty();
    }
    if (!metadata.isObject()) {
      return Optional.of(Fault.of("invalid_metadata_format"));
    }
    Findings found = new Findings();
    SHAPE.check(metadata, Pointer.to("/metadata"), found);
    if (!found.isEmpty()) {
      return Optional.of(new Fault("invalid_metadata_schema", found.messages()));
    }
    return metadata.toString().getBytes(StandardCharsets.UTF_8).length > BYTES
        ? Optional.of(Fault.of("metadata_too_large"))
        : Optional.empty();
  }
}
