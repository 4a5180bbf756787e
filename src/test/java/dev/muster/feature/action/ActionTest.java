package dev.muster.feature.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.ActionItemEvent;
import dev.muster.incident.ActionItemEvent.ActionAdded;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ActionTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Person chi = bot.person("chi");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void itIsMadeByAWordSaidBackPlainlyAndEndsWithAButton() {
    assertThat(ana.types(room, "action raise the *pool* limit " + mention(ben) + " friday"))
        .contains("Noted as *INC-1 A1*.", mention(ben) + " has it, due by Fri 6 Mar 2026.");
    assertThat(room.lastMessage())
        .contains("*INC-1 A1*", "pool", mention(ben), "by Fri 6 Mar 2026", "Done", "Change…")
        .doesNotContain("*pool*", "Take it");
    assertThat(ana.types(room, "action write an alert"))
        .contains("*INC-1 A2*", "Nobody has it yet", "It has no day");

    chi.presses(room, "Take it");
    assertThat(room.lastMessage()).contains("*INC-1 A2* now: write an alert · " + mention(chi));
    assertThat(ana.types(room, "actions"))
        .contains("Action items of INC-1", "INC-1 A1", "INC-1 A2", mention(chi));

    assertThat(chi.types(room, "action A2 done")).contains("*INC-1 A2* is done.");
    assertThat(room.lastMessage()).contains("*INC-1 A2* is done: write an alert");
    assertThat(chi.types(room, "action 2 done")).contains("A2 is done already");
    assertThat(ana.types(room, "action a2 again")).contains("is open again");
    assertThat(ana.types(room, "action drop A2 too dear")).contains("*INC-1 A2* is dropped.");
    assertThat(room.lastMessage()).contains("is dropped: write an alert", "too dear");
    assertThat(ana.types(room, "actions")).contains("dropped by " + mention(ana));
    assertThat(ana.types(room, "timeline"))
        .contains("Action item A1: raise the", "Action item A2 is dropped: write an alert");
  }

  @Test
  void itOutlivesTheIncidentAndIsNamedFromAnywhere() {
    ana.types(room, "resolve rolled back");
    ana.types(room, "close nothing to learn");

    assertThat(ana.types("action INC-1 test the failover in 3 days"))
        .contains("*INC-1 A1*", "due by Thu 5 Mar 2026");
    assertThat(ana.types("action INC-1 A1 " + mention(ben) + " 2026-03-20"))
        .contains("is changed.", mention(ben) + " has it, due by Fri 20 Mar 2026");
    assertThat(ben.types("actions")).contains("Your action items", "INC-1 A1", "checkout is down");
    assertThat(ben.types("action inc-1 a1 done")).contains("is done");
    assertThat(ben.types("actions")).contains("Nothing is left for you to do");
    assertThat(room.events(ActionItemEvent.class)).hasSize(3);
  }

  @Test
  void listsAreThoseOfAPersonOfAnIncidentOverdueOrAll() {
    Room other = ana.declares("SEV-2 search is slow");
    ana.types(room, "action raise the limit " + mention(ben) + " tomorrow");
    ana.types(other, "action add an index " + mention(chi) + " 10d");
    ana.types(other, "action read the logs");

    assertThat(ana.types("actions all")).containsSubsequence("INC-1 A1", "INC-2 A1", "INC-2 A2");
    assertThat(ana.types("actions " + mention(chi))).contains("INC-2 A1").doesNotContain("INC-1");
    assertThat(ben.types("actions " + mention(ben))).contains("Your action items", "INC-1 A1");
    assertThat(ana.types("actions INC-2")).contains("INC-2 A2").doesNotContain("INC-1 A1");
    assertThat(ana.types("actions overdue")).contains("No action item is overdue");
    assertThat(ana.types("actions of whom")).contains("`mine`, `overdue`, `all`");
    assertThat(ana.types("actions INC-9")).contains("There is no incident INC-9");

    bot.passes(Duration.ofDays(2));

    assertThat(ana.types("actions overdue"))
        .contains("INC-1 A1", ":warning: overdue")
        .doesNotContain("INC-2");
    // In the war room of another incident, an item is found by its whole name.
    assertThat(ana.types(other, "action INC-1 A1 done")).contains("*INC-1 A1* is done");
    assertThat(ana.types("actions overdue")).contains("No action item is overdue");
  }

  @Test
  void aLongListHasPages() {
    for (int i = 1; i <= 23; i++) {
      ana.types(room, "action thing number " + i + " " + i + "d");
    }

    String first = ana.types(room, "actions all");
    assertThat(first).contains("thing number 10", "More").doesNotContain("thing number 11", "Back");
    assertThat(ana.types(room, "actions all from 20"))
        .contains("thing number 21", "thing number 23", "Back")
        .doesNotContain("thing number 20", "More");
    assertThat(ana.types(room, "actions from 10")).contains("thing number 11", "More", "Back");
    assertThat(ana.types(room, "actions all from 40")).contains("There are no more");
  }

  @Test
  void theFormMakesOneAndChangesIt() {
    ana.types(room, "action");
    ana.submits(Map.of("words", "two\nlines", "person", ben.id(), "due", "next friday"));
    assertThat(room.lastMessage()).contains("*INC-1 A1*", "two lines", "by Fri 13 Mar 2026");

    ben.presses(room, "Change…");
    assertThat(ben.form().toString()).contains("two lines", "2026-03-13", ben.id());
    assertThat(ben.submits(Map.of("due", "some day")).toString())
        .contains("is no day. Write 2026-03-06, friday");
    ben.submits(Map.of("words", "one line", "due", "2026-03-09"));

    assertThat(room.lastMessage()).contains("*INC-1 A1* now: one line", "by Mon 9 Mar 2026");
    assertThat(ana.types(room, "timeline"))
        .contains("Action item A1 now: one line", "it said: two lines", "due before: Fri 13 Mar");
  }

  @Test
  void whatIsNoneIsSaidPlainly() {
    assertThat(ana.types(room, "action friday")).contains("Say what is to be done");
    assertThat(ana.types(room, "action fix it 2026-02-30")).contains("There is no day 2026-02-30");
    assertThat(ana.types(room, "action fix it 2026-03-01")).contains("2026-03-01 is over");
    assertThat(ana.types(room, "action fix it 3026-03-01")).contains("more than 5 years");
    assertThat(ana.types(room, "action 7 done")).contains("INC-1 has no action item A7");
    assertThat(ana.types(room, "action A7 sometimes")).contains("What about A7?");
    assertThat(ana.types(room, "action INC-9 A1 done")).contains("There is no incident INC-9");
    assertThat(ana.types("action fix it")).contains("belongs in an incident's war room");
    assertThat(ana.types(room, "action fix it " + mention(bot.person("muster"))))
        .contains("I only keep the list");
    assertThat(ana.types(room, "action 2 more servers tomorrow"))
        .contains("*INC-1 A1*", "due by Tue 3 Mar 2026");
    assertThat(ana.types(room, "action drop 2 old indexes")).contains("*INC-1 A2*");
    assertThat(ana.types(room, "action take 2 servers away")).contains("*INC-1 A3*");
    assertThat(room.events(ActionAdded.class))
        .extracting(added -> added.terms().words())
        .containsExactly("2 more servers", "drop 2 old indexes", "take 2 servers away");
  }

  @Test
  void hostileWordsPingNobodyAndBreakNothing() {
    for (String words :
        List.of(
            "<!channel> *all* of `it`",
            "ask &lt;@U0ATTACK1&gt; or @U0ATTACK1",
            "=cmd|' /C calc'!A0",
            "\u202Eright to left",
            "x".repeat(2000),
            "<https://evil.example.com|click>",
            "🔥".repeat(400))) {
      assertThat(ana.types(room, "action " + words)).contains("Noted as *INC-1 A");
    }

    assertThat(room.events(ActionAdded.class))
        .hasSize(7)
        .allSatisfy(added -> assertThat(added.terms().words().length()).isLessThanOrEqualTo(500));
    assertThat(String.join("\n", room.messages()))
        .doesNotContain("<!channel>", "\u202E", "<@U0ATTACK1>");
    ana.types(room, "action");
    ana.submits(Map.of("words", "ask <@U0ATTACK1> or @U0ATTACK1"));
    assertThat(room.lastMessage()).contains("INC-1 A8").doesNotContain("<@U0ATTACK1>");
    assertThat(ana.types(room, "actions")).contains("INC-1 A7").doesNotContain("<!channel>");
  }

  @Test
  void someoneSpokenOfAmidstTheWordsDoesNotHaveIt() {
    ana.types(room, "action ask " + mention(chi) + " about the index " + mention(ben));
    ana.types(room, "action " + mention(ben) + " ask about the index");

    assertThat(room.events(ActionAdded.class))
        .extracting(added -> added.terms().owner().orElseThrow().value())
        .containsExactly(ben.id(), ben.id());
    assertThat(room.messages()).anyMatch(m -> m.contains("ask " + mention(chi) + " about"));
  }

  private static String mention(Person person) {
    return "<@" + person.id() + ">";
  }
}
