package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.NoteEvent.Decided;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.slack.Command;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.FormFilling;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Text that means harm, into everything that takes text: each command and each form that there is,
 * by the list that the help is made of.
 */
@Timeout(300)
final class HostileTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String END = "THE-END";
  private static final Pattern TOKEN = Pattern.compile("<([^<>]*)>");

  /** What somebody types or pastes. */
  private enum Harm {
    TOKENS(
        "<!channel> <!here> <!everyone> <@U0ATTACK1> <#C0ATTACK1> <!subteam^S0ATTACK> "
            + "<javascript:alert|x> <https://evil.example|click> <mailto:a@evil.example|b> "
            + "&lt;!channel&gt; &amp;lt;!here&amp;gt; @channel "
            + END),
    MARKS(
        "*bold* _it_ ~no~ `code` ```block``` > quote | pipe \"quoted\" {a} \\ $1 %s '' -- " + END),
    ENTITIES("&<>".repeat(1000) + END),
    LONG("all of it matters ".repeat(556) + END),
    STRANGE(
        "caf\u00e9 \ud83d\udd25\ud83d\udc69\u200d\ud83d\ude92 \u202eturned round\u202c \u2067more"
            + " nul\u0000bell\u0007 line\nline\r\nline\ttab \ufeff e\u0301 "
            + "\ud83d\ude00".repeat(200)
            + " "
            + END);

    private final String text;

    Harm(String text) {
      this.text = text;
    }
  }

  private final Set<String> known = new HashSet<>();

  @ParameterizedTest
  @EnumSource(Harm.class)
  void doesNone(Harm harm) {
    try (BotUnderTest bot = BotUnderTest.started()) {
      Person ana = bot.person("ana");
      Person ben = bot.person("ben");
      known.add(bot.workspace().botToken()); // so that the set is never empty
      Room room = declared(bot, ana, harm.text);
      Set<String> opened = throughForms(bot, ana, ben, room, harm.text);
      List<JsonNode> told = throughTyping(bot, ana, ben, room, harm.text);

      assertThat(opened)
          .containsAll(
              bot.bot().commandTable().all().stream()
                  .filter(c -> c.summary().contains("opens the form"))
                  .map(Command::name)
                  .toList());
      nothingIsAlive(bot, told);
      theRecordHasAllOfIt(bot);
      whatWasCutSaysSo(room, harm.text);
    }
  }

  private static Room declared(BotUnderTest bot, Person ana, String text) {
    ana.types("declare");
    FormFilling.fill(ana, text, ana.id());
    Room room = bot.room(bot.incident("INC-1").room().name().orElseThrow());
    bot.passes(Duration.ofMinutes(2)); // later it is another incident, not a twin
    ana.types("declare SEV-2 " + text);
    ana.types("declare SEV-2 " + text);
    ana.types(text);
    return room;
  }

  /**
   * @return the commands that opened one
   */
  private static Set<String> throughForms(
      BotUnderTest bot, Person ana, Person ben, Room room, String text) {
    Set<String> opened = new HashSet<>(Set.of("declare"));
    for (Command command : bot.bot().commandTable().all()) {
      if (command.name().equals("declare")) {
        continue;
      }
      ana.types(room, command.name());
      if (ana.hasForm()) {
        opened.add(command.name());
        FormFilling.fill(ana, text, ben.id());
      }
    }
    ana.types(room, "reopen " + text);
    for (String prefilled : List.of("update", "resolve")) {
      ana.types(room, prefilled);
      FormFilling.fill(ana, text, ben.id());
    }
    ana.types(room, "reopen " + text);
    return opened;
  }

  private static List<JsonNode> throughTyping(
      BotUnderTest bot, Person ana, Person ben, Room room, String text) {
    List<JsonNode> told = new ArrayList<>();
    for (Command command : bot.bot().commandTable().all()) {
      for (String words :
          List.of(
              text,
              "<@" + ben.id() + "> " + text,
              "SEV-4 " + text,
              "monitoring " + text,
              "INC-1 " + text)) {
        if (!command.name().equals("declare") || words.equals(text)) {
          told.add(answer(bot, ana, room, command.name() + " " + words));
          if (ana.hasForm()) {
            ana.closesForm();
          }
        }
      }
      ana.types(room, "reopen " + text); // if it is over
    }
    for (String readOut : List.of("timeline", "summary", "who", "list", "list recent", "nudges")) {
      told.add(answer(bot, ana, room, readOut));
    }
    ana.opensHome();
    return told;
  }

  private static JsonNode answer(BotUnderTest bot, Person who, Room room, String words) {
    JsonNode answer = bot.hands().types(who.name(), room.name(), words);
    bot.settled();
    return answer.path("response");
  }

  private void nothingIsAlive(BotUnderTest bot, List<JsonNode> told) {
    JsonNode state = bot.hands().get("state");
    state.path("users").findValuesAsText("id").forEach(id -> known.add("@" + id));
    for (JsonNode channel : state.path("channels")) {
      known.add("#" + channel.path("id").asText());
    }
    // Those whom the playbook calls; what people typed names others.
    bot.slack("usergroups.list", Map.of())
        .path("usergroups")
        .forEach(group -> known.add("!subteam^" + group.path("id").asText()));
    for (JsonNode call : bot.hands().get("calls?since=0").path("calls")) {
      JsonNode args = call.path("args");
      for (String plain : List.of("text", "topic", "purpose", "initial_comment")) {
        check(args.path(plain).asText(""), call);
      }
      for (String nested : List.of("blocks", "view")) {
        marked(parsed(args.path(nested)), call);
      }
    }
    for (JsonNode one : told) {
      check(one.path("text").asText(""), one);
      marked(one.path("blocks"), one);
    }
  }

  private static JsonNode parsed(JsonNode written) {
    try {
      return written.isTextual() ? JSON.readTree(written.asText()) : written;
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private void marked(JsonNode node, JsonNode within) {
    if (node.path("type").asText().equals("mrkdwn")) {
      check(node.path("text").asText(), within);
    }
    node.forEach(child -> marked(child, within));
  }

  private void check(String mrkdwn, JsonNode within) {
    Matcher token = TOKEN.matcher(mrkdwn);
    while (token.find()) {
      String inside = token.group(1);
      assertThat(inside.startsWith("!date^") || known.contains(inside))
          .as(token.group() + " is alive in " + within)
          .isTrue();
    }
    assertThat(mrkdwn).as(within.toString()).doesNotContain("\u202e", "\u2067", "\u0000", "\u0007");
  }

  private static void theRecordHasAllOfIt(BotUnderTest bot) {
    List<IncidentEvent> events =
        bot.bot().timeline().of(bot.incident("INC-1").id()).stream().map(e -> e.event()).toList();
    List<Class<? extends IncidentEvent>> kinds =
        List.of(
            UpdatePosted.class,
            Noted.class,
            Decided.class,
            Resolved.class,
            Reopened.class,
            Cancelled.class);
    for (Class<? extends IncidentEvent> kind : kinds) {
      assertThat(events)
          .as(kind.getSimpleName())
          .anySatisfy(
              event -> {
                assertThat(event).isInstanceOf(kind);
                assertThat(event.text().toString()).contains(END);
              });
    }
    for (String id : List.of("INC-1", "INC-2")) {
      assertThat(bot.bot().timeline().of(bot.incident(id).id()))
          .as("the title of " + id)
          .anySatisfy(e -> assertThat(e.event().text().toString()).contains(END));
      assertThat(bot.incident(id).title().length()).isLessThanOrEqualTo(300);
    }
    assertThat(bot.bot().timeline().firstAltered(bot.incident("INC-1").id())).isEmpty();
  }

  /** An update that is not there to its end says that it was cut. */
  private static void whatWasCutSaysSo(Room room, String text) {
    List<String> updates =
        room.messages().stream().filter(m -> m.contains(":mega: *Update*")).toList();
    assertThat(updates).isNotEmpty();
    if (text.length() > 3000) {
      assertThat(updates).anySatisfy(m -> assertThat(m).contains("… (cut)"));
    }
  }
}
