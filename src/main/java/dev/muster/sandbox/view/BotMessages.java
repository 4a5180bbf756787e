package dev.muster.sandbox.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.World;
import org.jspecify.annotations.Nullable;

/** Messages as the app writes them, in Slack's shape. */
public final class BotMessages {
  private final World world;
  private final BlockIds blockIds;

  public BotMessages(World world) {
    this.world = world;
    this.blockIds = new BlockIds(world.ids());
  }

  public ObjectNode json(String text, @Nullable JsonNode blocks, @Nullable JsonNode attachments) {
    ObjectNode json =
        Json.object()
            .put("user", Identity.BOT_USER)
            .put("type", "message")
            .put("bot_id", Identity.BOT)
            .put("app_id", Identity.APP)
            .put("text", text)
            .put("team", Identity.TEAM);
    ObjectNode profile =
        json.putObject("bot_profile")
            .put("id", Identity.BOT)
            .put("app_id", Identity.APP)
            .put("user_id", Identity.BOT_USER)
            .put("name", Identity.APP_NAME);
    profile.putObject("icons").put("image_36", "").put("image_48", "").put("image_72", "");
    profile
        .put("deleted", false)
        .put("updated", world.foundedSeconds())
        .put("team_id", Identity.TEAM);
    if (blocks != null && !blocks.isEmpty()) {
      json.set("blocks", blockIds.filled(blocks));
    }
    if (attachments != null && !attachments.isEmpty()) {
      json.set("attachments", attachments.deepCopy());
    }
    return json;
  }

  /** What an edit changes; a part that it does not name stays, an empty one goes. */
  public ObjectNode changes(
      @Nullable String text, @Nullable JsonNode blocks, @Nullable JsonNode attachments) {
    ObjectNode changes = Json.object();
    if (text != null) {
      changes.put("text", text);
    }
    if (blocks != null) {
      changes.set("blocks", blocks.isEmpty() ? null : blockIds.filled(blocks));
    }
    if (attachments != null) {
      changes.set("attachments", attachments.isEmpty() ? null : attachments.deepCopy());
    }
    return changes;
  }
}
