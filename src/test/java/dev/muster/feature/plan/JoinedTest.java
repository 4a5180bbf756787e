package dev.muster.feature.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.incident.AudienceEvent.AudienceNudged;
import dev.muster.incident.AudienceEvent.RoleNudged;
import dev.muster.incident.ChecklistEvent.TimeUp;
import dev.muster.incident.EscalationEvent.TargetMissed;
import dev.muster.playbook.Playbook;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.CutOff.Moment;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several things are due in the same minute, and somebody has to read them. */
final class JoinedTest {
  private static final Playbook PLAYBOOK =
      Playbooks.extended(
          """
          severities:
            - {name: SEV-1, description: Bad., response_target: 5m}
            - {name: SEV-2, description: Less bad., response_target: 1h}
          default_severity: SEV-1
          phases:
            - {name: Detection, until: {SEV-1: 5m}, says: "What do we know?", checklist: [It is real]}
          timeboxes:
            - {name: First action, within: {SEV-1: 5m}, until: mitigating, says: "What was tried?"}
          audiences:
            status_page: {title: Status page, url: "https://status.example.com"}
          updates:
            SEV-1: {war_room: 1h, status_page: 5m, roles: {scribe: 5m}}
          ladder: []
          """);

  @TempDir Path directory;

  private final BotUnderTest bot = BotUnderTest.with(PLAYBOOK);
  private final Person ana = bot.person("ana");
  private final Room room = ana.declares("SEV-1 checkout is down");
  private final int before = room.messages().size();

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void whatIsDueAtOnceIsOneMessageThatSaysAndOffersEverythingOnce() {
    bot.passes(Duration.ofMinutes(5));

    assertThat(since()).hasSize(1);
    String shown = shown(since().get(0));
    assertThat(shown)
        .contains("somebody was to be on it within 5 min", "What do we know?", "What was tried?")
        .contains("Word to *Status page* is due", "A report of the *Scribe* is due");
    for (String once :
        List.of(
            "<@" + ana.id() + ">, you declared it: take command, or ask somebody to.",
            "\nTake command\n",
            "\nPost update\n",
            "\nI'm on it",
            "\nTake the role")) {
      assertThat(shown.split(Pattern.quote(once), -1)).as(once).hasSize(2);
    }
    assertThat(room.events(TargetMissed.class)).hasSize(1);
    assertThat(room.events(TimeUp.class)).hasSize(2);
    assertThat(room.events(AudienceNudged.class)).hasSize(1);
    assertThat(room.events(RoleNudged.class)).hasSize(1);
  }

  @Test
  void itsButtonsWork() {
    bot.passes(Duration.ofMinutes(5));

    ana.presses(room, "Take command");

    assertThat(room.headline()).contains("<@" + ana.id() + ">");
  }

  @Test
  void whatFellDueInAnAbsenceIsOneMessageTooAndEachPartSaysThatItIsLate() {
    try (BotUnderTest lasting = BotUnderTest.on(() -> Database.in(directory), PLAYBOOK)) {
      Room there = lasting.person("ana").declares("SEV-1 search is down");
      int so = there.messages().size();

      lasting.away(Duration.ofMinutes(20));

      assertThat(there.messages()).hasSize(so + 1);
      assertThat(there.lastMessage()).contains("What was tried?", "it is late");
      lasting.restarts();
      assertThat(there.messages()).hasSize(so + 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void killedWhileItIsPostedItStandsThereOnceAndSoDoesEachEntry(Moment moment) {
    try (BotUnderTest mortal = BotUnderTest.on(() -> Database.in(directory), PLAYBOOK)) {
      Room there = mortal.person("ana").declares("SEV-1 search is down");
      mortal.way().at("chat.postMessage", 1, moment);
      mortal.passes(Duration.ofMinutes(5));
      assertThat(mortal.way().isCut()).isTrue();

      mortal.isKilledAndStartsAgain();
      mortal.passes(Duration.ofMinutes(1));

      assertThat(there.messages()).filteredOn(m -> m.contains("What was tried?")).hasSize(1);
      assertThat(there.messages()).filteredOn(m -> m.contains("What do we know?")).hasSize(1);
      assertThat(there.events(TimeUp.class)).hasSize(2);
      assertThat(there.events(RoleNudged.class)).hasSize(1);
    }
  }

  /** As its blocks show it, without what a notification says. */
  private String shown(String message) {
    return message.substring(message.lastIndexOf(":hourglass: At"));
  }

  private List<String> since() {
    return room.messages().subList(before, room.messages().size());
  }
}
