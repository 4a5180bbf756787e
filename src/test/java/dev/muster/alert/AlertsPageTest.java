package dev.muster.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.muster.playbook.AlertRule;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/alerts.md shows works as it says. */
final class AlertsPageTest {
  private static final Path PAGE = Path.of("docs/alerts.md");

  @TempDir Path dir;

  private static String block(String info) throws IOException {
    Matcher block =
        Pattern.compile("```" + info + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(block.find()).as(info).isTrue();
    return block.group(1);
  }

  @Test
  void theAlertOfTheExampleFitsTheExamplesRule() throws Exception {
    Path file = Files.writeString(dir.resolve("ours.yml"), block("yaml playbook"));
    Playbook ours = PlaybookFile.read(file);
    List<Alert> alerts =
        AlertBody.read(Source.GENERIC, block("json generic").getBytes(StandardCharsets.UTF_8))
            .alerts();

    assertThat(alerts)
        .singleElement()
        .satisfies(
            alert -> {
              MatchedRule meaning = MatchedRule.of(alert, Playbooks.only(ours)).orElseThrow();
              assertThat(meaning.rule().name()).isEqualTo("API down");
              assertThat(meaning.speaker()).isEqualTo("Health checks");
              assertThat(meaning.service()).contains("api");
              assertThat(alert.url()).contains("https://grafana.example.com/d/api");
            });
    assertThat(ours.alert("", Map.of("severity", "page")).orElseThrow().then())
        .isEqualTo(AlertRule.Then.ASK);
    assertThat(ours.alert("", Map.of("team", "security")).orElseThrow().isPrivate()).isTrue();
  }

  @Test
  void theSendersOfTheExamplesSendToASourceThatIs() throws Exception {
    JsonNode alertmanager = new YAMLMapper().readTree(block("yaml alertmanager"));
    JsonNode grafana = new YAMLMapper().readTree(block("yaml grafana"));
    for (JsonNode url :
        List.of(
            alertmanager.at("/receivers/0/webhook_configs/0/url"),
            grafana.at("/contactPoints/0/receivers/0/settings/url"))) {
      String source = url.asText().replaceFirst("http://127.0.0.1:8080/hooks/alerts/", "");
      assertThat(Source.of(source)).as(url.asText()).isPresent();
    }
  }

  @Test
  void datadogsPayloadIsUnderstoodOnceItsVariablesAreFilled() throws Exception {
    String filled =
        block("json datadog")
            .replace("$ALERT_TITLE", "Disk full")
            .replace("$ALERT_TRANSITION", "Recovered")
            .replace("$HOSTNAME", "db-1");
    assertThat(AlertBody.read(Source.GENERIC, filled.getBytes(StandardCharsets.UTF_8)).alerts())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.title()).isEqualTo("Disk full");
              assertThat(alert.state()).isEqualTo(Source.State.RESOLVED);
              assertThat(alert.instance()).contains("db-1");
            });
  }

  @Test
  void everyOutcomeIsNamed() throws IOException {
    String page = Files.readString(PAGE);
    for (IntakeOutcome outcome : IntakeOutcome.values()) {
      assertThat(page).contains("`" + outcome.word() + "`");
    }
  }
}
