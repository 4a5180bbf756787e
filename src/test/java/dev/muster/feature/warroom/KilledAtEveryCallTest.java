package dev.muster.feature.warroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.database.PowerCut;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.CutOff.Moment;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bot is killed at each of the calls that a story makes, before the call took effect and after
 * it did but before its answer was heard. Started again, it ends the story: whole, and once.
 */
final class KilledAtEveryCallTest {
  private static final String DECLARE = "declare SEV-1 checkout is down";

  @TempDir Path directory;

  /**
   * What happens before, what is under way when it is killed, and what must be so in the end.
   *
   * @param at the calls of interest: what another story shows needs no second telling
   */
  private record Story(
      Pattern at,
      Consumer<BotUnderTest> before,
      Consumer<BotUnderTest> act,
      Consumer<BotUnderTest> end) {}

  private static final Pattern EVERY = Pattern.compile(".*");
  private static final Pattern WHAT_DOUBLES =
      Pattern.compile("conversations\\.create|chat\\.postMessage");

  @TestFactory
  Stream<DynamicTest> aDeclareEndsAsOneWholeWarRoom() {
    return killedAtEveryCallOf(
        new Story(
            EVERY,
            bot -> {},
            bot -> bot.person("ana").types(DECLARE),
            KilledAtEveryCallTest::isOneWholeWarRoom));
  }

  /** Ten minutes after the start what was learned then is too old, and is asked for anew. */
  @TestFactory
  Stream<DynamicTest> whoIsOnCallIsInvitedThoughItIsKilledWhileItAsksWhoThatIs() {
    return killedAtEveryCallOf(
        new Story(
            Pattern.compile("usergroups\\..*"),
            bot -> bot.passes(Duration.ofMinutes(11)),
            bot -> bot.person("ana").types(DECLARE),
            KilledAtEveryCallTest::isOneWholeWarRoom));
  }

  @TestFactory
  Stream<DynamicTest> aPrivateDeclareEndsAsOneWholeWarRoom() {
    return killedAtEveryCallOf(
        new Story(
            WHAT_DOUBLES,
            bot -> {},
            bot -> {
              Person ana = bot.person("ana");
              ana.types("declare");
              ana.submits(
                  Map.of(
                      "title",
                      "checkout is down",
                      "severity",
                      "SEV-1",
                      "private",
                      List.of("only-invited")));
            },
            bot -> {
              assertThat(channels(bot)).containsExactly("inc-1-checkout-is-down");
              Room room = bot.room("inc-1-checkout-is-down");
              assertThat(room.json().path("is_private").asBoolean()).isTrue();
              assertThat(room.headline()).contains("checkout is down");
              assertThat(bot.room("incidents").messages()).isEmpty();
            }));
  }

  @TestFactory
  Stream<DynamicTest> anUpdateIsPostedOnce() {
    return killedAtEveryCallOf(
        new Story(
            EVERY,
            bot -> bot.person("ana").types(DECLARE),
            bot -> bot.person("ana").types("update INC-1 the restart helped"),
            bot -> {
              isOneWholeWarRoom(bot);
              assertThat(saying(room(bot), ":mega: *Update*")).hasSize(1);
              assertThat(room(bot).headline()).contains("the restart helped");
            }));
  }

  @TestFactory
  Stream<DynamicTest> anUpdateBeforeTheWarRoomIsOpenIsPostedOnce() {
    return killedAtEveryCallOf(
        new Story(
            WHAT_DOUBLES,
            bot -> {},
            bot -> {
              bot.hands()
                  .does(
                      "fault",
                      Map.of("method", "conversations.create", "http_status", 503, "times", 1));
              bot.hands().types("ana", "general", DECLARE);
              bot.person("ana").types("update INC-1 the restart helped");
            },
            bot -> {
              isOneWholeWarRoom(bot);
              assertThat(saying(room(bot), ":mega: *Update*")).hasSize(1);
            }));
  }

  @TestFactory
  Stream<DynamicTest> aNudgeComesOnce() {
    return killedAtEveryCallOf(
        new Story(
            EVERY,
            bot -> bot.person("ana").types(DECLARE),
            bot -> bot.passes(Duration.ofMinutes(30)),
            bot -> {
              reaches(bot, Duration.ofMinutes(31));
              assertThat(saying(room(bot), ":alarm_clock:")).hasSize(1);
            }));
  }

