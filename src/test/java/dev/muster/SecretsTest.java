package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.muster.database.Database;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.FakeSlack;
import dev.muster.slack.FakeSlack.Answer;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.SlackFailure;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.LogTrap;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every secret here holds one word, and that word is looked for. */
@Timeout(120)
final class SecretsTest {
  private static final String WORD = "TOPSECRET";
  private static final String BOT = "xoxb-4711-" + WORD + "-bot";
  private static final String APP = "xapp-1-" + WORD + "-app";
  private static final String BOTH = BOT + " " + APP;

  /** What a proxy that repeats the request, or a Slack gone mad, may answer. */
  private static final List<Answer> BAD =
      List.of(
          new Answer(401, Map.of("Content-Type", "text/html"), "<html>" + BOTH + "</html>"),
          new Answer(502, Map.of("Content-Type", "text/html"), "<html>" + BOTH + "</html>"),
          new Answer(200, Map.of("Content-Type", "text/html"), "<html>" + BOTH + "</html>"),
          new Answer(200, Map.of(), "{\"" + BOTH),
          new Answer(200, Map.of(), "\"" + BOTH + "\""),
          new Answer(429, Map.of("Retry-After", BOT), BOTH),
          Answer.error(BOT),
          Answer.error(WORD.toLowerCase(java.util.Locale.ROOT) + " " + BOTH),
          new Answer(
              200,
              Map.of(),
              "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"%s\",\"provided\":\"%s\"}"
                  .formatted(BOT, APP)));

  private static final List<String> METHODS =
      List.of(
          "conversations.create",
          "conversations.invite",
          "chat.postMessage",
          "chat.postEphemeral",
          "views.open",
          "usergroups.list",
          "users.conversations");

  @TempDir Path directory;
  private final FakeSlack slack = new FakeSlack();
  private final LogTrap log = new LogTrap();

  @AfterEach
  void close() {
    log.close();
    slack.close();
  }

  private Bot bot(Database database) {
    return new Bot(
        new Setup(
            database,
            Playbooks.only(PlaybookFile.shippedDefault()),
            Clock.systemUTC(),
            new Setup.Line(slack.apiUrl(), BOT, APP),
            SocketOptions.DEFAULT));
  }

