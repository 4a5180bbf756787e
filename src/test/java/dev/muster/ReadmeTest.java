package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Command;
import dev.muster.slack.socket.SocketOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What README.md says of the commands is what they say of themselves. */
final class ReadmeTest {
  private static final String HEAD = "| typed | does |\n|---|---|\n";

  @Test
  void itsTableIsTheListOfCommands() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf(HEAD);
    assertThat(from).as("README.md has no table of commands").isPositive();
    String table = readme.substring(from + HEAD.length(), readme.indexOf("\n\n", from) + 1);

    assertThat(table)
        .isEqualTo(commands().stream().map(ReadmeTest::row).collect(Collectors.joining()));
  }

  @Test
  void theManifestHintsAtCommandsThatExist() throws Exception {
    String hint =
        Files.readAllLines(Path.of("manifest.yml")).stream()
            .filter(line -> line.strip().startsWith("usage_hint:"))
            .findFirst()
            .orElseThrow();
    List<String> names = commands().stream().map(Command::name).toList();

    assertThat(hint.replaceFirst(".*\\[", "").replaceFirst("].*", "").split(" \\| "))
        .isSubsetOf(names);
  }

  private static String row(Command command) {
    String usage = command.usage().isEmpty() ? "" : " " + command.usage().replace("|", "\\|");
    return "| `" + command.name() + usage + "` | " + command.summary() + " |\n";
  }

  /** A bot that is never started knows its commands all the same. */
  private static List<Command> commands() {
    try (Bot bot =
        new Bot(
            new Setup(
                Database.inMemory(),
                Playbooks.only(PlaybookFile.shippedDefault()),
                Clock.systemUTC(),
                new Setup.Line("http://127.0.0.1:1/api/", "xoxb-none", "xapp-none"),
                SocketOptions.DEFAULT))) {
      return bot.commandTable().all();
    }
  }
}
