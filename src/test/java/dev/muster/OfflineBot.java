package dev.muster;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.bolt.App;
import dev.muster.database.Database;
import dev.muster.database.Tables;
import dev.muster.metrics.Meters;
import dev.muster.slack.SlackBot;
import dev.muster.slack.socket.SocketMode;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.slack.web.Offline;
import dev.muster.testkit.Playbooks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The real bot, with a Slack that answers everything, and envelopes handed to it as they are. */
public final class OfflineBot implements AutoCloseable {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

  private final AtomicInteger number = new AtomicInteger();
  private final Database database = Database.inMemory();
  private final Bot bot;
  private SlackBot slack;

  public OfflineBot() throws Exception {
    bot =
        new Bot(
            new Setup(
                database,
                dev.muster.playbook.Playbooks.only(Playbooks.extended("")),
                CLOCK,
                new Setup.Line("https://offline.example/api/", "xoxb-0", "xapp-0"),
                SocketOptions.DEFAULT,
                line -> {},
                Optional.empty()),
            Offline.client());
    bot.rehearse(slackBot -> slack = slackBot, slackBot -> {});
  }

  /** What a person types. */
  public void types(String words) throws InterruptedException {
    JsonObject payload = new JsonObject();
    payload.addProperty("command", "/incident");
    payload.addProperty("text", words);
    payload.addProperty("user_id", "U0ANA00001");
    payload.addProperty("channel_id", "D0");
    payload.addProperty("trigger_id", "typed" + number.incrementAndGet());
    sends("slash_commands", payload);
    bot.settle();
  }

  /** Slack sends this, in an envelope. */
  public void sends(String type, JsonElement payload) {
    JsonObject envelope = new JsonObject();
    envelope.addProperty("envelope_id", "e" + number.incrementAndGet());
    envelope.addProperty("type", type);
    envelope.addProperty("accepts_response_payload", true);
    envelope.add("payload", payload);
    SocketMode.rehearse(app(), envelope.toString());
  }

  private App app() {
    return slack.app();
  }

  public Meters meters() {
    return bot.meters();
  }

  public List<String> commands() {
    return bot.commandTable().all().stream().map(c -> c.name()).toList();
  }

  /** Each entry of each timeline, each alert: what a change would show in. */
  public Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    Tables.read(database, (table, row) -> rows.merge(table, 1L, Long::sum));
    rows.keySet().retainAll(List.of("incident", "timeline", "alert", "captured_message"));
    return rows;
  }

  /** The callback ids of all forms. */
  public List<String> forms() throws ReflectiveOperationException {
    var field = SlackBot.class.getDeclaredField("answers");
    field.setAccessible(true);
    return ((SlackBot.Answers) field.get(slack))
        .modals().stream().map(m -> m.callbackId()).toList();
  }

  /** The callback ids of all shortcuts. */
  public List<String> shortcuts() throws ReflectiveOperationException {
    var field = SlackBot.class.getDeclaredField("answers");
    field.setAccessible(true);
    return ((SlackBot.Answers) field.get(slack))
        .shortcuts().stream().map(s -> s.callbackId()).toList();
  }

  @Override
  public void close() {
    bot.close();
  }
}
