package dev.muster.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One alert, from the fields of its source. */
final class AlertFields {
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_DETAILS = 1500;
  private static final int LONGEST_WORD = 500;
  private static final int MOST_LABELS = 200;

  /**
   * What Grafana calls an alert whose rule could not be evaluated; the rule's own name is in {@code
   * rulename}: https://grafana.com/docs/grafana/latest/alerting/ under no data and error states.
   */
  private static final Set<String> STAND_INS = Set.of("DatasourceError", "DatasourceNoData");

  private static final String RULE_NAME = "rulename";

  private final Source source;

  AlertFields(Source source) {
    this.source = source;
  }

  Alert read(JsonNode alert) throws Unreadable {
    if (!alert.isObject()) {
      throw new Unreadable("`alerts` holds something that is no alert.");
    }
    return source == Source.GENERIC ? generic(alert) : labelled(alert);
  }

  /** {@code {title, text?, labels?, severity?, service?, id?, status?, url?}}. */
  private Alert generic(JsonNode root) throws Unreadable {
    AlertState.Titled titled =
        AlertState.titled(
            words(root, "title", LONGEST_TITLE)
                .orElseThrow(
                    () -> new Unreadable("`title` is missing: say in a few words what it is.")));
    Map<String, String> labels = labels(root.path("labels"));
    words(root, "severity", LONGEST_WORD).ifPresent(s -> labels.putIfAbsent("severity", s));
    Optional<String> service = words(root, "service", LONGEST_WORD);
    Optional<Source.State> said = AlertState.of(root);
    Source.State state =
        titled
            .state()
            .filter(s -> s == Source.State.RESOLVED)
            .or(() -> said)
            .orElse(Source.State.FIRING);
    // Whoever writes the state before the title gives each telling an id of its own.
    Optional<String> id =
        titled.state().isPresent() ? Optional.empty() : words(root, "id", LONGEST_WORD);
    Map<String, String> telling = titled.state().isPresent() ? Map.of() : labels;
    return new Alert(
        source,
        id.orElseGet(
            () -> titled.title() + "\n" + service.orElse("") + "\n" + new TreeMap<>(telling)),
        state,
        titled.title(),
        words(root, "text", LONGEST_DETAILS).or(() -> words(root, "body", LONGEST_DETAILS)),
        labels,
        service.or(() -> Optional.ofNullable(labels.get("service"))),
        Optional.empty(),
        Optional.empty(),
        url(root, "url").or(() -> url(root, "link")));
  }

  private Alert labelled(JsonNode alert) throws Unreadable {
    Map<String, String> labels = labels(alert.path("labels"));
    JsonNode notes = alert.path("annotations");
    Optional<String> standIn =
        Optional.ofNullable(labels.get(Alert.NAME))
            .filter(STAND_INS::contains)
            .filter(name -> labels.containsKey(RULE_NAME));
    String identity =
        words(alert, "fingerprint", LONGEST_WORD).orElseGet(() -> new TreeMap<>(labels).toString());
    standIn.ifPresent(name -> labels.put(Alert.NAME, labels.getOrDefault(RULE_NAME, name)));
    String name = labels.getOrDefault(Alert.NAME, "");
    Optional<String> summary =
        words(notes, "summary", LONGEST_TITLE).or(() -> words(notes, "title", LONGEST_TITLE));
    String title =
        summary
            .map(s -> name.isEmpty() || s.contains(name) ? s : name + ": " + s)
            .orElse(name.isEmpty() ? "An alert without a name" : name);
    return new Alert(
        source,
        identity,
        AlertState.of(alert)
            .orElseThrow(() -> new Unreadable("`status` must be `firing` or `resolved`.")),
        Cut.to(LONGEST_TITLE, standIn.map(why -> why + " of " + title).orElse(title)),
        words(notes, "description", LONGEST_DETAILS)
            .or(() -> words(notes, "message", LONGEST_DETAILS)),
        labels,
        Optional.ofNullable(labels.get("service")),
        AlertTime.of(alert, "startsAt"),
        AlertTime.of(alert, "endsAt"),
        url(alert, "panelURL").or(() -> url(alert, "generatorURL")));
  }

  private static Map<String, String> labels(JsonNode node) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getValue().isValueNode() && labels.size() < MOST_LABELS) {
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
