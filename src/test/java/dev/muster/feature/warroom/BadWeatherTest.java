package dev.muster.feature.warroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BadWeatherTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");

  @AfterEach
  void stop() {
    bot.close();
  }

  private void fault(String method, Map<String, Object> how) {
    Map<String, Object> fault = new HashMap<>(how);
    fault.put("method", method);
    bot.hands().does("fault", fault);
  }

  /** Typed without waiting for what comes of it. */
  private void types(String user, String words) {
    bot.hands().types(user, "general", words);
  }

  private static List<String> saying(Room room, String words) {
    return room.messages().stream().filter(message -> message.contains(words)).toList();
  }

  @Test
  void aDeclareUnderPostMessage429x3Invite503x2BookmarksRefusedForGoodStillEndsWhole() {
    fault("chat.postMessage", Map.of("http_status", 429, "retry_after", 1, "times", 3));
    fault("conversations.invite", Map.of("http_status", 503, "times", 2));
    fault("bookmarks.add", Map.of("error", "plan_upgrade_required", "times", 99));

    Room room = ana.declares("SEV-1 checkout is down");
    bot.passes(Duration.ofMinutes(1));

    assertThat(room.members()).contains("ana", "ben", "chi");
    assertThat(room.headline()).contains("SEV-1 checkout is down");
    assertThat(room.topic()).contains("checkout is down");
    assertThat(bot.room("incidents").messages()).hasSize(1);
    assertThat(saying(room, ":warning:"))
        .as("the war room says what is missing")
        .containsExactly(
            ":warning: INC-1: I could not add bookmarks: This workspace's Slack plan does not"
                + " include this. Everything else goes on without it.");
  }

  @Test
  void anAnswerLostAfterEachPostDoublesNothing() {
    fault("chat.postMessage", Map.of("http_status", 503, "after", true, "times", 2));

    Room room = ana.declares("SEV-1 checkout is down");
    bot.passes(Duration.ofMinutes(1));

    assertThat(saying(room, "this card is always up to date")).hasSize(1);
    assertThat(saying(bot.room("incidents"), "INC-1")).hasSize(1);
  }

  @Test
  void aHeadlineWhoseAnswerWasLostShowsWhatChangedBeforeItWasFound() {
    fault("chat.postMessage", Map.of("http_status", 0, "after", true, "times", 2));
    types("ana", "declare SEV-1 checkout is down");
    bot.hands().does("clock", Map.of("advance", "PT0S"));
    assertThat(bot.incident("INC-1").room().headline()).as("nobody heard of it").isEmpty();

    types("ana", "severity INC-1 sev-2 fewer users");
    bot.settled();

    Room room = bot.room("inc-1-checkout-is-down");
    assertThat(saying(room, "this card is always up to date")).hasSize(1);
    assertThat(room.headline()).contains("SEV-2 checkout is down").doesNotContain("SEV-1 ");
    assertThat(saying(bot.room("incidents"), "INC-1"))
        .hasSize(1)
        .first()
        .asString()
        .contains("SEV-2");
  }

  @Test
  void aHeadlineThatIsPostedOnlyAtTheSecondTryIsNotEditedBesides() {
    fault("chat.postMessage", Map.of("http_status", 0, "times", 2));
    types("ana", "declare SEV-1 checkout is down");
    bot.settled();

    assertThat(bot.room("inc-1-checkout-is-down").headline()).contains("SEV-1 checkout is down");
    String ts = bot.incident("INC-1").room().headline().orElseThrow();
    long edits = 0;
    for (JsonNode call : bot.hands().get("calls?since=0").path("calls")) {
      boolean edit = call.path("method").asText().equals("chat.update");
      edits += edit && call.path("args").toString().contains(ts) ? 1 : 0;
    }
    assertThat(edits).isZero();
  }

  @Test
  void whatWasWrittenBeforeTheWarRoomOpenedIsPostedThereInOrder() {
    fault("conversations.create", Map.of("http_status", 503, "times", 1));
    types("ana", "declare SEV-1 checkout is down");
    types("ben", "take INC-1");
    types("ben", "update INC-1 the restart helped");
    types("ana", "decide INC-1 we stay in this region");
    types("ana", "status INC-1 monitoring");
    types("eva", "join INC-1");
    bot.settled();

    Room room = bot.room("inc-1-checkout-is-down");
    List<String> all = room.messages();
    List<Integer> places = new ArrayList<>();
    for (String words :
        List.of("the restart helped", "we stay in this region", "to *Monitoring*")) {
      List<String> found =
          saying(room, words).stream().filter(m -> !m.contains("this card is always")).toList();
      assertThat(found).as(words).hasSize(1);
      places.add(all.indexOf(found.get(0)));
    }
    assertThat(places).isSorted();
    assertThat(room.headline()).contains("the restart helped");
    assertThat(room.members()).as("also who came before it was open").contains("ben", "eva");
  }

  @Test
  void whoseChannelItIsStandsInItsPurpose() {
    Room room = ana.declares("SEV-1 checkout is down");

    assertThat(room.json().path("purpose").toString())
        .contains("War room of INC-1, kept by Muster (muster:INC-1:");
  }

  @Test
  void aHalfMadeChannelOfOursIsTakenUp() {
    fault("conversations.create", Map.of("http_status", 503, "after", true, "times", 1));

    Room room = ana.declares("SEV-1 checkout is down");

    assertThat(room.name()).isEqualTo("inc-1-checkout-is-down");
    assertThat(warRooms()).containsExactly("inc-1-checkout-is-down");
  }

  @Test
  void ourOwnChannelOfThatNameThatSaysToBeAnothersIsLeftAlone() {
    String id = make("inc-1-checkout-is-down", false);
    bot.slack(
        "conversations.setPurpose",
        Map.of("channel", id, "purpose", "War room of INC-1, kept by Muster (muster:INC-1:1)"));
    fault("conversations.create", Map.of("http_status", 503, "times", 1));

    assertThat(ana.declares("SEV-1 checkout is down").name()).isEqualTo("inc-1-checkout-is-down-2");
  }

  @Test
  void ourOwnChannelOfThatNameFromLongBeforeIsLeftAlone() {
    make("inc-1-checkout-is-down", false);
    bot.passes(Duration.ofHours(3));
    fault("conversations.create", Map.of("http_status", 503, "times", 1));

    assertThat(ana.declares("SEV-1 checkout is down").name()).isEqualTo("inc-1-checkout-is-down-2");
  }

  @Test
  void anArchivedChannelOfThatNameIsLeftAloneWhosesoeverItIs() {
    String id = make("inc-1-checkout-is-down", false);
    bot.slack("conversations.archive", Map.of("channel", id));
    fault("conversations.create", Map.of("http_status", 503, "times", 1));

    assertThat(ana.declares("SEV-1 checkout is down").name()).isEqualTo("inc-1-checkout-is-down-2");
  }

  @Test
  void aPublicChannelNeverBecomesAPrivateIncidentsWarRoom() {
    make("inc-1-stolen-laptop", false);
    fault("conversations.create", Map.of("http_status", 503, "times", 1));
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));

    assertThat(bot.room("inc-1-stolen-laptop-2").json().path("is_private").asBoolean()).isTrue();
    assertThat(bot.room("inc-1-stolen-laptop").members()).isEmpty();
  }

  @Test
  void whereTheAnnouncementsCannotBeReadItIsAnnouncedOnceTooOftenAndThatIsSaid() {
    fault("chat.postMessage", Map.of("http_status", 503, "after", true, "times", 2));
    fault("conversations.list", Map.of("error", "restricted_action", "times", 9));

    Room room = ana.declares("SEV-1 checkout is down");
    bot.passes(Duration.ofMinutes(1));

    assertThat(saying(bot.room("incidents"), "INC-1")).hasSize(2);
    assertThat(saying(room, ":warning:"))
        .hasSize(1)
        .first()
        .asString()
        .contains("could not make sure that it is announced only once in #incidents")
        .contains("delete the other");
  }

  @Test
  void anAnnouncementChannelThatIsNotThereForTheBotIsSaidWithWhatToDo() {
    String id = bot.room("incidents").id();
    bot.slack("conversations.join", Map.of("channel", id));
    bot.slack("conversations.rename", Map.of("channel", id, "name", "elsewhere"));

    Room room = ana.declares("SEV-1 checkout is down");

    assertThat(saying(room, "could not announce it in #incidents"))
        .hasSize(1)
        .first()
        .asString()
        .contains("Invite the bot there, or check the name");
  }

  @Test
  void aWarRoomThatTakesNoMessagesIsToldToWhoeverCommandsAndNotAtEachMessage() {
    Room room = ana.declares("SEV-1 checkout is down");
    ben.types("take INC-1");
    bot.slack("conversations.archive", Map.of("channel", room.id()));

    ana.types("update INC-1 the restart helped");
    ana.types("decide INC-1 we stay in this region");
    bot.passes(Duration.ofMinutes(2));

    List<String> told = direct(ben);
    assertThat(told).filteredOn(words -> words.contains(":warning:")).hasSize(1);
    assertThat(ben.direct().newest(":warning:"))
        .contains("INC-1: Muster could not post in <#" + room.id() + ">")
        .contains("That channel is archived. Unarchive it in Slack")
        .contains("/incident timeline INC-1");
    assertThat(ana.types("timeline INC-1")).contains("the restart helped");
    assertThat(bot.bot().meters().scrape())
        .contains("muster_deliveries_given_up_total{kind=\"post\"} ")
        .contains("muster_deliveries_overdue 0.0");
  }

  @Test
  void declaresBeyondSlacksTwentyAMinuteGetTheirRoomsInTheOrderDeclared() {
    for (int i = 1; i <= 45; i++) {
      types("ana", "declare SEV-3 thing " + i + " is broken");
    }
    bot.settled();
    bot.passes(Duration.ofMinutes(4));

    List<String> rooms = warRooms();
    assertThat(rooms).hasSize(45);
    assertThat(rooms.subList(20, 45))
        .as("after the first burst one by one")
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 45)
                .mapToObj(i -> "inc-" + i + "-thing-" + i + "-is-broken")
                .filter(name -> rooms.indexOf(name) >= 20)
                .toList());
    long refused = 0;
    for (JsonNode call : bot.hands().get("calls?since=0").path("calls")) {
      if (call.path("error").asText("").equals("ratelimited")) {
        refused++;
      }
    }
    assertThat(refused).as("calls that Slack had to turn away").isZero();
  }

  private String make(String name, boolean isPrivate) {
    return bot.slack("conversations.create", Map.of("name", name, "is_private", isPrivate))
        .path("channel")
        .path("id")
        .asText();
  }

  private List<String> warRooms() {
    List<String> names = new ArrayList<>();
    for (JsonNode channel : bot.hands().get("state").path("channels")) {
      if (channel.path("name").asText().startsWith("inc-")) {
        names.add(channel.path("name").asText());
      }
    }
    return names;
  }

  /** What the bot wrote to them directly. */
  private List<String> direct(Person person) {
    String id =
        bot.slack("conversations.open", Map.of("users", person.id()))
            .path("channel")
            .path("id")
            .asText();
    List<String> all = new ArrayList<>();
    bot.slack("conversations.history", Map.of("channel", id))
        .path("messages")
        .forEach(message -> all.add(message.path("text").asText()));
    return all;
  }
}
