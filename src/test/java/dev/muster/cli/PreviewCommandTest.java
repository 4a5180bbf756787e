package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** {@code muster preview}, as somebody types it. */
final class PreviewCommandTest {
  private static final String DEFAULT = "config/playbooks/default.yml";

  private static final String HOSTILE =
      """
      name: ours
      title: Ours & "theirs" <script>
      severities:
        - {name: P1, description: Bad., response_target: 5m}
        - {name: P2, description: Less bad., response_target: next business day}
      default_severity: P2
      business_hours: {days: [tue, wed], from: "12:00", to: "20:00", holidays: [2026-01-06]}
      audiences: {customers: {title: "Customers <all> & more"}}
      updates: {P1: {war_room: 30m, customers: 10m}}
      ladder:
        - {name: "First <one>", call: ["@ana", "@ben"], after: immediately}
        - {name: Boss, call: ["@boss"], after: {P1: 1h}, while: not resolved}
      timeboxes: [{name: "Is it <real>?", within: {P1: 3m}}]
      """;

  private final Terminal terminal = new Terminal();

  @TempDir Path dir;

  @Test
  void aPersonReadsItLineByLine() {
    assertThat(terminal.run("preview", DEFAULT, "--severity", "sev1")).isEqualTo(Main.FINE);
    assertThat(terminal.said())
        .contains("Declared on Monday 5 January 2026 at 10:00 (UTC).")
        .containsPattern("T\\+0:00 +10:00 +declare +SEV-1 is declared as INC-1")
        .containsPattern("T\\+0:00 +10:00 +invite +Invited into the war room: @oncall")
        .containsPattern("T\\+0:15 +10:15 +target +Response target")
        .containsPattern("T\\+0:15 +10:15 +ladder +Responders. Called: @oncall")
        .containsPattern("T\\+0:30 +10:30 +nudge +Update due: war room\n")
        .containsPattern("and so on\\s+every 30 min")
        .contains("Once it is resolved, counted as if it were so at T+0")
        .containsPattern("T\\+48:00 +post-mortem");
    assertThat(terminal.said().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(111));
  }

  @Test
  void thePageShowsWhatItReallySays() throws Exception {
    terminal.run("preview", DEFAULT, "--severity", "SEV-1");
    assertThat(Files.readString(Path.of("docs/playbooks.md")))
        .contains("```\n" + terminal.said() + "```\n");
  }

  @Test
  void aProgramReadsEveryStep() throws Exception {
    assertThat(terminal.run("preview", DEFAULT, "--severity", "SEV-1", "--hours", "3", "--json"))
        .isEqualTo(Main.FINE);
    JsonNode preview = new ObjectMapper().readTree(terminal.said());

    assertThat(preview.fieldNames()).toIterable().containsExactly("severity", "steps");
    List<String> steps = new ArrayList<>();
    preview
        .path("steps")
        .forEach(step -> steps.add(step.path("at_s").asLong() + " " + step.path("kind").asText()));
    assertThat(steps)
        .startsWith("0 declare", "0 invite", "0 checklist", "900 response_target", "900 escalate")
        .contains("900 page", "1800 nudge", "10800 nudge");
    // Each nudge is there, however many there are: three in ten minutes each, then every half hour.
    assertThat(steps.stream().filter(step -> step.endsWith(" nudge"))).hasSize(8);
    JsonNode page = preview.path("steps").get(5);
    assertThat(page.path("step").asText()).isEqualTo("Responders");
    assertThat(page.path("target").asText()).isEqualTo("@oncall");
  }

  @Test
  void whatComesAfterTheEndIsMarkedSo() throws Exception {
    terminal.run("preview", DEFAULT, "--severity", "SEV-1", "--hours", "168", "--json");
    List<String> after = new ArrayList<>();
    new ObjectMapper()
        .readTree(terminal.said())
        .path("steps")
        .forEach(
            step -> {
              if (step.has("after")) {
                after.add(
                    step.path("at_s").asLong()
                        + " "
                        + step.path("kind").asText()
                        + " "
                        + step.path("after").asText());
              }
            });
    assertThat(after)
        .containsExactly(
            "129600 timebox resolve",
            "172800 post_mortem resolve",
            "259200 timebox resolve",
            "518400 timebox close",
            "604800 archive close");
  }

