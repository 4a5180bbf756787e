package dev.muster.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.muster.playbook.NamePattern.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {
  private static final Instant DECLARED = Instant.parse("2026-01-31T23:05:00Z");

  @ParameterizedTest
  @CsvSource({
    "Checkout is down, inc-7-checkout-is-down",
    "CHECKOUT!!! is... down?, inc-7-checkout-is-down",
    "Zahlung für Köln fällt aus, inc-7-zahlung-fur-koln-fallt-aus",
    "Straße 🔥 in Łódź, inc-7-strasse-in-lodz",
    "🔥🔥🔥, inc-7",
    "التطبيق لا يعمل, inc-7",
    "התשלומים nope לא עובדים, inc-7-nope",
    "<!channel> all is lost, inc-7-all-is-lost",
    "<#C012|general> & <https://x.example/a?b|the graph>, inc-7-general-the-graph",
    "a &amp; b &lt;c&gt;, inc-7-a-b-c",
    "users can't log in, inc-7-users-cant-log-in",
    "*bold* _it_ `code`, inc-7-bold-it-code",
    "---, inc-7",
    "'', inc-7"
  })
  void anyTitleMakesALegalChannelName(String title, String name) {
    assertThat(channel("inc-{number}-{title}", title)).isEqualTo(name);
  }

  @Test
  void aTitleOf300CharactersIsCutAtAWord() {
    String name = channel("inc-{number}-{title}", "checkout is down again ".repeat(14));
    assertThat(name).hasSizeBetween(60, 80).startsWith("inc-7-checkout-is-down").endsWith("-again");
  }

  @Test
  void aTitleOfOneLongWordIsCutAnywhere() {
    assertThat(channel("inc-{number}-{title}", "x".repeat(300))).hasSize(80);
  }

  @Test
  void whatStandsAfterTheTitleIsNeverCut() {
    assertThat(channel("{title}-{number}", "x".repeat(300))).hasSize(80).endsWith("x-7");
  }

  @Test
  void aNameIsNeverEmpty() {
    assertThat(channel("{title}", "🔥")).isEqualTo("incident");
  }

  @ParameterizedTest
  @CsvSource({
    "{date}, 2026-02-01",
    "{yyyymmdd}, 20260201",
    "{time}, 0005",
    "incident-{yyyymmdd}-{hhmm}, incident-20260201-0005",
    "incident-{severity}-{date}, incident-sev-1-2026-02-01",
    "{service}-{number}, check-out-7",
    "inc_{number}, inc_7"
  })
  void placeholdersAreFilledInThePlaybooksTimeZone(String pattern, String name) {
    NameFacts facts = new NameFacts(DECLARED, 7, "SEV-1", "Check out", "down");
    assertThat(new NamePattern(Kind.CHANNEL, pattern).fill(facts, ZoneId.of("Europe/Berlin")))
        .isEqualTo(name);
  }

  @Test
  void anIncidentsIdKeepsItsCapitals() {
    NameFacts facts = new NameFacts(DECLARED, 7, "P0", null, "down");
    NamePattern pattern = new NamePattern(Kind.INCIDENT_ID, "INC-{severity}-{number}");
    assertThat(pattern.fill(facts, ZoneOffset.UTC)).isEqualTo("INC-P0-7");
  }

  @Test
  void withoutAServiceNoHyphenDangles() {
    NameFacts facts = new NameFacts(DECLARED, 7, "SEV-1", null, "down");
    NamePattern pattern = new NamePattern(Kind.CHANNEL, "{service}-{date}-{service}");
    assertThat(pattern.fill(facts, ZoneOffset.UTC)).isEqualTo("2026-01-31");
  }

  @Test
  void theHashIsShortAndTheSameForTheSameIncident() {
    String hash = channel("{hash}", "down");
    assertThat(hash).matches("[0-9a-f]{6}").isEqualTo(channel("{hash}", "down"));
    assertThat(channel("{hash}", "up")).isNotEqualTo(hash);
  }

  @Test
  void aTakenNameIsNumberedWithinTheLimit() {
    assertThat(NamePattern.numbered("inc-7-down", 2)).isEqualTo("inc-7-down-2");
    assertThat(NamePattern.numbered("x".repeat(80), 12)).hasSize(80).endsWith("x-12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inc",
        "",
        "Inc-{number}",
        "inc {number}",
        "inc-{nummer}",
        "inc-{number",
        "#inc-{number}",
        "{service}-{service}-{severity}-{number}"
      })
  void aPatternThatCouldMakeAnIllegalNameIsRefused(String pattern) {
    assertThat(NamePattern.mistakeIn(Kind.CHANNEL, pattern)).isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> new NamePattern(Kind.CHANNEL, pattern));
  }

  @Test
  void everyNameIsLegalWhateverTheTitle() {
    List<String> patterns =
        List.of("{title}", "{title}-{title}-{number}", "-{service}_{title}-", "_{hash}-{title}");
    List<String> titles =
        List.of("", "🔥", "ſ ﬁ K", "İstanbul", "𝕏 down", "\u202Eabc", "a\0b", "²");
    for (String pattern : patterns) {
      for (String title : titles) {
        assertThat(channel(pattern, title)).matches("[a-z0-9][a-z0-9_-]{0,79}");
      }
    }
  }

  private static String channel(String pattern, String title) {
    return new NamePattern(Kind.CHANNEL, pattern)
        .fill(new NameFacts(DECLARED, 7, "SEV-1", null, title), ZoneOffset.UTC);
  }
}
