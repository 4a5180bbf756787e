package dev.muster.sandbox.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Answer;
import dev.muster.sandbox.http.Endpoint;
import dev.muster.sandbox.http.Form;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.http.Request;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The files themselves: {@code POST /upload/…} takes one in, {@code GET /files/…} gives it back.
 */
public final class Uploads implements Endpoint {
  /** What the page shows as a picture; everything else is text to it. */
  private static final Map<String, String> PICTURES =
      Map.of("png", "image/png", "jpg", "image/jpeg", "gif", "image/gif");

  private final Supplier<String> base;
  private final Map<String, Upload> byId = new ConcurrentHashMap<>();

  /** One file, announced and perhaps arrived. */
  public static final class Upload {
    private final String id;
    private final String name;
    private volatile String title;
    private volatile String alt = "";
    private volatile byte @Nullable [] content;

    Upload(String id, String name) {
      this.id = id;
      this.name = name;
      this.title = name;
    }

    public String id() {
      return id;
    }

    public String name() {
      return name;
    }

    public void title(String newTitle) {
      title = newTitle;
    }

    public String text() {
      byte[] bytes = content;
      return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** What stood there gives way. */
    public void write(String text) {
      content = text.getBytes(StandardCharsets.UTF_8);
    }

    /** What it shows, for those who can't see it. */
    public void alt(String newAlt) {
      alt = newAlt;
    }

    private String ending() {
      return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "text";
    }

    private String mime() {
      return PICTURES.getOrDefault(ending(), "text/plain");
    }

    public ObjectNode toJson(long now, List<Channel> shared, String url) {
      byte[] bytes = content;
      String type = ending();
      ObjectNode json =
          Json.object()
              .put("id", id)
              .put("created", now)
              .put("timestamp", now)
              .put("name", name)
              .put("title", title)
              .put("mimetype", mime())
              .put("filetype", type)
              .put("pretty_type", type)
              .put("user", Identity.BOT_USER)
              .put("user_team", Identity.TEAM)
              .put("editable", false)
              .put("size", bytes == null ? 0 : bytes.length)
              .put("mode", "hosted")
              .put("is_external", false)
              .put("external_type", "")
              .put("is_public", shared.stream().anyMatch(c -> !c.isPrivate()))
              .put("public_url_shared", false)
              .put("display_as_bot", false)
              .put("username", "")
              .put("url_private", url)
              .put("url_private_download", url)
              .put("permalink", url);
      if (!alt.isEmpty()) {
        json.put("alt_txt", alt);
      }
      for (Channel.Kind kind : Channel.Kind.values()) {
        ArrayNode ids = json.putArray(listOf(kind));
        shared.stream().filter(c -> c.kind() == kind).forEach(c -> ids.add(c.id()));
      }
      return json.put("comments_count", 0);
    }

    private static String listOf(Channel.Kind kind) {
      return switch (kind) {
        case PUBLIC -> "channels";
        case PRIVATE -> "groups";
        case DIRECT -> "ims";
      };
    }
  }

  public Uploads(Supplier<String> base) {
    this.base = base;
  }

  public Upload expect(String id, String name) {
    Upload upload = new Upload(id, name);
    byId.put(id, upload);
    return upload;
  }

  /** A document that was written in Slack and never uploaded. */
  public Upload written(String id, String name, String text) {
    Upload document = expect(id, name);
    document.write(text);
    return document;
  }

  public Optional<Upload> arrived(String id) {
    return Optional.ofNullable(byId.get(id)).filter(upload -> upload.content != null);
  }

  public String urlOf(Upload upload) {
    return base.get() + "upload/v1/" + upload.id();
  }

  public String downloadUrlOf(Upload upload) {
    return base.get() + "files/" + upload.id();
  }

  @Override
  public CompletionStage<Answer> answer(Request request) {
    Upload upload = byId.get(request.path().substring(request.path().lastIndexOf('/') + 1));
    if (upload == null) {
      return done(Answer.json(404, Json.error("file_not_found")));
    }
    if (request.path().startsWith("/files/")) {
      byte[] bytes = upload.content;
      String mime = upload.mime();
      return done(
          Answer.bytes(
              mime.startsWith("text/") ? mime + "; charset=utf-8" : mime,
              bytes == null ? new byte[0] : bytes));
    }
    byte[] body = request.body();
    if (request.contentType().startsWith("multipart/")) {
      body =
          Form.multipart(request.contentType(), body).values().stream()
              .findFirst()
              .orElse(new byte[0]);
    }
    upload.content = body;
    return done(Answer.text(200, "text/plain; charset=utf-8", "OK - " + body.length));
  }

  private static CompletionStage<Answer> done(Answer answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
