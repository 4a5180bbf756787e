package dev.muster.sandbox.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Identity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A view that stands before a person: a modal or their Home tab. */
public final class Modal {
  private static final List<String> TEXTS = List.of("private_metadata", "callback_id");

  private final String id;
  private final String user;
  private final String rootId;
  private final @Nullable String previousId;
  private final Typed typed = new Typed();
  private ObjectNode view;
  private String hash;

  Modal(
      String id,
      String user,
      ObjectNode view,
      String hash,
      @Nullable String rootId,
      @Nullable String previousId) {
    this.id = id;
    this.user = user;
    this.view = view;
    this.hash = hash;
    this.rootId = rootId == null ? id : rootId;
    this.previousId = previousId;
  }

  public String id() {
    return id;
  }

  public String user() {
    return user;
  }

  public String rootId() {
    return rootId;
  }

  public Typed typed() {
    return typed;
  }

  public JsonNode blocks() {
    return view.path("blocks");
  }

  public boolean tellsWhenClosed() {
    return view.path("notify_on_close").asBoolean();
  }

  /** Whether closing this one closes those beneath it. */
  public boolean clearsOnClose() {
    return view.path("clear_on_close").asBoolean();
  }

  Optional<String> externalId() {
    return Json.text(view, "external_id").filter(external -> !external.isEmpty());
  }

  String hash() {
    return hash;
  }

  void replace(ObjectNode with, String newHash) {
    view = with;
    hash = newHash;
  }

  /** As Slack tells of it, with what was typed. */
  public ObjectNode toJson() {
    return json(typed.values(blocks()));
  }

  /** As Slack answers when it was just opened: nothing is typed yet. */
  public ObjectNode toJsonWithoutState() {
    return json(Json.object());
  }

  private ObjectNode json(ObjectNode values) {
    boolean isHome = view.path("type").asText().equals("home");
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("team_id", Identity.TEAM)
            .put("type", view.path("type").asText());
    json.set("blocks", blocks().deepCopy());
    TEXTS.forEach(field -> json.put(field, Json.textOr(view, field, "")));
    json.putObject("state").set("values", values);
    json.put("hash", hash);
    if (!isHome) {
      json.set("title", view.path("title").deepCopy());
    }
    json.put("clear_on_close", clearsOnClose()).put("notify_on_close", tellsWhenClosed());
    for (String button : List.of("close", "submit")) {
      json.set(button, view.has(button) && !isHome ? view.get(button).deepCopy() : null);
    }
    return json.put("previous_view_id", previousId)
        .put("root_view_id", rootId)
        .put("app_id", Identity.APP)
        .put("external_id", Json.textOr(view, "external_id", ""))
        .put("app_installed_team_id", Identity.TEAM)
        .put("bot_id", Identity.BOT);
  }
}
