package dev.muster.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.slack.web.SlackGateway;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Playbooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An examination of a workspace that is larger than what may be listed in a minute. */
final class LargeWorkspaceExamTest {
  private final WorkspaceClock clock = WorkspaceClock.standingStill(BotUnderTest.BEGIN);
  private final PracticeWorkspace workspace =
      PracticeWorkspace.start(
          PracticeWorkspace.Options.defaults().withUserGroups(Map.of()).withAccounts(25_000),
          clock);
  private final Slack client = SlackGateway.client(workspace.apiUrl());
  private final List<Duration> waited = new ArrayList<>();
  private final SlackExam exam =
      new SlackExam(
          client,
          workspace.botToken(),
          workspace.appToken(),
          clock,
          new Waiting(
              span -> {
                waited.add(span);
                clock.advance(span);
              }));

  @AfterEach
  void stop() throws Exception {
    client.close();
    workspace.close();
  }

  @Test
  void itSaysHowManyAccountsThereAreAndHowToNamePeople() {
    assertThat(exam.accounts().toString())
        .contains("more than 20,000 in the workspace", "or people by id (@U…");
    assertThat(waited).as("for the number alone nobody waits").isEmpty();
  }

  @Test
  void aPersonOnTheLastPageIsFoundAndTheIdIsTold() {
    List<Finding> findings =
        exam.playbook(Playbooks.with("  SEV-1: [\"@user24999\"]", "  SEV-1: [\"@oncall\"]"));

    assertThat(findings)
        .map(Finding::toString)
        .anyMatch(f -> f.contains("@user24999") && f.contains("Write @U0X0024999"))
        .anyMatch(f -> f.contains("there is no user group @oncall, and nobody of that name"));
    assertThat(waited).hasSize(1);
    assertThat(exam.accounts().toString()).contains("25,000 in the workspace");
  }
}
