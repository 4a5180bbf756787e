package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.priority.PeopleFirst;
import dev.muster.testkit.LogTrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JvmWarmUpTest {
  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("config", "playbooks"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyPlaybookIsRehearsedWithoutAStumble(Path file) throws Exception {
    try (LogTrap log = new LogTrap()) {
      new JvmWarmUp(Playbooks.only(PlaybookFile.read(file)), new PeopleFirst()).run();

      assertThat(log.all())
          .contains("Rehearsed 15 incidents")
          .doesNotContain("stumbled", "Exception");
    }
  }
}
