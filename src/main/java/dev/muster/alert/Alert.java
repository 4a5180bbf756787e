package dev.muster.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a machine says.
 *
 * @param identity what tells it from its other alerts, by its own word: the same whenever it fires
 * @param labels none of which is a person's business to read
 * @param service what it is about, as the machine calls it
 * @param startedAt when it began, by the machine's word; of no use as an identity, for some give
 *     each telling another one and some give all the same
 * @param endedAt when it ended, by the machine's word
 */
record Alert(
    Source source,
    String identity,
    Source.State state,
    String title,
    Optional<String> details,
    Map<String, String> labels,
    Optional<String> service,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<String> url) {
  static final String NAME = "alertname";

  /** Which one of several that are alike, in the order in which it tells people most. */
  private static final List<String> INSTANCES =
      List.of("instance", "pod", "host", "hostname", "node", "server", "container", "device");

  Alert {
    labels = Map.copyOf(labels);
  }

  /** The same for the same alert, however often it fires. */
  String key() {
    return source.word() + ":" + hash(identity);
  }

  /** By which it was kept when its start was a part of that. */
  String formerKey() {
    return source.word()
        + ":"
        + hash(identity + "\n" + startedAt.map(Instant::toString).orElse(""));
  }

  private static String hash(String whole) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** The same for all that people take for one thing: {@code db-1} and {@code db-2} are full. */
  String name() {
    return labels
        .getOrDefault(NAME, title)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\p{N}+", "#")
        .strip();
  }

  /** What tells it from others with the same title. */
  Optional<String> instance() {
    return INSTANCES.stream()
        .flatMap(key -> Optional.ofNullable(labels.get(key)).stream())
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  /** In which a rule's words are looked for. */
  String text() {
    return title + "\n" + details.orElse("");
  }
}
