package dev.muster.alert;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what was sent, alert by alert, so that a large message needs little memory and one bad
 * alert costs only itself. Alertmanager: https://prometheus.io/docs/alerting/latest/configuration/
 * under webhook_config; Grafana sends the same with more:
 * https://grafana.com/docs/grafana/latest/alerting/ under webhook notifier.
 */
final class AlertBody {
  /** So many of one message are taken; the rest is counted. */
  static final int MOST_ALERTS = 2000;

  /** Of text that is kept, in characters, for the same reason. */
  private static final long MOST_TEXT = 6_000_000;

  private static final String NO_JSON = "The body is no JSON.";
  private static final int MOST_REASONS = 3;
  private static final int LONGEST_NAME = 80;

  /** A sender that says it left out more is not believed. */
  private static final int MOST_LEFT = 100_000;

  private static final JsonMapper MAPPER = new JsonMapper();

  private final AlertFields fields;
  private final Source source;
  private final List<Alert> alerts = new ArrayList<>();
  private final Set<String> reasons = new LinkedHashSet<>();
  private String why = "";
  private int unreadable;
  private long left;
  private long text;
  private boolean isMessage;

  private AlertBody(Source source) {
    this.source = source;
    this.fields = new AlertFields(source);
  }

  /**
   * What was in it.
   *
   * @param alerts those that could be read, in their order
   * @param unreadable how many could not
   * @param reasons which and why, the first few
   * @param left how many were left out: by the sender, who says so, or because they were too many
   */
  record Read(List<Alert> alerts, int unreadable, List<String> reasons, long left) {
    Read {
      alerts = List.copyOf(alerts);
      reasons = List.copyOf(reasons);
    }
  }

  static Read read(Source source, byte[] body) throws Unreadable, IOException {
    return read(source, new ByteArrayInputStream(body));
  }

  /**
   * Reads it to its end.
   *
   * @throws Unreadable if nothing in it could be read
   * @throws IOException as the stream does
   */
  static Read read(Source source, InputStream body) throws Unreadable, IOException {
    AlertBody reader = new AlertBody(source);
    try (JsonParser parser = MAPPER.createParser(body)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      reader.root(parser);
      if (parser.nextToken() != null) {
        reader.bad(NO_JSON);
      }
    } catch (JsonProcessingException e) {
      reader.bad(NO_JSON);
    }
    body.transferTo(OutputStream.nullOutputStream()); // a signature is of the whole of it
    return reader.result();
  }

  private Read result() throws Unreadable {
    if (alerts.isEmpty() && unreadable > 0) {
      throw new Unreadable(why);
    }
    if (!isMessage) {
      throw new Unreadable(
          "`alerts` is missing: this is no message of " + source.title() + "'s webhook.");
    }
    return new Read(alerts, unreadable, List.copyOf(reasons), left);
  }

  private void root(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_ARRAY && source == Source.GENERIC) {
      isMessage = true;
      list(parser);
    } else if (first != JsonToken.START_OBJECT) {
      bad("The body is no JSON object.");
    } else if (source == Source.GENERIC) {
      isMessage = true;
      one(parser);
    } else {
      message(parser);
    }
  }

  private void message(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("alerts") && value == JsonToken.START_ARRAY) {
        isMessage = true;
        list(parser);
      } else if (name.equals("truncatedAlerts") && value == JsonToken.VALUE_NUMBER_INT) {
        left += Math.min(MOST_LEFT, Math.max(0, parser.getValueAsInt()));
      } else {
        parser.skipChildren();
      }
    }
  }

  private void list(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (alerts.size() >= MOST_ALERTS || text > MOST_TEXT) {
        left++;
        parser.skipChildren();
      } else {
        one(parser);
      }
    }
  }

  private void one(JsonParser parser) throws IOException {
    JsonNode tree = MAPPER.readTree(parser);
    try {
      Alert alert = fields.read(tree);
      alerts.add(alert);
      text += alert.text().length();
      alert.labels().forEach((key, value) -> text += key.length() + value.length());
    } catch (Unreadable e) {
      bad(called(tree), e.sentence());
    }
  }

  /** What people know it by, as far as it can be read. */
  private static String called(JsonNode alert) {
    return Stream.of("/labels/alertname", "/title", "/fingerprint", "/id")
        .map(at -> alert.at(at).asText(""))
        .filter(name -> !name.isBlank())
        .findFirst()
        .map(name -> Cut.to(LONGEST_NAME, Mrkdwn.visible(name).replaceAll("\\s+", " ")) + ": ")
        .orElse("");
  }

  private void bad(String sentence) {
    bad("", sentence);
  }

  private void bad(String called, String sentence) {
    unreadable++;
    why = why.isEmpty() ? sentence : why;
    if (reasons.size() < MOST_REASONS) {
      reasons.add(called + sentence);
    }
  }
}
