package dev.muster.feature.warroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom Slack does not let into the war room keeps nobody else out, and is named there. */
final class LeftOutTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");

  @AfterEach
  void stop() {
    bot.close();
  }

  private void becomes(String user, String membership) {
    bot.hands().does("person", Map.of("user", user, "membership", membership));
  }

  private String mention(String user) {
    return "<@" + bot.person(user).id() + ">";
  }

  private static List<String> warnings(Room room) {
    return room.messages().stream().filter(message -> message.contains(":warning:")).toList();
  }

  private List<String> invitations() {
    List<String> users = new ArrayList<>();
    for (JsonNode call : bot.hands().get("calls?since=0").path("calls")) {
      if (call.path("method").asText().equals("conversations.invite")) {
        users.add(call.path("args").path("users").asText());
      }
    }
    return users;
  }

  @Test
  void aGuestOnCallIsNamedAndTheOtherComesIn() {
    becomes("ben", "guest");

    Room room = ana.declares("SEV-1 checkout is down");

    assertThat(room.members()).contains("ana", "chi").doesNotContain("ben");
    assertThat(warnings(room))
        .singleElement()
        .asString()
        .contains(mention("ben") + " (a guest, whom only an admin can add)")
        .doesNotContain(mention("chi"));
  }

  @Test
  void whoDeclaredComesInByACallOfTheirOwn() {
    ana.declares("SEV-1 checkout is down");

    assertThat(invitations()).contains(ana.id());
  }

  @Test
  void aCallRefusedForOneWithoutSayingWhomStillBringsTheOthers() {
    becomes("ben", "other_workspace");

    Room room = ana.declares("SEV-1 checkout is down");

    assertThat(room.members()).contains("ana", "chi").doesNotContain("ben");
    assertThat(warnings(room))
        .singleElement()
        .asString()
        .contains(mention("ben") + " (not a member of this workspace)");
  }

  @Test
  void aCallRefusedOnceForNoReasonThatHoldsBringsAll() {
    bot.hands()
        .does(
            "fault",
            Map.of("method", "conversations.invite", "error", "user_is_restricted", "times", 2));

    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "page @oncall come");

    assertThat(room.members()).contains("ben", "chi");
  }

  @Test
  void oneWhoIsInAlreadyIsNoSuccessForTheOthers() {
    becomes("chi", "guest");
    Room room = ana.declares("SEV-3 a typo");
    ana.types(room, "role scribe " + mention("ben"));

    ana.types(room, "page " + mention("ben") + " " + mention("chi") + " come");

    assertThat(room.members()).contains("ben").doesNotContain("chi");
    assertThat(warnings(room)).singleElement().asString().contains(mention("chi"));
  }

  @Test
  void whoDeclaredAndIsAGuestIsToldDirectly() {
    becomes("ana", "single_channel_guest");

    Room room = ana.declares("SEV-1 checkout is down");

    assertThat(room.members()).contains("ben", "chi").doesNotContain("ana");
    assertThat(ana.direct().messages())
        .anyMatch(m -> m.contains("Slack did not let you into its war room"));
  }

  @Test
  void anArchivedRoomIsNobodysFault() {
    Room room = ana.declares("SEV-3 a typo");
    bot.hands()
        .does(
            "fault", Map.of("method", "conversations.invite", "error", "is_archived", "times", 1));

    ana.types(room, "page @oncall come");

    assertThat(warnings(room)).singleElement().asString().contains("That channel is archived");
  }
}
