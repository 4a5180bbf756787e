package dev.muster.sandbox.method;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.api.ApiMethod;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.List;
import java.util.Map;

/** {@code bookmarks.*}: the links at the head of a channel. */
public final class BookmarkMethods {
  private static final int MOST = 50;

  private final World world;
  private final Lookup lookup;

  public BookmarkMethods(World world) {
    this.world = world;
    this.lookup = new Lookup(world);
  }

  public void addTo(Map<String, ApiMethod> methods) {
    methods.put("bookmarks.add", this::add);
    methods.put("bookmarks.edit", this::edit);
    methods.put("bookmarks.remove", this::remove);
    methods.put("bookmarks.list", this::list);
  }

  private ObjectNode add(ApiCall call) {
    Channel channel = lookup.live(call, "channel_id");
    String title = call.required("title");
    if (!call.required("type").equals("link")) {
      throw SlackError.of("invalid_bookmark_type");
    }
    String link = checked(call.textOr("link", ""));
    if (channel.bookmarks().size() >= MOST) {
      throw SlackError.of("too_many_bookmarks");
    }
    ObjectNode bookmark =
        Json.object()
            .put("id", world.ids().next("Bk"))
            .put("channel_id", channel.id())
            .put("title", title)
            .put("link", link)
            .put("emoji", call.textOr("emoji", ""))
            .put("icon_url", "")
            .put("type", "link")
            .putNull("entity_id")
            .put("date_created", world.seconds())
            .put("date_updated", 0)
            .put("rank", rank(channel.bookmarks().size()))
            .put("last_updated_by_user_id", Identity.BOT_USER)
            .put("last_updated_by_team_id", Identity.TEAM)
            .putNull("shortcut_id")
            .put("app_id", Identity.APP);
    channel.bookmarks().put(bookmark.path("id").asText(), bookmark);
    world.changes().in(channel);
    return Json.ok().set("bookmark", bookmark.deepCopy());
  }

  private static String checked(String link) {
    if (!link.startsWith("https://") && !link.startsWith("http://")) {
      throw SlackError.of("invalid_link");
    }
    return link;
  }

  private static String rank(int place) {
    return "z".repeat(place / 25) + (char) ('a' + place % 25);
  }

  private ObjectNode edit(ApiCall call) {
    Channel channel = lookup.live(call, "channel_id");
    ObjectNode bookmark = bookmark(channel, call);
    call.text("link").ifPresent(link -> bookmark.put("link", checked(link)));
    for (String field : List.of("title", "emoji")) {
      call.text(field).ifPresent(value -> bookmark.put(field, value));
    }
    bookmark.put("date_updated", world.seconds());
    world.changes().in(channel);
    return Json.ok().set("bookmark", bookmark.deepCopy());
  }

  private static ObjectNode bookmark(Channel channel, ApiCall call) {
    ObjectNode bookmark = channel.bookmarks().get(call.required("bookmark_id"));
    if (bookmark == null) {
      throw SlackError.of("not_found");
    }
    return bookmark;
  }

  private ObjectNode remove(ApiCall call) {
    Channel channel = lookup.live(call, "channel_id");
    channel.bookmarks().remove(bookmark(channel, call).path("id").asText());
    world.changes().in(channel);
    return Json.ok();
  }

  private ObjectNode list(ApiCall call) {
    ArrayNode bookmarks = Json.array();
    lookup
        .joined(call, "channel_id")
        .bookmarks()
        .values()
        .forEach(b -> bookmarks.add(b.deepCopy()));
    return Json.ok().set("bookmarks", bookmarks);
  }
}
