package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.yaml.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules about alerts: what they fit, and what is said of those that fit nothing. */
final class AlertRulesTest {
  @TempDir Path dir;

  private Path file(String alerts) throws IOException {
    return Files.writeString(
        dir.resolve("ours.yml"), "name: ours\nextends: default\nalerts:\n" + alerts);
  }

  private List<String> faults(String alerts) throws IOException {
    return PlaybookFile.check(file(alerts)).stream().map(Fault::toString).toList();
  }

  @Test
  void aRuleBehindOneThatTakesAllOfItIsNamed() throws Exception {
    assertThat(
            faults(
                """
                  - {name: Pages, labels: {severity: page}, severity: SEV-2}
                  - {name: Database, labels: {severity: page, team: db}, severity: SEV-1}
                """))
        .singleElement()
        .asString()
        .contains(":5:", "`Database` never fits", "`Pages`", "put it before `Pages`");
    assertThat(
            faults(
                """
                  - {name: Rest, any: true, severity: SEV-3}
                  - {name: Down, words: [down], severity: SEV-1}
                """))
        .singleElement()
        .asString()
        .contains("`Down` never fits");
    assertThat(
            faults(
                """
                  - {name: Down, words: [down], severity: SEV-1}
                  - {name: API, words: [api is down], severity: SEV-1}
                """))
        .singleElement()
        .asString()
        .contains("`API` never fits");
  }

  @Test
  void aRuleThatCanStillBeTheFirstIsFine() throws Exception {
    assertThat(
            faults(
                """
                  - {name: Database, labels: {severity: page, team: db}, severity: SEV-1}
                  - {name: Pages, labels: {severity: page}, severity: SEV-2}
                  - {name: Both, words: [broken], labels: {severity: page, team: web}, severity: SEV-1}
                  - {name: Rest, any: true, severity: SEV-3}
                """))
        .isEmpty();
  }

  @Test
  void aPatternIsNoWord() throws Exception {
    for (String pattern : List.of(".*down.*", "api-\\\\d+", "^down", "down|out", "node.+")) {
      assertThat(faults("  - {name: x, words: [\"" + pattern + "\"], severity: SEV-1}\n"))
          .as(pattern)
          .anyMatch(fault -> fault.contains("is a pattern"));
    }
    for (String word :
        List.of("5xx", "db-1", "p95 > 2s", "what?", "a.b.c", "99.9%", "[api] down")) {
      assertThat(faults("  - {name: x, words: [\"" + word + "\"], severity: SEV-1}\n"))
          .as(word)
          .isEmpty();
    }
  }

  @Test
  void whatIsAboutEverythingSaysNothingElse() throws Exception {
    assertThat(faults("  - {name: x, any: true, words: [down], severity: SEV-1}\n"))
        .singleElement()
        .asString()
        .contains("leave out `words` and `labels`, or `any`");
    assertThat(faults("  - {name: x, severity: SEV-1}\n"))
        .singleElement()
        .asString()
        .contains("nothing tells which alerts `x` is about", "`any: true`");
  }

  @ParameterizedTest
  @MethodSource("dev.muster.playbook.CompaniesTest#files")
  void everyShippedPlaybookAsksAboutWhateverElseThereIs(Path shipped) throws Exception {
    Playbook playbook = PlaybookFile.read(shipped);
    assertThat(playbook.anythingElse())
        .as(playbook.name())
        .hasValueSatisfying(rule -> assertThat(rule.then()).isEqualTo(AlertRule.Then.ASK));
    assertThat(playbook.alert("Something that a person wrote")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "tictacflow, DB connections 95 % + error rate spiking, P1",
    "money-flow, HighErrorRate: 5xx ratio 7.2%, SEV-2",
    "money-flow, APIDown, SEV-1",
    "money-flow, Log errors, SEV-3",
    "saltbitter, Error rate spike, SEV-2",
    "saltbitter, Health check failed, SEV-1",
    "saltbitter, Latency spike, SEV-2",
    "flowrex, InstanceDown: backend down, P0",
    "fintech, HighLatency, SEV-3",
  })
  void theExamplesOfTheirDocumentsAreCovered(String name, String text, String severity)
      throws Exception {
    Playbook playbook = PlaybookFile.read(Path.of("config/playbooks", name + ".yml"));
    assertThat(playbook.alert(text, Map.of()))
        .hasValueSatisfying(rule -> assertThat(rule.meaning().severity()).isEqualTo(severity));
  }

  @ParameterizedTest
  @CsvSource({
    "停止, 決済が停止しました, true",
    "ล่ม, เว็บล่ม, true",
    "istanbul, İSTANBUL is down, true",
    "straße, STRASSE, true",
    "елка, Ёлка, true",
    "down, downtown, false",
    "error rate, HighErrorRate, true",
    "crashloopbackoff, CrashLoopBackOff, true",
    "rate, separate, false",
  })
  void wordsAreFoundAsPeopleWriteThem(String word, String text, boolean found) {
    assertThat(Wording.speaksOf(text, List.of(word))).isEqualTo(found);
  }
}
