package dev.muster.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A conversation: public, private, or between the bot and one person. */
public final class Channel {
  /** Who can see it, and what Slack calls its kind in an event. */
  public enum Kind {
    PUBLIC("channel"),
    PRIVATE("group"),
    DIRECT("im");

    private final String inEvents;

    Kind(String inEvents) {
      this.inEvents = inEvents;
    }

    public String inEvents() {
      return inEvents;
    }
  }

  /** A topic or a purpose, and whose it is. */
  public record Caption(String value, String creator, long lastSet) {
    static final Caption NONE = new Caption("", "", 0);

    ObjectNode toJson() {
      return Json.object().put("value", value).put("creator", creator).put("last_set", lastSet);
    }
  }

  /** Who pinned a message, and when. */
  public record Pin(String by, long at) {}

  private final String id;
  private Kind kind;
  private final String creator;
  private final long created;
  private String name;
  private boolean archived;
  private Caption topic = Caption.NONE;
  private Caption purpose = Caption.NONE;
  private final List<String> previousNames = new ArrayList<>();
  private final Set<String> members = new LinkedHashSet<>();
  private final NavigableMap<String, Message> messages = new TreeMap<>();
  private final NavigableMap<String, Message> ephemerals = new TreeMap<>();
  private final Map<String, Pin> pins = new LinkedHashMap<>();
  private final Map<String, ObjectNode> bookmarks = new LinkedHashMap<>();
  private final List<ObjectNode> files = new ArrayList<>();

  Channel(String id, Kind kind, String name, String creator, long created) {
    this.id = id;
    this.kind = kind;
    this.name = name;
    this.creator = creator;
    this.created = created;
  }

  public String id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  public boolean isGeneral() {
    return name.equals("general");
  }

  public boolean isPrivate() {
    return kind != Kind.PUBLIC;
  }

  public boolean isDirect() {
    return kind == Kind.DIRECT;
  }

  public boolean isArchived() {
    return archived;
  }

  public Caption topic() {
    return topic;
  }

  public Caption purpose() {
    return purpose;
  }

  public Set<String> members() {
    return Collections.unmodifiableSet(members);
  }

  public boolean has(String userId) {
    return members.contains(userId);
  }

  public boolean isVisibleTo(String userId) {
    return kind == Kind.PUBLIC || has(userId);
  }

  /** Oldest first. */
  public Collection<Message> messages() {
    return Collections.unmodifiableCollection(messages.values());
  }

  /** Those that all see, as they are: the newest comes first. */
  public Collection<Message> newestFirst() {
    return Collections.unmodifiableCollection(messages.descendingMap().values());
  }

  public Optional<Message> message(String ts) {
    return Optional.ofNullable(messages.get(ts));
  }

  public Collection<Message> ephemerals() {
    return Collections.unmodifiableCollection(ephemerals.values());
  }

  public Optional<Message> ephemeral(String ts) {
    return Optional.ofNullable(ephemerals.get(ts));
  }

  public Map<String, Pin> pins() {
    return Collections.unmodifiableMap(pins);
  }

  /** By id, in order; Slack's shape. */
  public Map<String, ObjectNode> bookmarks() {
    return bookmarks;
  }

  /** What was shared here; Slack's shape. */
  public List<ObjectNode> files() {
    return files;
  }

  /** The document in its own tab. */
  public Optional<String> canvas() {
    return files.stream()
        .filter(file -> file.path("filetype").asText().equals("quip"))
        .map(file -> file.path("id").asText())
        .findFirst();
  }

  void admit(String userId) {
    members.add(userId);
  }

  void dismiss(String userId) {
    members.remove(userId);
  }

  void rename(String newName) {
    previousNames.add(name);
    name = newName;
  }

  void makePrivate() {
    kind = Kind.PRIVATE;
  }

  void archive(boolean now) {
    archived = now;
  }

  void topic(Caption caption) {
    topic = caption;
  }

  void purpose(Caption caption) {
    purpose = caption;
  }

  void keep(Message message) {
    (message.audience().isPresent() ? ephemerals : messages).put(message.ts(), message);
  }

  void drop(Message message) {
    messages.remove(message.ts());
    ephemerals.remove(message.ts());
    pins.remove(message.ts());
  }

  boolean pin(String ts, Pin pin) {
    return pins.putIfAbsent(ts, pin) == null;
  }

  boolean unpin(String ts) {
    return pins.remove(ts) != null;
  }

  /** As {@code conversations.info} tells of it to that member. */
  public ObjectNode toJson(String viewer, boolean withCount) {
    if (isDirect()) {
      return directJson(viewer);
    }
    ObjectNode channel =
        Json.object()
            .put("id", id)
            .put("name", name)
            .put("is_channel", kind == Kind.PUBLIC)
            .put("is_group", kind == Kind.PRIVATE)
            .put("is_im", false)
            .put("is_mpim", false)
            .put("is_private", isPrivate())
            .put("created", created)
            .put("is_archived", archived)
            .put("is_general", isGeneral())
            .put("unlinked", 0)
            .put("name_normalized", name)
            .put("is_shared", false)
            .put("is_org_shared", false)
            .put("is_pending_ext_shared", false)
            .set("pending_shared", Json.array());
    channel
        .put("context_team_id", Identity.TEAM)
        .put("updated", created * 1000)
        .putNull("parent_conversation")
        .put("creator", creator)
        .put("is_ext_shared", false)
        .set("shared_team_ids", Json.array(List.of(Identity.TEAM)));
    channel.set("pending_connected_team_ids", Json.array());
    channel.put("is_member", has(viewer));
    channel.set("topic", topic.toJson());
    channel.set("purpose", purpose.toJson());
    channel.set("previous_names", Json.array(previousNames));
    canvas()
        .ifPresent(
            id ->
                channel
                    .putObject("properties")
                    .putObject("canvas")
                    .put("file_id", id)
                    .put("is_empty", false)
                    .put("quip_thread_id", id));
    if (withCount) {
      channel.put("num_members", members.size());
    }
    return channel;
  }

  private ObjectNode directJson(String viewer) {
    return Json.object()
        .put("id", id)
        .put("created", created)
        .put("is_archived", archived)
        .put("is_im", true)
        .put("is_org_shared", false)
        .put("context_team_id", Identity.TEAM)
        .put("updated", created * 1000)
        .put("user", otherThan(viewer))
        .put("priority", 0);
  }

  /** The other person of a direct conversation. */
  public String otherThan(String viewer) {
    return members.stream().filter(member -> !member.equals(viewer)).findFirst().orElse(viewer);
  }
}
