package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmojiTest {
  private static final Pattern NAME = Pattern.compile("(?<![\\w:]):([a-z][a-z0-9_+-]{2,}):(?!:)");
  private static final Path TABLE = Path.of("src/main/resources/dev/muster/sandbox/page/emoji.js");

  @Test
  void thePageKnowsEveryNameThatTheBotAndItsPlaybooksUse() throws Exception {
    Set<String> used = new TreeSet<>();
    for (String folder : new String[] {"src/main/java", "config"}) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(Files::isRegularFile).forEach(file -> used.addAll(namesIn(file)));
      }
    }
    assertThat(used).contains("rotating_light", "warning");
    Set<String> known = new TreeSet<>(List.of(Files.readString(TABLE).split("\\s+")));
    assertThat(known).containsAll(used);
  }

  private static Set<String> namesIn(Path file) {
    try {
      Set<String> names = new TreeSet<>();
      NAME.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
