package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.DocumentedErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The practice workspace refuses by no code that Slack doesn't list for the method. */
final class RefusalsAsDocumentedTest {
  private static final Map<String, Object> EVERYTHING =
      Map.ofEntries(
          Map.entry("text", "x"),
          Map.entry("name", "thumbsup"),
          Map.entry("ts", "1.000001"),
          Map.entry("message_ts", "1.000001"),
          Map.entry("timestamp", "1.000001"),
          Map.entry("topic", "x"),
          Map.entry("purpose", "x"),
          Map.entry("title", "x"),
          Map.entry("type", "link"),
          Map.entry("link", "https://example.com"),
          Map.entry("bookmark_id", "Bk1"),
          Map.entry("file", "F1"),
          Map.entry("canvas_id", "F1"),
          Map.entry("view_id", "V1"),
          Map.entry("trigger_id", "1.2.3"),
          Map.entry("usergroup", "S1"),
          Map.entry("bot", "B1"),
          Map.entry("email", "nobody@example.com"),
          Map.entry("files", List.of(Map.of("id", "F1"))),
          Map.entry("view", Map.of("type", "home", "blocks", List.of())),
          Map.entry("changes", List.of()),
          Map.entry("filename", "x.txt"),
          Map.entry("length", 3));

  private PracticeWorkspace workspace;
  private Wire wire;

  @BeforeEach
  void open() {
    workspace =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults().withRateLimits(false), WorkspaceClock.running());
    wire = new Wire(workspace);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private void isDocumented(String method, Map<String, ?> args) {
    JsonNode answer = wire.api(method, args);
    assertThat(DocumentedErrors.has(method, answer.path("error").asText("")))
        .as(method + " " + args + " answered " + answer)
        .isTrue();
  }

  private void everyMethodIsDocumented(String channel, String user) {
    Map<String, Object> args = new HashMap<>(EVERYTHING);
    args.put("channel", channel);
    args.put("channel_id", channel);
    args.put("user", user);
    args.put("users", user);
    args.put("user_id", user);
    DocumentedErrors.BY_METHOD.keySet().stream()
        .filter(method -> !method.equals("apps.connections.open"))
        .sorted()
        .forEach(method -> isDocumented(method, args));
  }

  @Test
  void withNothingAtAll() {
    DocumentedErrors.BY_METHOD.keySet().forEach(method -> isDocumented(method, Map.of()));
  }

  @Test
  void aboutAChannelAndAPersonThatAreNot() {
    everyMethodIsDocumented("C0NOWHERE1", "U0NOBODY01");
  }

  @Test
  void aboutAChannelThatTheBotIsNotIn() {
    everyMethodIsDocumented(wire.channel("incidents").path("id").asText(), "U0ANA00001");
  }

  @Test
  void aboutAChannelThatIsArchived() {
    String id = wire.calls("conversations.create", Map.of("name", "x")).at("/channel/id").asText();
    wire.calls("conversations.archive", Map.of("channel", id));
    everyMethodIsDocumented(id, "U0ANA00001");
    everyMethodIsDocumented(id, "U0NOBODY01");
  }

  @Test
  void aboutAChannelOfItsOwn() {
    String id = wire.calls("conversations.create", Map.of("name", "x")).at("/channel/id").asText();
    everyMethodIsDocumented(id, "U0NOBODY01");
    everyMethodIsDocumented(id, wire.calls("auth.test", Map.of()).path("user_id").asText());
  }

  @Test
  void aboutMorePeopleThanOneCallTakes() {
    String id = wire.calls("conversations.create", Map.of("name", "x")).at("/channel/id").asText();
    String many = String.join(",", java.util.Collections.nCopies(1001, "U0ANA00001"));
    isDocumented("conversations.invite", Map.of("channel", id, "users", many));
  }
}
