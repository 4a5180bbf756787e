package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.muster.yaml.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in a text is told with the line of the file on which it is. */
final class BrokenTextTest {
  private static final String AUDIENCE =
      """
      audiences:
        customers:
          title: Customers
          texts:
            first: "We look into {{titel}}"
            update: |
              Still {{title}}

              {{#eta}}Expected end: {{eta}}
            resolved: Over {{
      """;

  @TempDir Path dir;

  @Test
  void eachHasItsLine() throws IOException {
    String shipped = Files.readString(Path.of("config/playbooks/default.yml"));
    Path file = Files.writeString(dir.resolve("ours.yml"), AUDIENCE + shipped);

    List<Fault> faults = PlaybookFile.check(file);

    assertThat(faults)
        .extracting(Fault::line, Fault::what)
        .containsExactly(
            tuple(5, "first: `{{titel}}` is nothing that Muster knows"),
            tuple(9, "update: `{{#eta}}` has no end"),
            tuple(10, "resolved: `{{` has no end"));
  }
}
