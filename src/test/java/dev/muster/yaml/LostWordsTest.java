package dev.muster.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words behind a {@code #} that nobody meant as a comment. */
final class LostWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "announcement_channel: #dsi-incidents",
        "says: Appeler le poste #4210",
        "list:\n  - one\n  - #two",
        "a: [one, #two\n  three]",
        "says: it's #1",
        "says: \"quoted\" #too",
        "- says: |\n    a block #1\n  then: call #2",
      })
  void areSaidWithTheirLineAndTheRemedy(String yaml) {
    List<Fault> faults = LostWords.in("p.yml", yaml);

    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).what()).contains("is a comment to YAML");
    assertThat(faults.get(0).right()).contains("quotes");
    String[] lines = yaml.split("\n", -1);
    assertThat(lines[faults.get(0).line() - 1]).contains("#");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "updates: 30m # twice an hour",
        "updates: 30m  #",
        "#announcement_channel: dsi",
        "  #- two",
        "says: \"call #4210\"",
        "says: 'it''s #4210'",
        "says: \"a \\\" #4210\"",
        "says: \"two lines\n  #4210\"",
        "says: |\n  call #4210\n  #now\nthen: x",
        "says: >-\n\n  call #4210",
        "- - says: |\n      call #4210",
        "url: https://x.example/#top",
        "a: [\"#one\", '#two']",
        "a: {b: \"#one\"}",
      })
  void commentsAndQuotedWordsAreFine(String yaml) {
    assertThat(LostWords.in("p.yml", yaml)).isEmpty();
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("config"))) {
      return files.filter(path -> path.toString().endsWith(".yml")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void noShippedFileHasAny(Path path) throws IOException {
    assertThat(LostWords.in(path.toString(), Files.readString(path))).isEmpty();
  }

  @Test
  void aFileThatIsReadSaysIt(@TempDir Path directory) throws IOException {
    Path path = Files.writeString(directory.resolve("p.yml"), "a: b\nc: d #e\n");

    assertThat(YamlFile.read(path).faults()).extracting(Fault::line).containsExactly(2);
  }
}
