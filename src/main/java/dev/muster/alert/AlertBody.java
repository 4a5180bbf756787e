package dev.muster.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads what was sent. Alertmanager: https://prometheus.io/docs/alerting/latest/configuration/
 * under webhook_config; Grafana sends the same with more:
 * https://grafana.com/docs/grafana/latest/alerting/ under webhook notifier.
 */
final class AlertBody {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_DETAILS = 1500;
  private static final int LONGEST_WORD = 500;

  private final Source source;

  private AlertBody(Source source) {
    this.source = source;
  }

  /**
   * The alerts in it, in their order.
   *
   * @throws Unreadable if it is none of that source's messages
   */
  static List<Alert> read(Source source, byte[] body) throws Unreadable {
    JsonNode root = json(body);
    AlertBody reader = new AlertBody(source);
    if (source == Source.GENERIC) {
      return List.of(reader.generic(root));
    }
    if (!root.path("alerts").isArray()) {
      throw new Unreadable(
          "`alerts` is missing: this is no message of " + source.title() + "'s webhook.");
    }
    List<Alert> all = new ArrayList<>();
    for (JsonNode one : root.path("alerts")) {
      all.add(reader.labelled(one));
    }
    return all;
  }

  private static JsonNode json(byte[] body) throws Unreadable {
    try {
      JsonNode root = MAPPER.readTree(body);
      if (root == null || !root.isObject()) {
        throw new Unreadable("The body is no JSON object.");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new Unreadable("The body is no JSON.");
    } catch (IOException e) {
      throw new Unreadable("The body can't be read.");
    }
  }

  /** {@code {title, text?, labels?, severity?, service?, id?, status?, url?}}. */
  private Alert generic(JsonNode root) throws Unreadable {
    String title =
        words(root, "title", LONGEST_TITLE)
            .orElseThrow(
                () -> new Unreadable("`title` is missing: say in a few words what it is."));
    Map<String, String> labels = labels(root.path("labels"));
    words(root, "severity", LONGEST_WORD).ifPresent(s -> labels.putIfAbsent("severity", s));
    Optional<String> service = words(root, "service", LONGEST_WORD);
    String identity =
        words(root, "id", LONGEST_WORD)
            .orElseGet(() -> title + "\n" + service.orElse("") + "\n" + new TreeMap<>(labels));
    return new Alert(
        source,
        identity,
        state(root, "firing"),
        title,
        words(root, "text", LONGEST_DETAILS),
        labels,
        service.or(() -> Optional.ofNullable(labels.get("service"))),
        Optional.empty(),
        url(root, "url"));
  }

  private Alert labelled(JsonNode alert) throws Unreadable {
    if (!alert.isObject()) {
      throw new Unreadable("`alerts` holds something that is no alert.");
    }
    Map<String, String> labels = labels(alert.path("labels"));
    JsonNode notes = alert.path("annotations");
    String name = labels.getOrDefault("alertname", "");
    Optional<String> summary =
        words(notes, "summary", LONGEST_TITLE).or(() -> words(notes, "title", LONGEST_TITLE));
    String title =
        summary
            .map(s -> name.isEmpty() || s.contains(name) ? s : name + ": " + s)
            .orElse(name.isEmpty() ? "An alert without a name" : name);
    return new Alert(
        source,
        words(alert, "fingerprint", LONGEST_WORD).orElseGet(() -> new TreeMap<>(labels).toString()),
        state(alert, ""),
        Cut.to(LONGEST_TITLE, title),
        words(notes, "description", LONGEST_DETAILS)
            .or(() -> words(notes, "message", LONGEST_DETAILS)),
        labels,
        Optional.ofNullable(labels.get("service")),
        began(alert),
        url(alert, "panelURL").or(() -> url(alert, "generatorURL")));
  }

  private static Source.State state(JsonNode node, String usual) throws Unreadable {
    String word = node.path("status").asText(usual);
    return switch (word) {
      case "firing" -> Source.State.FIRING;
      case "resolved" -> Source.State.RESOLVED;
      default -> throw new Unreadable("`status` must be `firing` or `resolved`.");
    };
  }

  private static Optional<Instant> began(JsonNode alert) throws Unreadable {
    String written = alert.path("startsAt").asText("");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(written).toInstant());
    } catch (DateTimeException e) {
      throw new Unreadable("`startsAt` is no time such as 2026-03-02T10:00:00Z.");
    }
  }

  private static Map<String, String> labels(JsonNode node) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getValue().isValueNode()) {
        labels.put(field.getKey(), Cut.to(LONGEST_WORD, field.getValue().asText()));
      }
    }
    return labels;
  }

  /** In one line, without what can't be shown; what is too long is cut, and shows it. */
  private static Optional<String> words(JsonNode node, String key, int most) {
    JsonNode value = node.path(key);
    String plain = value.isValueNode() && !value.isNull() ? Mrkdwn.visible(value.asText()) : "";
    String line = plain.replaceAll("\\s+", " ").strip();
    return line.isEmpty() ? Optional.empty() : Optional.of(Cut.to(most, line));
  }

  private static Optional<String> url(JsonNode node, String key) {
    return words(node, key, 2000)
        .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
        .filter(url -> url.getBytes(StandardCharsets.UTF_8).length < 2000);
  }
}
