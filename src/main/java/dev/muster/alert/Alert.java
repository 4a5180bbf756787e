package dev.muster.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What a machine says.
 *
 * @param identity what tells it from its other alerts, by its own word
 * @param labels none of which is a person's business to read
 * @param service what it is about, as the machine calls it
 * @param startedAt when it began; a machine that says so gives each beginning its own
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
    Optional<String> url) {

  Alert {
    labels = Map.copyOf(labels);
  }

  /** The same for the same alert, however often it is told. */
  String key() {
    String whole = identity + "\n" + startedAt.map(Instant::toString).orElse("");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return source.word() + ":" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** In which a rule's words are looked for. */
  String text() {
    return title + "\n" + details.orElse("");
  }
}