  @TestFactory
  Stream<DynamicTest> whoIsCalledIsCalledOnce() {
    return killedAtEveryCallOf(
        new Story(
            EVERY,
            bot -> bot.person("ana").types(DECLARE),
            bot -> bot.passes(Duration.ofMinutes(15)),
            bot -> {
              reaches(bot, Duration.ofMinutes(16));
              assertThat(saying(room(bot), ":hourglass:")).hasSize(1);
              assertThat(saying(room(bot), ":rotating_light:")).hasSize(1);
              for (String called : List.of("ben", "chi")) {
                assertThat(saying(bot.person(called).direct(), ":rotating_light:")).hasSize(1);
              }
            }));
  }

  @TestFactory
  Stream<DynamicTest> theRecordIsUploadedOnce() {
    return killedAtEveryCallOf(
        new Story(
            EVERY,
            bot -> bot.person("ana").types(DECLARE),
            bot -> bot.person("ana").types("export INC-1"),
            bot -> assertThat(room(bot).json().path("files")).hasSize(2)));
  }

  private Stream<DynamicTest> killedAtEveryCallOf(Story story) {
    List<DynamicTest> all = new ArrayList<>();
    List<String> calls = callsOf(story);
    assertThat(calls).anyMatch(story.at().asMatchPredicate());
    for (int i = 0; i < calls.size(); i++) {
      String method = calls.get(i);
      if (!story.at().matcher(method).matches()) {
        continue;
      }
      int occurrence = (int) calls.subList(0, i + 1).stream().filter(method::equals).count();
      for (Moment moment : Moment.values()) {
        String name = method + " " + occurrence + " " + moment;
        all.add(DynamicTest.dynamicTest(name, () -> killed(story, method, occurrence, moment)));
      }
    }
    return all.stream();
  }

  private List<String> callsOf(Story story) {
    try (BotUnderTest bot = BotUnderTest.started()) {
      begin(story, bot);
      bot.way().at("no.such.method", 1, Moment.BEFORE_IT_TAKES_EFFECT);
      story.act().accept(bot);
      story.end().accept(bot);
      return bot.way().calls();
    }
  }

  /** What the start itself asks for belongs to no story, and would come into it now and then. */
  private static void begin(Story story, BotUnderTest bot) {
    bot.settled();
    story.before().accept(bot);
  }

  private void killed(Story story, String method, int occurrence, Moment moment)
      throws IOException {
    Path store = Files.createTempDirectory(directory, "store");
    try (BotUnderTest bot = BotUnderTest.on(new PowerCut(store)::database)) {
      begin(story, bot);
      bot.way().at(method, occurrence, moment);
      story.act().accept(bot);
      assertThat(bot.way().isCut()).as("the story called " + method).isTrue();

      bot.isKilledAndStartsAgain();

      story.end().accept(bot);
      assertThat(bot.bot().timeline().firstAltered(bot.incident("INC-1").id())).isEmpty();
    }
  }

  /** It may have died on the way there. */
  private static void reaches(BotUnderTest bot, Duration sinceTheBegin) {
    Duration left = Duration.between(bot.now(), BotUnderTest.BEGIN.plus(sinceTheBegin));
    bot.passes(left.isNegative() ? Duration.ZERO : left);
  }

  private static void isOneWholeWarRoom(BotUnderTest bot) {
    assertThat(channels(bot)).containsExactly("inc-1-checkout-is-down");
    Room room = room(bot);
    assertThat(room.members()).contains("ana", "ben", "chi");
    assertThat(room.headline()).contains("SEV-1 checkout is down");
    assertThat(saying(room, "this card is always up to date")).hasSize(1);
    assertThat(room.topic()).contains("checkout is down");
    assertThat(room.json().path("purpose").toString()).contains("War room of INC-1");
    assertThat(room.json().path("bookmarks")).hasSize(1);
    assertThat(saying(bot.room("incidents"), "INC-1")).hasSize(1);
    assertThat(saying(room, ":warning:")).isEmpty();
  }

  private static List<String> channels(BotUnderTest bot) {
    List<String> names = new ArrayList<>();
    for (JsonNode channel : bot.hands().get("state").path("channels")) {
      String name = channel.path("name").asText();
      if (name.startsWith("inc-")) {
        names.add(name);
      }
    }
    return names;
  }

  private static Room room(BotUnderTest bot) {
    return bot.room("inc-1-checkout-is-down");
  }

  private static List<String> saying(Room room, String words) {
    return room.messages().stream().filter(message -> message.contains(words)).toList();
  }
}
