package dev.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What people wrote stays what they wrote, pings nobody and fits. */
final class MarkupFuzz {
  private static final String JOINER = "\u2060";
  private static final Pattern BROKEN_ENTITY = Pattern.compile("&(?!amp;|lt;|gt;)");

  @Provide
  Arbitrary<String> text() {
    return Weird.text();
  }

  @Fuzz
  void escapedTextHasNoLiveToken(@ForAll("text") String text) {
    String escaped = Mrkdwn.escape(text);

    assertThat(escaped).doesNotContain("<", ">");
    assertThat(BROKEN_ENTITY.matcher(escaped).find()).isFalse();
  }

  @Fuzz
  void escapedTextReadsAsItWasWritten(@ForAll("text") String text) {
    assertThat(Mrkdwn.plain(Mrkdwn.escape(text)).replace(JOINER, ""))
        .isEqualTo(text.replace(JOINER, ""));
  }

  @Fuzz
  void whatIsCutFitsAndIsCutBetweenCharactersAndEntities(
      @ForAll("text") String text, @ForAll @IntRange(min = 1, max = 400) int limit) {
    String cut = Cut.to(limit, Mrkdwn.escape(text));

    assertThat(cut.length()).isLessThanOrEqualTo(limit);
    assertThat(BROKEN_ENTITY.matcher(cut).find()).as(cut).isFalse();
    assertThat(halves(cut)).as("halves of characters").isLessThanOrEqualTo(halves(text));
  }

  /** How many surrogates stand without their other half. */
  private static long halves(String text) {
    return text.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF).count();
  }

  @Fuzz
  void aLinkIsOneTokenWhateverItsLabel(@ForAll("text") String url, @ForAll("text") String label) {
    String link = Mrkdwn.link(url, label);

    assertThat(link.chars().filter(c -> c == '<').count()).isEqualTo(1);
    assertThat(link.chars().filter(c -> c == '>').count()).isEqualTo(1);
    assertThat(link.chars().filter(c -> c == '|').count()).isEqualTo(1);
  }

  @Fuzz
  void plainWordsNeverFail(@ForAll("text") String text) {
    assertThat(Mrkdwn.plain(text)).isNotNull();
    assertThat(Mrkdwn.pingless(Mrkdwn.plain(text))).doesNotContain("<!channel", "<@", "<#");
  }

  @Example
  void anEntityAtTheVeryBeginningIsNotCutThrough() {
    assertThat(Cut.to(3, Mrkdwn.escape("<<<<"))).isEqualTo("…");
    assertThat(Cut.to(2, "<@U123456>")).isEqualTo("…");
  }
}
