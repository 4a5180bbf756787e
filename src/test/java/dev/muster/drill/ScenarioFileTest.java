package dev.muster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Status;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFile;
import dev.muster.settings.Check;
import dev.muster.yaml.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Drills as people write them. */
final class ScenarioFileTest {
  private static final String GOOD =
      """
      name: full-disk
      title: Disk full
      summary: Writing fails.
      severity: second
      limit: 1h
      steps:
        - at: start
          kind: alert
          says: "Disk of db-1: 100 %."
        - at: 10m
          kind: wrong turn
          who: A colleague
          says: Delete the logs.
          unless: mitigating
      fix:
        once: [decision]
        takes: 5m
        says: It writes again.
      """;

  @TempDir Path directory;

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("config", "drills"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void whatIsShippedHasNoFaultAndIsInTheJar(Path file) throws Exception {
    assertThat(Check.check(List.of(file))).isEmpty();
    Scenario scenario = ScenarioFile.read(file);
    assertThat(Scenarios.shipped().named(scenario.name())).contains(scenario);
    assertThat(file.getFileName()).hasToString(scenario.name() + ".yml");
    assertThat(scenario.steps()).hasSizeGreaterThan(4);
    assertThat(scenario.fix()).isPresent();
    assertThat(scenario.good().looksLike()).isNotEmpty();
    // The file as it is kept with a drill says the same.
    assertThat(ScenarioFile.of(scenario.drill(10)))
        .usingRecursiveComparison()
        .ignoringFields("text")
        .isEqualTo(scenario);
  }

  @Test
  void allThatIsShippedIsOffered() throws Exception {
    assertThat(Scenarios.shipped().names()).hasSameSizeAs(shipped());
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Scenario scenario = ScenarioFile.read(write(GOOD));
    assertThat(scenario.limit()).isEqualTo(Duration.ofHours(1));
    assertThat(scenario.steps().get(0).at()).isEqualTo(Duration.ZERO);
    assertThat(scenario.steps().get(0).who()).isEqualTo("Monitoring");
    assertThat(scenario.steps().get(1).unless()).contains(Status.MITIGATING);
    assertThat(scenario.fix().orElseThrow().once()).containsExactly("decision");
    assertThat(scenario.situation().isPrivate()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "severity: second|severity: SEV-2|4: not every playbook has a level `SEV-2`",
        "kind: wrong turn|kind: wrong|11: ",
        "at: 10m|at: 2h|10: the drill is over by then",
        "at: start|at: 20m|10: this step comes before the one above it",
        "unless: mitigating|unless: investigating|14: every drill begins as investigating",
        "once: [decision]|once: [prayer]|16: ",
        "takes: 5m|takes: 5|17: ",
        "summary: Writing fails.|sumary: Writing fails.|3: `sumary` is not a key",
        "limit: 1h|otherwise: worst|5: every playbook has a level that is `second`",
        "title: Disk full|title: ''|2: ",
      })
  void aMistakeIsSaidWithItsLine(String of, String instead, String said) throws Exception {
    assertThat(GOOD).contains(of);
    Path file = write(GOOD.replace(of, instead));
    assertThat(Check.isDrill(file)).isTrue();
    assertThat(Check.check(List.of(file)))
        .extracting(Fault::toString)
        .anySatisfy(fault -> assertThat(fault).startsWith(file + ":" + said.strip()));
  }

  @Test
  void aTeamsOwnComesFirstAndTakesThePlaceOfAnotherOfItsName() throws Exception {
    Scenario own = ScenarioFile.read(write(GOOD.replace("full-disk", "bad-deploy")));
    assertThat(Scenarios.shipped().with(List.of(own)).names())
        .containsExactly("bad-deploy", "database-pool", "security-breach");
    assertThat(Scenarios.shipped().with(List.of(own)).named("Bad-Deploy").orElseThrow().title())
        .isEqualTo("Disk full");
  }

  @Test
  void howBadItIsFitsEveryPlaybook() throws Exception {
    Playbook four = PlaybookFile.shippedDefault();
    Playbook tictacflow = PlaybookFile.read(Path.of("config/playbooks/tictacflow.yml"));
    assertThat(new Level("worst", Optional.empty()).of(four).name()).isEqualTo("SEV-1");
    assertThat(new Level("sev3", Optional.of("worst")).of(four).name()).isEqualTo("SEV-3");
    assertThat(new Level("P9", Optional.of("second")).of(four).name()).isEqualTo("SEV-2");
    assertThat(new Level("usual", Optional.empty()).of(tictacflow))
        .isEqualTo(tictacflow.defaultSeverity());
    assertThat(new Level("third", Optional.empty()).of(tictacflow)).isNotNull();
  }

  /** The example that docs/drills.md shows is one that is taken. */
  @Test
  void theExampleInTheDocsIsTaken() throws Exception {
    String page = Files.readString(Path.of("docs", "drills.md"));
    int from = page.indexOf("```yaml\n") + "```yaml\n".length();
    Path file = write(page.substring(from, page.indexOf("```", from)));
    assertThat(Check.check(List.of(file))).isEmpty();
    assertThat(ScenarioFile.read(file).steps()).hasSizeGreaterThan(2);
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(directory.resolve("drill.yml"), yaml);
  }
}
