package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page that explains the playbook says nothing that doesn't work. */
class PlaybookPageTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  /** What an example that shows other keys leaves out. */
  private static final Map<String, String> MUST_BE_THERE =
      Map.of(
          "name", "name: ours\n",
          "severities",
              """
              severities:
                - {name: P1, description: Bad., response_target: 15m}
                - {name: P2, description: Less bad., response_target: 1h}
              """,
          "default_severity", "default_severity: P2\n");

  @TempDir Path dir;

  static List<String> examples() throws IOException {
    List<String> examples = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/playbooks.md")));
    while (example.find()) {
      examples.add(example.group(1));
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsAPlaybook(String example) throws Exception {
    String rest =
        MUST_BE_THERE.entrySet().stream()
            .filter(key -> !("\n" + example).contains("\n" + key.getKey() + ":"))
            .filter(key -> key.getKey().equals("name") || !example.contains("extends: default"))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining());
    Path file = Files.writeString(dir.resolve("example.yml"), example + rest);
    assertThat(PlaybookFile.check(file)).isEmpty();
    assertThat(PlaybookFile.read(file).severities()).isNotEmpty();
  }

  @Test
  void everyKeyIsShownInAnExampleAndExplained() throws IOException {
    String page = Files.readString(Path.of("docs/playbooks.md"));
    String examples = "\n" + String.join("\n", examples());
    JsonNode keys =
        new ObjectMapper()
            .readTree(Files.readString(Path.of("config/playbook.schema.json")))
            .path("properties");
    assertThat(keys.fieldNames())
        .toIterable()
        .isNotEmpty()
        .allSatisfy(
            key -> {
              assertThat(examples).contains("\n" + key + ":");
              assertThat(page).containsAnyOf("`" + key + "`", "`" + key + ".");
            });
  }
}
