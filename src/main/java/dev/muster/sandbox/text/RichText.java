package dev.muster.sandbox.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rich text block that Slack's client sends with what a person typed. */
public final class RichText {
  private static final Pattern TOKEN = Pattern.compile("<([^<>]+)>");

  private RichText() {}

  /** The blocks of a message with that (escaped) text. */
  public static ArrayNode of(String text, String blockId) {
    ArrayNode blocks = Json.array();
    ArrayNode elements =
        blocks
            .addObject()
            .put("type", "rich_text")
            .put("block_id", blockId)
            .putArray("elements")
            .addObject()
            .put("type", "rich_text_section")
            .putArray("elements");
    Matcher token = TOKEN.matcher(text);
    int at = 0;
    while (token.find()) {
      addText(elements, text.substring(at, token.start()));
      elements.add(element(token.group(1)));
      at = token.end();
    }
    addText(elements, text.substring(at));
    return blocks;
  }

  private static void addText(ArrayNode elements, String text) {
    if (!text.isEmpty()) {
      String plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
      elements.addObject().put("type", "text").put("text", plain);
    }
  }

  private static ObjectNode element(String inside) {
    String id = inside.replaceAll("\\|.*", "");
    ObjectNode element = Json.object();
    if (id.startsWith("@")) {
      return element.put("type", "user").put("user_id", id.substring(1));
    }
    if (id.startsWith("#")) {
      return element.put("type", "channel").put("channel_id", id.substring(1));
    }
    if (id.startsWith("!subteam^")) {
      return element.put("type", "usergroup").put("usergroup_id", id.substring(9));
    }
    if (id.startsWith("!")) {
      return element.put("type", "broadcast").put("range", id.substring(1));
    }
    return element.put("type", "link").put("url", id.replace("&amp;", "&"));
  }
}
