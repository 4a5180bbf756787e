package dev.muster.sandbox.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.api.ApiMethod;
import dev.muster.sandbox.file.Uploads;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.view.BotMessages;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Posting;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code files.*}: an upload in three steps, as Slack has it since 2024. */
public final class FileMethods {
  private static final int LONGEST_CANVAS = 1_048_576;
  private static final int LONGEST_ALT = 1000;

  private final World world;
  private final Posting posting;
  private final BotMessages messages;
  private final Uploads uploads;
  private final Lookup lookup;

  public FileMethods(World world, Posting posting, Uploads uploads) {
    this.world = world;
    this.posting = posting;
    this.messages = new BotMessages(world);
    this.uploads = uploads;
    this.lookup = new Lookup(world);
  }

  public void addTo(Map<String, ApiMethod> methods) {
    methods.put("files.getUploadURLExternal", this::getUploadUrl);
    methods.put("files.completeUploadExternal", this::complete);
    methods.put("files.info", this::info);
    methods.put("canvases.create", this::createCanvas);
    methods.put("conversations.canvases.create", this::createChannelCanvas);
    methods.put("canvases.edit", this::editCanvas);
  }

  private ObjectNode getUploadUrl(ApiCall call) {
    String name = call.required("filename");
    int length = call.number("length", 0, Integer.MAX_VALUE);
    if (length <= 0) {
      throw SlackError.of("invalid_arguments", "must be greater than 0 [json-pointer:/length]");
    }
    String alt = call.textOr("alt_txt", "");
    if (alt.length() > LONGEST_ALT) {
      throw SlackError.of("alt_txt_too_large");
    }
    Uploads.Upload upload = uploads.expect(world.ids().next("F"), name);
    upload.alt(alt);
    return Json.ok().put("upload_url", uploads.urlOf(upload)).put("file_id", upload.id());
  }

  private ObjectNode complete(ApiCall call) {
    JsonNode named = call.json("files");
    if (named == null || !named.isArray() || named.isEmpty()) {
      throw SlackError.of("invalid_arguments", "missing required field: files");
    }
    List<Channel> channels = new ArrayList<>();
    if (call.has("channel_id")) {
      channels.add(lookup.live(call, "channel_id"));
    }
    ArrayNode files = Json.array();
    for (JsonNode file : named) {
      Uploads.Upload upload =
          uploads
              .arrived(file.path("id").asText())
              .orElseThrow(() -> SlackError.of("file_not_found"));
      upload.title(file.path("title").asText(upload.name()));
      files.add(upload.toJson(world.seconds(), channels, uploads.downloadUrlOf(upload)));
    }
    channels.forEach(channel -> share(channel, call, files));
    return Json.ok().set("files", files);
  }

  private void share(Channel channel, ApiCall call, ArrayNode files) {
    ObjectNode json = messages.json(call.textOr("initial_comment", ""), call.json("blocks"), null);
    json.put("upload", false).set("files", files.deepCopy());
    call.text("thread_ts").ifPresent(ts -> json.put("thread_ts", ts));
    files.forEach(file -> channel.files().add(file.deepCopy()));
    posting.post(channel, json);
  }

  private ObjectNode info(ApiCall call) {
    Uploads.Upload upload =
        uploads.arrived(call.required("file")).orElseThrow(() -> SlackError.of("file_not_found"));
    ObjectNode answer = Json.ok();
    answer.set("file", upload.toJson(world.seconds(), List.of(), uploads.downloadUrlOf(upload)));
    answer.putArray("comments");
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }

  private ObjectNode createCanvas(ApiCall call) {
    return canvas(call, call.has("channel_id") ? lookup.live(call, "channel_id") : null);
  }

  private ObjectNode createChannelCanvas(ApiCall call) {
    Channel channel = lookup.live(call, "channel_id");
    if (channel.canvas().isPresent()) {
      throw SlackError.of("channel_canvas_already_exists");
    }
    return canvas(call, channel);
  }

  private ObjectNode canvas(ApiCall call, @Nullable Channel channel) {
    String text = markdown(call.json("document_content"));
    Uploads.Upload upload =
        uploads.written(world.ids().next("F"), call.textOr("title", "Untitled"), text);
    if (channel != null) {
      ObjectNode file =
          upload.toJson(world.seconds(), List.of(channel), uploads.downloadUrlOf(upload));
      channel.files().add(file.put("filetype", "quip"));
      world.changes().in(channel);
    }
    return Json.ok().put("canvas_id", upload.id());
  }

  private static String markdown(@Nullable JsonNode content) {
    String text = content == null ? "" : content.path("markdown").asText();
    if (text.length() > LONGEST_CANVAS) {
      throw SlackError.of(
          "invalid_arguments",
          "must be less than 1048577 characters [json-pointer:/document_content/markdown]");
    }
    return text;
  }

  /** One change a call; of those at a section none, for this workspace gives sections no ids. */
  private ObjectNode editCanvas(ApiCall call) {
    Uploads.Upload canvas =
        uploads
            .arrived(call.required("canvas_id"))
            .orElseThrow(() -> SlackError.of("canvas_not_found"));
    JsonNode changes = call.json("changes");
    if (changes == null || !changes.isArray() || changes.size() != 1) {
      throw SlackError.of("invalid_arguments", "must hold one change [json-pointer:/changes]");
    }
    JsonNode change = changes.get(0);
    if (change.hasNonNull("section_id")) {
      throw SlackError.of("canvas_editing_failed", "no such section");
    }
    String words = markdown(change.path("document_content"));
    switch (change.path("operation").asText()) {
      case "replace" -> canvas.write(words);
      case "insert_at_start" -> canvas.write(words + "\n" + canvas.text());
      case "insert_at_end" -> canvas.write(canvas.text() + "\n" + words);
      default -> throw SlackError.of("invalid_arguments", "no such operation, or no section");
    }
    return Json.ok();
  }
}
