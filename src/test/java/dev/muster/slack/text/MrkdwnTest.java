package dev.muster.slack.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.RichText;
import dev.muster.incident.UserId;
import dev.muster.testkit.Shown;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MrkdwnTest {
  @Test
  void whatPeopleWroteCanPingNobody() {
    assertThat(Mrkdwn.escape("<!channel> <@U1> & co"))
        .isEqualTo("&lt;!channel&gt; &lt;@U1&gt; &amp; co");
  }

  @Test
  void whatPeopleWroteIsNotFormatted() {
    assertThat(Shown.of(Mrkdwn.escape("*_~`")).text()).isEqualTo("*_~`");
    assertThat(Shown.of(Mrkdwn.escape("*bold*")).text()).isEqualTo("*bold*");
  }

  @Test
  void insideAWordNothingIsFormattedAndNothingChanged() {
    assertThat(Mrkdwn.escape("my_ns a*b*c x~y")).isEqualTo("my_ns a*b*c x~y");
    assertThat(Mrkdwn.escape("see https://g.example/d/abc_def/db_main?a=1&b=prod_eu."))
        .isEqualTo("see <https://g.example/d/abc_def/db_main?a=1&amp;b=prod_eu>.");
    assertThat(Mrkdwn.escape("`kubectl -n my_ns get <x>`"))
        .isEqualTo("`kubectl -n my_ns get &lt;x&gt;`");
  }

  @Test
  void whatWasTypedReadsAsItWasTyped() {
    assertThat(Mrkdwn.plain("&lt;!channel&gt; is &amp; was")).isEqualTo("<!channel> is & was");
    assertThat(Mrkdwn.plain("<!channel> look")).isEqualTo("@channel look");
    assertThat(Mrkdwn.plain("ask <@U012|ben> in <#C1|general>")).isEqualTo("ask @ben in #general");
    assertThat(Mrkdwn.plain("<https://a.example/x> and <https://b.example|b>"))
        .isEqualTo("https://a.example/x and b https://b.example");
    assertThat(Mrkdwn.plain("<!subteam^S1|@oncall>")).isEqualTo("@oncall");
  }

  @Test
  void peopleAndMomentsOfASentenceAreSlacks() {
    RichText prose =
        RichText.of(new UserId("U1"), " at ", Instant.parse("2026-03-02T10:00:00Z"), " said *x*");
    assertThat(Mrkdwn.of(prose))
        .startsWith("<@U1> at <!date^1772445600^{time}|2026-03-02 10:00 UTC> said ");
    assertThat(Shown.of(Mrkdwn.of(prose)).text()).isEqualTo("@U1 at 2026-03-02 10:00 UTC said *x*");
  }

  @Test
  void aLinkCanNotBeBrokenOutOf() {
    assertThat(Mrkdwn.link("https://a.example/?q=<x>|y", "a|b"))
        .isEqualTo("<https://a.example/?q=%3Cx%3E%7Cy|a¦b>");
  }
}
