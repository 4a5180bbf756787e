package dev.muster.playbook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * All that a playbook says, in one text: what an incident keeps of the one it was declared with.
 *
 * @param name the playbook's own
 * @param hash by which it is found: SHA-256 of the text
 */
public record PlaybookText(String name, String text, String hash) {
  public PlaybookText(String name, String text) {
    this(name, text, hashOf(text));
  }

  private static String hashOf(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
