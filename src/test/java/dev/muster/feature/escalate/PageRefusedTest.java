package dev.muster.feature.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.EscalationEvent.PageRefused;
import dev.muster.incident.SlackSurfaceEvent.NotPosted;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page that Slack does not take goes another way, and a person hears of it. */
@Timeout(120)
final class PageRefusedTest {
  private final BotUnderTest bot = BotUnderTest.with(LadderTest.PLAYBOOK);
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Person eva = bot.person("eva");

  @AfterEach
  void stop() {
    bot.close();
  }

  private void everyPostIs(String error, Map<String, Object> how) {
    Map<String, Object> fault = new HashMap<>(how);
    fault.put("method", "chat.postMessage");
    fault.put("error", error);
    bot.hands().does("fault", fault);
  }

  /** What was said anywhere. */
  private String everything() {
    return bot.hands().get("state").path("channels").toString();
  }

  private static List<String> saying(Room room, String words) {
    return room.messages().stream().filter(message -> message.contains(words)).toList();
  }

  @Test
  void whatSlackTakesLaterArrivesLater() {
    for (String code : List.of("message_limit_exceeded", "rate_limited", "service_unavailable")) {
      Room room = ana.declares("SEV-3 " + code.replace('_', ' '));
      everyPostIs(code, Map.of("for", "PT20M"));
      bot.hands()
          .does(
              "command",
              Map.of(
                  "user",
                  "ana",
                  "channel",
                  room.name(),
                  "command",
                  "/incident",
                  "text",
                  "page @eva wake up"));
      bot.passes(Duration.ofMinutes(25));

      assertThat(eva.direct().newest("calls you")).as(code).contains(code.replace('_', ' '));
      assertThat(saying(room, "wake up")).as(code).hasSize(1);
      assertThat(room.events(PageRefused.class)).as(code).isEmpty();
    }
  }

  @Test
  void aLimitThatLastsForHoursIsSurvived() {
    Room room = ana.declares("SEV-3 mail is late");
    everyPostIs("message_limit_exceeded", Map.of("for", "PT9H"));
    bot.hands()
        .does(
            "command",
            Map.of(
                "user",
                "ana",
                "channel",
                room.name(),
                "command",
                "/incident",
                "text",
                "page @eva wake up"));
    bot.passes(Duration.ofHours(10));

    assertThat(eva.direct().newest("wake up")).contains("mail is late");
    assertThat(saying(room, "calls for help")).hasSize(1);
  }

  @Test
  void whoCanNotBeMessagedIsNamedInTheRoomAndOnRecordAsNotPaged() {
    Room room = ana.declares("SEV-3 mail is late");
    bot.hands()
        .does(
            "fault",
            Map.of("method", "chat.postMessage", "error", "messages_tab_disabled", "times", 1));

    assertThat(ana.types(room, "page @eva wake up")).contains("Paging now");

    assertThat(room.events(PageRefused.class)).hasSize(1);
    assertThat(ana.types(room, "timeline")).contains("Could not page").doesNotContain("Called <@");
    assertThat(everything()).contains("its Messages tab is off");
  }

  @Test
  void aRoomThatTakesNothingIsSaidInTheAnnouncementChannelAndToWhoPaged() {
    Room room = ana.declares("SEV-3 mail is late");
    bot.slack("conversations.archive", Map.of("channel", room.id()));

    bot.hands().types("ana", "general", "page INC-1 @oncall wake up");
    bot.settled();

    assertThat(bot.room("incidents").newest("you are paged for *INC-1*")).contains("<!subteam^S");
    assertThat(ana.direct().newest("couldn't page")).contains("archived");
    assertThat(ben.direct().newest("calls you")).contains("mail is late");
    assertThat(ana.types("timeline INC-1")).contains("Could not page in the war room");
  }

  @Test
  void aStepOfWhichNothingArrivesIsFollowedByTheNextAtOnce() {
    Room room = ana.declares("SEV-1 checkout is down");
    everyPostIs("restricted_action", Map.of("times", 2));

    bot.passes(Duration.ofMinutes(5));

    assertThat(LadderTest.climbed(bot))
        .containsExactly("First line LADDER +5", "Managers LADDER +5");
    assertThat(everything()).doesNotContain("Now it is for *First line*");
    assertThat(eva.direct().newest("You are called")).contains("checkout is down");
    assertThat(saying(room, "Now it is for *Managers*")).hasSize(1);
  }

  @Test
  void anyMessageThatIsRefusedElsewhereIsSaidInTheRoom() {
    Room room = ana.declares("SEV-3 mail is late");

    bot.bot()
        .incidents()
        .record(
            bot.incident("INC-1").id(),
            Actor.MUSTER,
            incident ->
                new NotPosted(new ChannelId(eva.id()), "Slack refused this.", Optional.empty()));
    bot.settled();

    assertThat(room.newest(":warning:")).contains("<@" + eva.id() + "> was not delivered");
  }
}