  @Test
  void itBeginsWhenTheTeamIsAtWork() throws Exception {
    // Neither on Monday, when they are off, nor on their holiday, and not before they come in.
    assertThat(terminal.run("preview", hostile(), "--severity", "P2")).isEqualTo(Main.FINE);
    assertThat(terminal.said()).contains("Declared on Wednesday 7 January 2026 at 12:00 (UTC).");
  }

  @Test
  void anUnknownSeverityIsSaid() {
    assertThat(terminal.run("preview", DEFAULT, "--severity", "SEV-9")).isEqualTo(Main.YOURS);
    assertThat(terminal.said())
        .contains("There is no severity SEV-9. Did you mean SEV-1?")
        .contains("SEV-1, SEV-2, SEV-3, SEV-4")
        .doesNotContain("\tat ");
    assertThat(terminal.run("preview", DEFAULT)).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("--severity");
    assertThat(terminal.run("preview", DEFAULT, "--severity", "SEV-1", "--hours", "0"))
        .isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("--hours is 0");
  }

  @Test
  void faultsOfThePlaybookAreSaidAsCheckSaysThem() throws Exception {
    Path file = Files.writeString(dir.resolve("bad.yml"), "name: ours\nladdder: []\n");
    assertThat(terminal.run("check", file.toString())).isEqualTo(Main.YOURS);
    String checked = terminal.said();
    assertThat(terminal.run("preview", file.toString(), "--severity", "P1")).isEqualTo(Main.YOURS);
    assertThat(terminal.said()).isEqualTo(checked).contains("bad.yml:2:");
    assertThat(terminal.run("preview", dir.resolve("none.yml").toString(), "--severity", "P1"))
        .isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("none.yml").doesNotContain("\tat ");
  }

  @Test
  void tooMuchIsSaid() throws Exception {
    Path file =
        Files.writeString(
            dir.resolve("often.yml"),
            HOSTILE.replace("customers: 10m", "customers: 1s").replace("war_room: 30m, ", ""));
    assertThat(terminal.run("preview", file.toString(), "--severity", "P1", "--hours", "100"))
        .isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("--hours 8").doesNotContain("\tat ");
  }

  @Test
  void aPictureShowsWhatTheTextSays() throws Exception {
    Path file = dir.resolve("picture.svg");
    assertThat(terminal.run("preview", hostile(), "--severity", "P1", "--svg", file.toString()))
        .isEqualTo(Main.FINE);
    List<String> labels = labels(file);
    assertThat(labels)
        .contains("P1 by “Ours & \"theirs\" <script>”", "Room", "Outside", "Ladder", "Timeboxes")
        .contains("T+0:00 First <one>. Called: @ana, @ben", "T+1:00 Boss. Called: @boss")
        .contains("T+0:10 Word due: Customers <all> & more; again every 10 min")
        .anyMatch(label -> label.startsWith("T+0:03 Time is up for “Is it <real>?”"));
    assertThat(Files.readString(file)).doesNotContain("href", "<script", "<image");
  }

  @Test
  void aPictureThatCanNotBeWrittenIsSaid() {
    String nowhere = dir.resolve("none/picture.svg").toString();
    assertThat(terminal.run("preview", DEFAULT, "--severity", "SEV-1", "--svg", nowhere))
        .isEqualTo(Main.YOURS);
    assertThat(terminal.said()).contains("can't be written").doesNotContain("\tat ");
  }

  private String hostile() throws Exception {
    return Files.writeString(dir.resolve("hostile.yml"), HOSTILE).toString();
  }

  /** It is XML, or this fails. */
  private static List<String> labels(Path file) throws Exception {
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    NodeList texts = svg.getElementsByTagName("text");
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < texts.getLength(); i++) {
      NodeList parts = texts.item(i).getChildNodes();
      // Where the words are cut, what they were stands before them.
      labels.add(parts.item(0).getTextContent());
    }
    return labels;
  }
}
