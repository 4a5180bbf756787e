package dev.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.testkit.Shown;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What people wrote stays what they wrote, also when copied; it pings nobody and fits. */
final class MarkupFuzz {
  private static final Pattern BROKEN_ENTITY = Pattern.compile("&(?!amp;|lt;|gt;)");

  /** Turns a line round, is half a character, or stands for a drawn piece in the reader. */
  private static final Pattern UNSHOWN =
      Pattern.compile("[\u202A-\u202E\u2066-\u2069\uE000]|[\\x{D800}-\\x{DFFF}]");

  @Provide
  Arbitrary<String> text() {
    return Weird.text().map(text -> UNSHOWN.matcher(text).replaceAll(""));
  }

  /** What shells, databases and browsers read: there each character counts. */
  @Provide
  Arbitrary<String> exact() {
    return Arbitraries.of(
        "db_main",
        "__init__.py",
        "_id",
        "a_b_c_",
        "pg_stat_activity",
        "**/target/*.jar",
        "~/.ssh/config",
        "SELECT * FROM t WHERE a_b > 3 AND c <> '*'",
        "kubectl -n my_ns get pods -l app=web,tier!=db_x",
        "rm -rf /tmp/* && echo *done*",
        "a<b>c&d;e",
        "{{ .Values.x_y }}",
        "C:\\_temp\\*.log",
        "user_name@host_1:/srv/_data",
        "std::vector<int*>",
        "$(cat _x_)",
        "1*2*3 ~approx~ _x_ *x*",
        "&lt;&amp;",
        "<!channel> @here <@U0EVA00005> <!subteam^S03UQSET438>");
  }

  @Provide
  Arbitrary<String> url() {
    return Combinators.combine(
            Arbitraries.of("https://", "http://", "HTTPS://"),
            Arbitraries.of("grafana.example.com", "x.example:8080", "[::1]", "münchen.example"),
            Arbitraries.strings()
                .withChars("abz09_*~-./?=&%#@!$',;:+()[]{}\\^")
                .ofMaxLength(40)
                .map(path -> path.isEmpty() ? "" : "/" + path + "x"))
        .as((scheme, host, path) -> scheme + host + path);
  }

  @Provide
  Arbitrary<String> around() {
    return Arbitraries.of("", "see ", " (now)", "\n", "*", "_", "*INC-1* ", ": ", " – ", "決済 ");
  }

  @Fuzz
  void escapedTextMentionsNobody(@ForAll("text") String text) {
    String escaped = Mrkdwn.escape(text);

    assertThat(Shown.of(escaped).mentions()).as(escaped).isEmpty();
    assertThat(Shown.of("*" + escaped + "* <@U1> `" + "x`").mentions()).containsExactly("@U1");
    assertThat(BROKEN_ENTITY.matcher(escaped).find()).isFalse();
  }

  @Fuzz
  void whatIsCopiedIsWhatWasTyped(@ForAll("text") String text) {
    String shown = Shown.of(Mrkdwn.escape(text)).text();

    assertThat(withoutTicks(shown)).isEqualTo(withoutTicks(text));
  }

  @Fuzz
  void whatIsTypedExactlyIsCopiedExactly(
      @ForAll("exact") String exact,
      @ForAll("around") String before,
      @ForAll("around") String after) {
    String text = before + exact + after;

    assertThat(Shown.of(Mrkdwn.escape(text)).text()).isEqualTo(text);
    assertThat(Shown.of("*Update* by <@U1>: " + Mrkdwn.escape(text) + " *the end*").text())
        .isEqualTo("Update by @U1: " + text + " the end");
    assertThat(Mrkdwn.escape(text)).doesNotContain("\u2060");
  }

  @Fuzz
  void acommandInBackticksComesOutAsCode(@ForAll("exact") String exact) {
    Shown shown = Shown.of("*Update*\n" + Mrkdwn.escape("run `" + exact + "` now"));

    assertThat(shown.code()).containsExactly(exact);
    assertThat(shown.mentions()).isEmpty();
  }

  @Fuzz
  void anAddressStaysWholeAndLeadsWhereItSays(
      @ForAll("url") String url, @ForAll("around") String before) {
    Shown shown = Shown.of(Mrkdwn.escape(before + url + " and so on"));

    assertThat(shown.links()).containsExactly(url);
    assertThat(shown.text()).isEqualTo(before + url + " and so on");
  }

  @Example
  void thePunctuationOfASentenceIsNoPartOfTheAddress() {
    assertThat(Shown.of(Mrkdwn.escape("(see https://x.example/a_(b)_c.)")).links())
        .containsExactly("https://x.example/a_(b)_c");
    assertThat(Shown.of(Mrkdwn.escape("\"https://x.example/a\", or not")).links())
        .containsExactly("https://x.example/a");
    assertThat(Shown.of(Mrkdwn.escape("cut off https://x.example/a… (cut)")).links()).isEmpty();
    assertThat(Mrkdwn.escape("mail ops_team@x.example now"))
        .isEqualTo("mail <mailto:ops_team@x.example|ops_team@x.example> now");
  }

  @Example
  void aQuoteIsNoneUntilSomebodyMakesOne() {
    assertThat(Shown.of(Mrkdwn.escape("> not quoted")).text()).isEqualTo("\u2060> not quoted");
  }

  @Fuzz
  void whatIsCutFitsAndIsCutBetweenCharactersAndEntities(
      @ForAll("text") String text, @ForAll @IntRange(min = 1, max = 400) int limit) {
    String cut = Cut.to(limit, Mrkdwn.escape(text));

    assertThat(cut.length()).isLessThanOrEqualTo(limit);
    assertThat(BROKEN_ENTITY.matcher(cut).find()).as(cut).isFalse();
    assertThat(halves(cut)).as("halves of characters").isLessThanOrEqualTo(halves(text));
    assertThat(Shown.of(cut).mentions()).isEmpty();
  }

  /** How many surrogates stand without their other half. */
  private static long halves(String text) {
    return text.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF).count();
  }

  private static String withoutTicks(String text) {
    // Next to a block of code Slack takes a line's end away.
    return text.replaceAll("[`\\n\u2060]", "");
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
    assertThat(Mrkdwn.pingless(Mrkdwn.plain(text)))
        .doesNotContain("<!channel>", "<@U1", "<#C1", "<!subteam^S1>");
  }

  @Example
  void anEntityAtTheVeryBeginningIsNotCutThrough() {
    assertThat(Cut.to(3, Mrkdwn.escape("<<<<"))).isEqualTo("…");
    assertThat(Cut.to(2, "<@U123456>")).isEqualTo("…");
  }
}
