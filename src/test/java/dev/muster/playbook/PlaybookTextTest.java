package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of a playbook says what its file said. */
final class PlaybookTextTest {
  @TempDir Path dir;

  static List<Path> shipped() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("config/playbooks"))) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void readAgainItIsTheSamePlaybook(Path file) throws Exception {
    Playbook read = PlaybookFile.read(file);

    assertThat(PlaybookFile.read(read.text())).isEqualTo(read);
  }

  @Test
  void noWordIsTakenForAnotherKindOfThing() throws Exception {
    String file =
        """
        name: odd
        title: "yes"
        severities:
          - {name: "007", title: "true", description: "a \\"quoted\\" \\u0085 \\u0007 word: # 😀 \\\\ end", response_target: 15m}
          - {name: "1e3", description: "null", response_target: 1h}
        default_severity: "007"
        """;
    Playbook read = PlaybookFile.read(Files.writeString(dir.resolve("odd.yml"), file));

    Playbook again = PlaybookFile.read(read.text());

    assertThat(again).isEqualTo(read);
    assertThat(again.title()).isEqualTo("yes");
    assertThat(again.severities().get(0).description()).contains("\u0085 \u0007 word: # 😀 \\ end");
  }

  @Test
  void aRemarkMakesNoOtherPlaybook() throws Exception {
    String file = Files.readString(Path.of("config/playbooks/default.yml"));
    Path remarked = Files.writeString(dir.resolve("remarked.yml"), "# ours\n" + file);

    assertThat(PlaybookFile.read(remarked).text()).isEqualTo(PlaybookFile.shippedDefault().text());
  }

  @Test
  void whatAMusterOfTodayDoesNotUnderstandIsRefused() {
    String shipped = PlaybookFile.shippedDefault().text().text();
    PlaybookText older = new PlaybookText("default", shipped.replace("\"nudges\"", "\"pokes\""));

    assertThatThrownBy(() -> PlaybookFile.read(older))
        .isInstanceOf(PlaybookFaults.class)
        .hasMessageContaining("pokes");
  }

  @Test
  void whatFilesAreRefusedForSinceThenIsForgiven() throws Exception {
    String shipped = PlaybookFile.shippedDefault().text().text();
    PlaybookText older = new PlaybookText("default", shipped.replace("[ \"S2\" ]", "[ \"S1\" ]"));
    assertThat(older.text()).isNotEqualTo(shipped);

    assertThat(PlaybookFile.read(older).severities()).hasSize(4);
  }
}
