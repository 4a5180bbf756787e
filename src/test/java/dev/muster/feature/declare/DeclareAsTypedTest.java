package dev.muster.feature.declare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a declare as people, phones and clipboards write it. */
final class DeclareAsTypedTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Room general = bot.room("general");

  @AfterEach
  void stop() {
    bot.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "declare SEV-1: db is gone",
        "declare\u00A0SEV-1\u202Fdb\u00A0is gone",
        "\u00A0declare\u3000SEV\u20111\u2007db is gone",
        "\u200Bdeclare\u200B [sev1] db is gone",
        "“declare” “SEV-1” db is gone",
        "Declare: SEV1, db is gone",
        "declare:SEV-1 db is gone",
        "ｄｅｃｌａｒｅ ＳＥＶ－１ db is gone",
        "new\tsev_1\tdb is gone",
      })
  void theLevelAndTheTitleAreUnderstood(String typed) {
    String told = ana.types(typed);

    assertThat(told).contains("SEV-1").contains("db is gone");
    assertThat(ana.newestWarRoom().name()).isEqualTo("inc-1-db-is-gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"db is gone SEV-1", "db is gone (sev1)", "P1 db is gone", "1 db is gone"})
  void whatMayBeALevelIsAskedAboutAndThePressDeclares(String typed) {
    assertThat(ana.types("declare " + typed)).contains("Nothing is declared yet");
    assertThat(bot.bot().incidents().openCount()).isZero();

    ana.presses(general, "SEV-1: db is gone");

    Room room = ana.newestWarRoom();
    assertThat(room.headline()).contains("SEV-1 db is gone");
    assertThat(room.members()).contains("ana", "ben", "chi");
  }

  @Test
  void aWordOfTheTitleStaysOne() {
    ana.types("declare critical db is <gone> & lost");

    ana.presses(general, "SEV-3: critical db is <gone> & lost");

    assertThat(ana.newestWarRoom().topic()).contains("critical db is &lt;gone&gt; &amp; lost");
    assertThat(ana.newestWarRoom().headline()).contains("SEV-3");
  }

  @Test
  void anUnknownLevelKeepsTheTitle() {
    assertThat(ana.types("declare SEV-9 db is gone")).contains("There is no severity SEV-9");

    ana.presses(general, "SEV-2: db is gone");

    assertThat(ana.newestWarRoom().headline()).contains("SEV-2 db is gone");
  }

  @Test
  void severeIsAWordOfATitle() {
    assertThat(ana.declares("Severe latency in checkout").headline())
        .contains("SEV-3 Severe latency in checkout");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200B", "\u2060", "\u00AD", "\u3164", "\u2800", "\uFE0F", "\u200D", "\u200E", "\u061C",
        "\u00A0", "\u3000"
      })
  void aTitleThatNobodySeesIsNone(String invisible) {
    assertThat(ana.types("declare SEV-1 " + invisible)).isEmpty();

    assertThat(ana.hasForm()).isTrue();
    assertThat(bot.bot().incidents().openCount()).isZero();
  }

  @Test
  void wordsWithoutAVerbAreOfferedAsADeclare() {
    assertThat(ana.types("checkout is down")).contains("Did you mean `/incident declare`?");

    ana.presses(general, "/incident declare checkout is down");

    assertThat(ana.newestWarRoom().name()).isEqualTo("inc-1-checkout-is-down");
  }

  @Test
  void aLevelWithoutAVerbIsOfferedAsADeclare() {
    ana.types("SEV1: checkout is down");

    ana.presses(general, "/incident declare SEV1: checkout is down");

    assertThat(ana.newestWarRoom().headline()).contains("SEV-1 checkout is down");
  }

  @Test
  void openAndCreateAreOfferedAsADeclare() {
    assertThat(ana.types("open SEV-1 checkout is down")).contains("Did you mean");
    ana.presses(general, "/incident declare SEV-1 checkout is down");
    assertThat(ana.newestWarRoom().headline()).contains("SEV-1 checkout is down");

    assertThat(ana.types("create")).contains("Did you mean `/incident declare`?");
  }

  @Test
  void aVerbWithASlipRunsAtAPress() {
    Room room = ana.declares("SEV-1 db is gone");

    assertThat(ana.types(room, "sevrity 2 half of it is back")).contains("Did you mean");
    ana.presses(room, "/incident severity 2 half of it is back");

    assertThat(room.headline()).contains("SEV-2 db is gone");
    assertThat(ana.types(room, "help.")).contains("/incident update");
  }

  @Test
  void severityTakesANumberATitleOrAnyDash() {
    Room room = ana.declares("SEV-4 db is gone");

    ana.types(room, "severity 3");
    assertThat(room.headline()).contains("SEV-3 db is gone");
    ana.types(room, "severity\u00A0SEV\u20132: it grows");
    assertThat(room.headline()).contains("SEV-2 db is gone");
    assertThat(room.newest("raised")).contains("it grows");
    ana.types(room, "severity Critical");
    assertThat(room.headline()).contains("SEV-1 db is gone");
  }

  @Test
  void severityWithASlipIsRightAtAPress() {
    Room room = ana.declares("SEV-4 db is gone");

    assertThat(ana.types(room, "severity sve1 it grows")).contains("Did you mean SEV-1?");
    ana.presses(room, "SEV-1");

    assertThat(room.headline()).contains("SEV-1 db is gone");
    assertThat(room.newest("raised")).contains("it grows");
  }
}
