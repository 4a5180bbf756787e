package dev.muster.slack.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people type that can't be seen. */
final class StraightTest {
  @Test
  void nothingTurnsRoundWhatFollows() {
    assertThat(Mrkdwn.escape("a \u202eb\u202c \u2067c\u2069 d")).isEqualTo("a b c d");
    assertThat(Mrkdwn.pingless("\u202e<!channel>")).doesNotContain("\u202e", "<!");
  }

  @Test
  void whatIsWrittenFromRightToLeftStaysSo() {
    assertThat(Mrkdwn.escape("\u0634\u0644\u0645 \u200f!")).isEqualTo("\u0634\u0644\u0645 \u200f!");
  }

  @Test
  void controlCharactersAndHalfCharactersGoAndLinesStay() {
    assertThat(Mrkdwn.visible("a\u0000b\u0007c\r\nd\te")).isEqualTo("abc\nd\te");
    assertThat(Mrkdwn.visible("x\ud83dy\ude00z")).isEqualTo("xyz");
    assertThat(Mrkdwn.visible("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
  }

  @Test
  void aCardFullOfWordsStaysWithinWhatAMessageMayHold() {
    Card card = new Card();
    for (int i = 0; i < 8; i++) {
      card.section("&amp;".repeat(600));
    }
    card.context("the end");

    String all = card.message("x").blocksJson();
    assertThat(all).contains("… (cut)").contains("the end");
    assertThat(all.replaceAll("[^;]", "").length() * "&amp;".length())
        .isLessThanOrEqualTo(SlackLimits.TEXT_IN_BLOCKS);
  }
}
