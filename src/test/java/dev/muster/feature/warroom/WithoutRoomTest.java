package dev.muster.feature.warroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.database.Database;
import dev.muster.incident.EscalationEvent.Called;
import dev.muster.incident.IncidentId;
import dev.muster.incident.TimelineEntry;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slack makes no war room: the incident goes on without one, and with one once it may. */
final class WithoutRoomTest {
  @TempDir Path directory;
  private BotUnderTest bot;
  private Person ana;
  private Person ben;
  private Person chi;
  private Room incidents;

  @BeforeEach
  void start() {
    bot = BotUnderTest.on(() -> Database.in(directory));
    ana = bot.person("ana");
    ben = bot.person("ben");
    chi = bot.person("chi");
    incidents = bot.room("incidents");
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  private void refused(String method, String error) {
    bot.hands().does("fault", Map.of("method", method, "error", error, "times", 1_000));
  }

  private void allowedAgain() {
    bot.hands().does("fault", Map.of("clear", true));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "restricted_action",
        "cannot_create_channel",
        "no_permission",
        "not_allowed_token_type",
        "name_taken"
      })
  void theIncidentIsAnnouncedAndPeopleArePagedAtOnce(String error) {
    refused("conversations.create", error);

    ana.types("declare SEV-1 checkout is down");

    assertThat(incidents.lastMessage())
        .contains("checkout is down")
        .contains("There is no war room yet:")
        .contains("Open the war room")
        .contains("I'm on it");
    assertThat(ana.direct().newest("has no war room yet"))
        .contains("`/incident room INC-1`")
        .contains("Open the war room");
    assertThat(chi.direct().newest("You are wanted in *INC-1*"))
        .contains("There is no war room yet")
        .contains("I'm on it");
    assertThat(chi.direct().newest("You are called")).contains("There is no war room yet");
    assertThat(called()).isNotEmpty();
  }

  private List<Called> called() {
    return bot.bot().timeline().of(new IncidentId("INC-1")).stream()
        .map(TimelineEntry::event)
        .filter(Called.class::isInstance)
        .map(Called.class::cast)
        .toList();
  }

  @Test
  void everySentenceIsTrueMeanwhile() {
    refused("conversations.create", "restricted_action");
    ana.types("declare SEV-1 checkout is down");

    assertThat(ana.types("list")).contains("no war room").doesNotContain("opening");
    assertThat(ben.types("join INC-1"))
        .contains("There is no war room yet:")
        .contains("You are invited there once it is open.");
    assertThat(ana.types("update INC-1 we look")).contains("It appears there once it is open.");
    assertThat(ana.types("export INC-1")).contains("There is no war room yet");
    assertThat(ana.types("role INC-1 scribe @eva")).contains("They are told there once it is open");
    assertThat(ana.types("page INC-1 @chi")).contains("There is no war room yet");
    assertThat(bot.person("eva").direct().newest("You are wanted in *INC-1*"))
        .contains("You will be invited once it is open.");
  }

  @Test
  void onceItIsAllowedTheButtonOpensItAndAllThatWaitedGoesIn() {
    refused("conversations.create", "restricted_action");
    ana.types("declare SEV-1 checkout is down");
    ben.types("join INC-1");
    ana.types("update INC-1 we look");
    assertThat(ana.pressesAndIsTold(incidents, "Open the war room")).contains("Asking Slack");
    assertThat(ana.direct().lastMessage()).contains("has no war room yet");

    allowedAgain();
    ben.presses(incidents, "Open the war room");

    Room room = ana.newestWarRoom();
    assertThat(room.members()).contains("ana", "ben", "chi");
    assertThat(room.headline()).contains("checkout is down");
    assertThat(room.newest("we look")).isNotEmpty();
    assertThat(incidents.lastMessage()).contains(room.id()).doesNotContain("no war room");
    assertThat(ana.types("room INC-1")).contains(room.id());
  }

  @Test
  void itIsTriedAgainOnceADayAndAfterARestart() {
    refused("conversations.create", "restricted_action");
    ana.types("declare SEV-4 checkout is down");
    allowedAgain();

    bot.passes(Duration.ofHours(25));
    assertThat(warRooms()).hasSize(1);

    refused("conversations.create", "restricted_action");
    ana.types("declare SEV-4 search is down");
    assertThat(warRooms()).hasSize(1);
    allowedAgain();
    bot.restarts();
    assertThat(warRooms()).hasSize(2);
  }

  @Test
  void slackInTroubleHoldsUpNobody() {
    refused("conversations.create", "service_unavailable");

    ana.types("declare SEV-1 checkout is down");
    bot.passes(Duration.ofMinutes(2));

    assertThat(incidents.lastMessage()).contains("checkout is down");
    assertThat(chi.direct().newest("You are called")).contains("checkout is down");
    allowedAgain();
    bot.passes(Duration.ofMinutes(10));
    assertThat(warRooms()).hasSize(1);
    assertThat(ana.newestWarRoom().members()).contains("ana", "chi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conversations.create",
        "conversations.invite",
        "conversations.setTopic",
        "conversations.setPurpose",
        "bookmarks.add",
        "pins.add",
        "usergroups.list",
        "chat.update"
      })
  void nothingOfADeclareHangsOnOneStep(String method) {
    refused(method, "restricted_action");

    ana.types("declare SEV-1 checkout is down");
    bot.passes(Duration.ofMinutes(16));

    assertThat(incidents.messages()).anyMatch(m -> m.contains("checkout is down"));
    assertThat(called()).as("somebody is called").isNotEmpty();
    assertThat(bot.incident("INC-1").isOpen()).isTrue();
  }
}
