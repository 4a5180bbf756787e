package dev.muster.feature.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.incident.Refused;
import dev.muster.incident.Status;
import dev.muster.playbook.PlaybookFile;
import dev.muster.slack.Arguments;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusWordsTest {
  @TempDir private Path dir;
  private StatusWords words;

  @BeforeEach
  void read() throws Exception {
    Path file = dir.resolve("own.yml");
    Files.writeString(
        file,
        """
        name: own
        severities:
          - {name: P1, title: High, description: Bad., response_target: 15m}
        default_severity: P1
        statuses:
          identified: Root cause known
          mitigating: Fixing
          monitoring: A fix is in
          resolved: Fixed
        roles:
          incident-commander: {title: Lead, description: Leads.}
          communications-lead: {title: Voice, description: Talks.}
        """);
    words = new StatusWords(PlaybookFile.read(file));
  }

  @Test
  void thePlaybooksWordsAreUnderstood() {
    assertThat(status("root cause known")).isEqualTo(Status.IDENTIFIED);
    assertThat(status("A fix is in.")).isEqualTo(Status.MONITORING);
    assertThat(status("FIXED")).isEqualTo(Status.RESOLVED);
  }

  @Test
  void ourOwnWordsStayUnderstood() {
    assertThat(status("monitoring")).isEqualTo(Status.MONITORING);
    assertThat(status("closed")).isEqualTo(Status.CLOSED);
  }

  @Test
  void whatStandsBehindTheStatusIsLeft() {
    assertThat(words.read(new Arguments("a fix is in since noon")).rest().words())
        .isEqualTo("since noon");
  }

  @Test
  void theRefusalSpeaksInThePlaybooksWords() {
    assertThatThrownBy(() -> status("fixng"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Did you mean Fixing?")
        .hasMessageContaining("There are Investigating, Root cause known, Fixing, A fix is in;");
  }

  private Status status(String typed) {
    return words.read(new Arguments(typed)).status();
  }
}
