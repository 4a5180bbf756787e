package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.yaml.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred small mistakes in good playbooks: each is told once, where it is, and what to do. */
class SlipsTest {
  @TempDir Path dir;

  static Stream<Slip> slips() throws IOException {
    return Slip.all();
  }

  @ParameterizedTest
  @MethodSource("slips")
  void aSlipIsToldWithItsLineAndWhatWouldBeRight(Slip slip) throws IOException {
    Path file = slip.in(dir);
    assertThat(PlaybookFile.check(file))
        .extracting(Fault::toString)
        .containsExactly(file + ":" + slip.line() + ": " + slip.sentence());
    assertThatThrownBy(() -> PlaybookFile.read(file)).isInstanceOf(PlaybookFaults.class);
  }

  @Test
  void thereAreAHundredAndNoTwoAreTheSame() throws IOException {
    List<Slip> slips = Slip.all().toList();
    assertThat(slips).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
  }
}
