package dev.muster.store;

import dev.muster.incident.RecordedBy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash by which each timeline entry vouches for all before it. */
final class Chain {
  static final String START = "";

  private Chain() {}

  static String hash(String before, long seq, RecordedBy stamp, String kind, String event) {
    String whole =
        String.join(
            "\n",
            before,
            Long.toString(seq),
            Long.toString(stamp.at().toEpochMilli()),
            stamp.by().value(),
            kind,
            event);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(whole.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
