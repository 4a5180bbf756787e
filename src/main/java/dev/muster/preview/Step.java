package dev.muster.preview;

import dev.muster.incident.Status;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happens.
 *
 * @param at how long after the declare; or after what it waits for
 * @param text in words
 * @param facts what programs may want besides, by its name: a text, or a list of texts
 * @param waitsFor the status from which it is counted, if that is not the declare
 */
record Step(
    Duration at,
    Kind kind,
    String text,
    Map<String, List<String>> facts,
    Optional<Status> waitsFor) {

  /** What kind of thing it is, as the JSON says it. */
  enum Kind {
    DECLARE,
    INVITE,
    RESPONSE_TARGET,
    NUDGE,
    ESCALATE,
    PAGE,
    TIMEBOX,
    CHECKLIST,
    CALL,
    POST_MORTEM,
    ARCHIVE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of the first that has it; empty if none does. */
  Optional<String> fact(String name) {
    return facts.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** Who is asked again and again; empty for what happens once. */
  Optional<String> repeats() {
    return kind == Kind.NUDGE
        ? fact("audience").or(() -> fact("role").map(role -> "role:" + role))
        : Optional.empty();
  }

  Step saying(String words) {
    return new Step(at, kind, words, facts, waitsFor);
  }

  Step after(Status status) {
    return new Step(at, kind, text, facts, Optional.of(status));
  }

  /** {@code resolve}, {@code close}; of the others the status. */
  Optional<String> afterWord() {
    return waitsFor.map(
        status ->
            switch (status) {
              case RESOLVED -> "resolve";
              case CLOSED -> "close";
              default -> status.word();
            });
  }
}