  @Test
  void aStartThatSlackRefusesTellsNoneOfThem() {
    for (Answer answer : BAD) {
      slack.answers("auth.test", answer);
      try (Bot bot = bot(Database.inMemory())) {
        bot.start();
        throw new AssertionError("It started with " + answer);
      } catch (SlackFailure failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
          assertThat(t.toString()).doesNotContainIgnoringCase(WORD);
        }
        assertThat(failure.text()).doesNotContainIgnoringCase(WORD);
      }
    }
    assertThat(log.all()).doesNotContainIgnoringCase(WORD);
  }

  static Stream<Answer> badLinks() {
    return Stream.concat(
        BAD.stream(),
        Stream.of(
                "ws://127.0.0.1:1/link?ticket=" + WORD,
                "ws://127.0.0.1:1/link?ticket=" + WORD + "#" + WORD,
                "http://127.0.0.1:1/link?ticket=" + WORD,
                ":: " + WORD + " ::")
            .map(url -> Answer.ok("\"url\":\"" + url + "\"")));
  }

  @ParameterizedTest
  @MethodSource("badLinks")
  void aLineThatCanNotBeDialledTellsNoneOfThem(Answer answer) throws Exception {
    slack.alwaysAnswers("apps.connections.open", answer);
    try (Bot bot = bot(Database.inMemory())) {
      bot.start();
      Eventually.is(
          "a complaint", () -> log.all().lines().anyMatch(l -> l.contains("socket.Connections")));
    }
    assertThat(log.all()).doesNotContainIgnoringCase(WORD);
  }

  @Test
  void whatGoesWrongAtWorkTellsNoneOfThem() throws Exception {
    String metrics;
    try (Bot bot = bot(Database.in(directory))) {
      bot.start();
      Eventually.is("a connection", () -> slack.links() > 0);
      for (Answer answer : BAD) {
        METHODS.forEach(method -> slack.alwaysAnswers(method, answer));
        assertThat(typed("declare SEV-1 visible-title " + BAD.indexOf(answer))).contains("INC-");
        assertThat(typed("declare")).doesNotContainIgnoringCase(WORD);
        assertThat(typed("nonsense")).contains("There is no");
        sent("interactive", "{\"type\":\"nothing known\",\"trigger_id\":\"" + WORD + "\"}");
        sent(
            "interactive",
            "{\"type\":\"view_submission\",\"team\":{\"id\":\"T1\"},\"api_app_id\":\"A1\","
                + "\"user\":{\"id\":\"U1\"},\"trigger_id\":\"%s\",".formatted(WORD)
                + "\"view\":{\"id\":\"V1\",\"type\":\"modal\",\"callback_id\":\"update\",\"blocks\":[],"
                + "\"private_metadata\":\"{broken "
                + WORD
                + "\",\"state\":{\"values\":{}}},"
                + "\"response_urls\":[{\"response_url\":\"https://x/"
                + WORD
                + "\"}]}");
      }
      bot.settle();
      metrics = bot.meters().scrape();
      everythingHeldIsSilentAboutThem(bot);
    }
    assertThat(log.heard("dev.muster.delivery.Deliveries")).isTrue();
    assertThat(log.heard("dev.muster.slack.SlackBot")).isTrue();
    assertThat(log.all()).doesNotContainIgnoringCase(WORD);
    assertThat(metrics).contains("muster_faults_total").doesNotContainIgnoringCase(WORD);
    theStoreHasNone();
  }

  /** The ack of a command whose trigger and address are secrets of a moment. */
  private String typed(String text) throws Exception {
    JsonObject command = slack.command(text);
    JsonObject payload = command.getAsJsonObject("payload");
    payload.addProperty("trigger_id", "1.2." + WORD + System.nanoTime());
    payload.addProperty("response_url", "https://hooks.slack.example/" + WORD);
    payload.addProperty("token", WORD);
    String ack = slack.sends(command).get(30, TimeUnit.SECONDS).toString();
    assertThat(ack).doesNotContainIgnoringCase(WORD);
    return ack;
  }

  private void sent(String type, String payload) throws Exception {
    JsonObject envelope =
        slack.envelope(type, com.google.gson.JsonParser.parseString(payload).getAsJsonObject());
    assertThat(slack.sends(envelope).get(30, TimeUnit.SECONDS).toString())
        .doesNotContainIgnoringCase(WORD);
  }

  private void theStoreHasNone() throws IOException {
    StringBuilder bytes = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(bytes.toString()).contains("visible-title").doesNotContainIgnoringCase(WORD);
    try (Database store = Database.in(directory)) {
      List<String> script = store.read(h -> h.createQuery("script").mapTo(String.class).list());
      assertThat(String.join("\n", script))
          .contains("visible-title")
          .doesNotContainIgnoringCase(WORD);
    }
  }

  /** All that hangs on the bot and is ours, and what it directly holds. */
  private static void everythingHeldIsSilentAboutThem(Object root) throws Exception {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> left = new ArrayDeque<>(List.of(root));
    int holders = 0;
    while (!left.isEmpty()) {
      Object one = left.pop();
      if (!seen.add(one)) {
        continue;
      }
      if (one instanceof CharSequence words) {
        holders += words.toString().contains(WORD) ? 1 : 0; // a field that holds it
      } else {
        assertThat(String.valueOf(one))
            .as(one.getClass().getName())
            .doesNotContainIgnoringCase(WORD);
      }
      left.addAll(heldBy(one));
    }
    assertThat(holders).as("the walk comes to where the tokens are").isPositive();
  }

  private static List<Object> heldBy(Object one) throws Exception {
    List<Object> held = new ArrayList<>();
    if (one instanceof Collection<?> many) {
      held.addAll(many);
    } else if (one instanceof Map<?, ?> map) {
      held.addAll(map.values());
    } else if (one instanceof Optional<?> maybe) {
      maybe.ifPresent(held::add);
    } else if (one.getClass().getName().startsWith("dev.muster.")) {
      for (Class<?> type = one.getClass(); type != null; type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers())
              && !field.getType().isPrimitive()
              && type.getName().startsWith("dev.muster.")
              && field.trySetAccessible()) {
            Optional.ofNullable(field.get(one)).ifPresent(held::add);
          }
        }
      }
    }
    return held;
  }

  @Test
  void theCommandLineTellsNoneOfThem() throws Exception {
    slack.alwaysAnswers("auth.test", Answer.error("invalid_auth"));
    String data = directory.toString();
    for (List<String> command :
        List.of(
            List.of("--help"),
            List.of("--version"),
            List.of("run", "--help"),
            List.of("run", "--data", data, "--port", "0"),
            List.of("run", "--port", "nonsense"),
            List.of("export", "INC-1", "--data", data))) {
      assertThat(said(command))
          .as(command.toString())
          .isNotEmpty()
          .doesNotContainIgnoringCase(WORD);
    }
  }

  private String said(List<String> arguments) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.muster.Main"));
    line.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("SLACK_BOT_TOKEN", BOT);
    builder.environment().put("SLACK_APP_TOKEN", APP);
    builder.environment().put("SLACK_API_URL", slack.apiUrl());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
