package dev.muster.slack.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CutTest {
  @Test
  void whatFitsIsLeftAlone() {
    assertThat(Cut.to(5, "hello")).isEqualTo("hello");
    assertThat(Cut.to(1, "")).isEmpty();
  }

  @Test
  void whatDoesNotFitIsCutToTheLimitAndSaysSo() {
    String cut = Cut.to(100, "a".repeat(101));
    assertThat(cut).hasSize(100).endsWith("a… (cut)");
  }

  @Test
  void shortTextsHaveRoomForDotsOnly() {
    assertThat(Cut.to(SlackLimits.MODAL_TITLE, "Declare an incident for checkout"))
        .isEqualTo("Declare an incident for…");
    assertThat(Cut.to(1, "ab")).isEqualTo("…");
  }

  @Test
  void noCharacterIsCutInTwo() {
    for (int limit = 1; limit < 90; limit++) {
      String cut = Cut.to(limit, "🔥".repeat(60));
      assertThat(cut.length()).isLessThanOrEqualTo(limit);
      assertThat(cut.replace("🔥", "")).isIn("…", "… (cut)");
    }
  }

  @Test
  void noMentionLinkOrEntityIsCutInTwo() {
    String before = "x".repeat(80);
    assertThat(Cut.to(95, before + "<@U0123456789> and more words")).isEqualTo(before + "… (cut)");
    assertThat(Cut.to(91, before + "&amp; and so on and on")).isEqualTo(before + "… (cut)");
    assertThat(Cut.to(95, before + "a < b and more words to come")).startsWith(before + "a < ");
  }

  @Test
  void aLimitOfNothingIsAFault() {
    assertThatThrownBy(() -> Cut.to(0, "a")).isInstanceOf(IllegalArgumentException.class);
  }
}
