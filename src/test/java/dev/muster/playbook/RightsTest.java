package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Role;
import dev.muster.playbook.Rights.Called;
import dev.muster.playbook.Rights.InRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RightsTest {
  private static final String REST =
      """
      name: ours
      severities: [{name: P1, description: Bad., response_target: 15m}]
      default_severity: P1
      """;

  @TempDir Path dir;

  @Test
  void aRoleIsMeantHoweverItIsWrittenAndAHandleStaysAsItIs() throws Exception {
    Rights rights =
        read("rights: {close: [IC, \"@sre\"], see_private: [\"Communications lead\"]}\n");

    assertThat(rights.holders(Right.CLOSE))
        .containsExactly(
            new InRole(new Role(Role.COMMANDER, "Incident commander")), new Called("@sre"));
    assertThat(rights.holders(Right.SEE_PRIVATE))
        .containsExactly(new InRole(new Role(Role.COMMUNICATIONS_LEAD, "Communications lead")));
    assertThat(rights.holders(Right.CANCEL)).isEmpty();
    assertThat(rights.handles()).containsExactly("@sre");
  }

  @Test
  void aPlaybookWithoutThemKeepsNothingFromAnybody() throws Exception {
    assertThat(read("").kept()).isEmpty();
    assertThat(read("rights: {}\n").kept()).isEmpty();
  }

  private Rights read(String rights) throws Exception {
    Path file = Files.writeString(dir.resolve("ours.yml"), REST + rights);
    return PlaybookFile.read(file).rights();
  }
}
