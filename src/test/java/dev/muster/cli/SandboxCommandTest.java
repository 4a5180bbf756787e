package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.Bot;
import dev.muster.Setup;
import dev.muster.database.Database;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.sandbox.Follower;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.sandbox.control.Completion;
import dev.muster.slack.socket.SocketOptions;
import dev.muster.testkit.Hands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the practice workspace's page learns of the bot, which the workspace itself does not know.
 */
class SandboxCommandTest {
  private final WorkspaceClock clock =
      WorkspaceClock.standingStill(Instant.parse("2026-03-02T09:00:00Z"));
  private PracticeWorkspace workspace;
  private Bot bot;
  private Follower follower;
  private Hands hands;

  @BeforeEach
  void start() throws Exception {
    workspace =
        PracticeWorkspace.start(
            PracticeWorkspace.Options.defaults()
                .withUserGroups(Map.of("oncall", List.of("dev")))
                .withRateLimits(false),
            clock);
    bot =
        new Bot(
            new Setup(
                Database.inMemory(),
                Playbooks.only(PlaybookFile.shippedDefault()),
                clock,
                new Setup.Line(workspace.apiUrl(), workspace.botToken(), workspace.appToken()),
                SocketOptions.DEFAULT));
    bot.start();
    assertThat(bot.socket().awaitConnected(Duration.ofSeconds(20))).isTrue();
    follower = SandboxCommand.follower(bot);
    clock.follow(follower);
    hands = new Hands(workspace.url());
  }

  @AfterEach
  void stop() {
    clock.unfollow(follower);
    bot.close();
    workspace.close();
  }

  @Test
  void theClockSaysWhatIsNextByNumberAndNeverByTitle() {
    hands.types("ana", "general", "declare SEV-1 payroll leaked");
    clock.advance(Duration.ofMinutes(1)); // by then all messages went out, one a second
    assertThat(next()).isEqualTo("response target of INC-1");
    String room = "inc-1-payroll-leaked";
    hands.types("ana", room, "take");
    clock.advance(Duration.ofMinutes(1)); // by then all messages went out, one a second
    assertThat(next()).isEqualTo("nudge INC-1");
    clock.advance(Duration.ofMinutes(30));
    JsonNode now = hands.get("clock");
    assertThat(Instant.parse(now.path("next_due").asText())).isAfter(clock.instant());
  }

  @Test
  void whatMayBeTypedIsTheBotsOwnList() {
    List<Completion> completions = SandboxCommand.completions(bot.commandTable());
    assertThat(completions)
        .hasSameSizeAs(bot.commandTable().all())
        .contains(
            new Completion(
                "/incident",
                "escalate",
                "[situation or why]",
                "calls the next on the ladder, or whom a situation needs; without words, opens the"
                    + " form"));
  }

  private String next() {
    return hands.get("clock").path("next_what").asText();
  }
}
