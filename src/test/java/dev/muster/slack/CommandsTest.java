package dev.muster.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandsTest {
  private static final List<String> KNOWN = List.of("severity", "status", "resolve", "note");

  @Test
  void aSlipIsUnderstood() {
    assertThat(DidYouMean.among(KNOWN, "sevrity")).contains("severity");
    assertThat(DidYouMean.among(KNOWN, "stauts")).contains("status");
    assertThat(DidYouMean.among(KNOWN, "Resolved")).contains("resolve");
    assertThat(DidYouMean.among(KNOWN, "res")).contains("resolve");
  }

  @Test
  void anotherWordIsNotTakenForASlip() {
    assertThat(DidYouMean.among(KNOWN, "banana")).isEmpty();
    assertThat(DidYouMean.among(KNOWN, "x")).isEmpty();
  }

  @Test
  void aPersonIsFoundAmongTheWords() {
    Arguments arguments = new Arguments("  scribe <@U02BEN|ben> please ");
    assertThat(arguments.first()).isEqualTo("scribe");
    assertThat(arguments.user()).contains(new UserId("U02BEN"));
    assertThat(arguments.withoutUser().words()).isEqualTo("scribe   please");
    assertThat(arguments.rest().rest().words()).isEqualTo("please");
  }
}
