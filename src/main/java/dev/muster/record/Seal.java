package dev.muster.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a part of an exported record, in a field of that part: whatever its order and
 * spaces, another word in it shows.
 */
public final class Seal {
  private static final String FIELD = "sha256";
  private static final ObjectMapper SORTED =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private Seal() {}

  static void put(ObjectNode part) {
    part.put(FIELD, of(part));
  }

  /** Whether it is as it was when it was sealed. */
  public static boolean holds(JsonNode part) {
    if (!(part instanceof ObjectNode whole)) {
      return false;
    }
    ObjectNode bare = whole.deepCopy();
    bare.remove(FIELD);
    return of(bare).equals(whole.path(FIELD).asText());
  }

  private static String of(ObjectNode part) {
    try {
      String text = SORTED.writeValueAsString(SORTED.treeToValue(part, Object.class));
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("What was read or made as JSON is JSON", e);
    }
  }
}
