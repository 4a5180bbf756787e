package dev.muster.feature.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** {@code list closed sev1 30d @ana service checkout words}: each narrows it down. */
@TestInstance(Lifecycle.PER_CLASS) // who only looks leaves all as it was
final class ListFiltersTest {
  private static final Pattern ID = Pattern.compile("\\*(INC-\\d+)\\*");

  private final BotUnderTest bot =
      BotUnderTest.with(
          Playbooks.extended("services: [{name: checkout, title: Pay desk}, {name: search}]\n"));
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Person eva = bot.person("eva");

  @BeforeAll
  void fiveIncidents() {
    declares(ana, "cards fail", "SEV-1", "checkout"); // INC-1
    bot.passes(Duration.ofHours(3));
    declares(ben, "no results", "SEV-2", "search"); // INC-2
    Room over = declares(ben, "cards are slow", "SEV-3", "checkout"); // INC-3
    ana.types(over, "resolve rolled back");
    Room done = declares(ben, "search is slow", "SEV-3", "search"); // INC-4
    ben.types(done, "resolve rolled back");
    ben.types(done, "close nothing to learn");
    ana.types("declare");
    ana.submits(
        Map.of(
            "title", "cards stolen",
            "severity", "SEV-1",
            "service", "checkout",
            "private", List.of("only-invited")));
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private Room declares(Person who, String title, String severity, String service) {
    who.types("declare");
    who.submits(Map.of("title", title, "severity", severity, "service", service));
    return who.newestWarRoom();
  }

  private List<String> listed(String words) {
    Matcher ids = ID.matcher(eva.types("list " + words));
    return Stream.generate(ids::find).takeWhile(found -> found).map(f -> ids.group(1)).toList();
  }

  @Test
  void bySeverityAsItIsTyped() {
    assertThat(listed("sev1")).containsExactly("INC-1");
    assertThat(listed("SEV-3")).containsExactly("INC-4", "INC-3");
    assertThat(listed("sev1 sev2")).containsExactly("INC-2", "INC-1");
  }

  @Test
  void byStatus() {
    assertThat(listed("closed")).containsExactly("INC-4");
    assertThat(listed("resolved")).containsExactly("INC-3");
    assertThat(listed("resolved closed")).containsExactly("INC-4", "INC-3");
    assertThat(listed("investigating sev2")).containsExactly("INC-2");
    assertThat(listed("open sev3")).isEmpty();
  }

  @Test
  void byHowLongAgo() {
    assertThat(listed("2h")).containsExactly("INC-4", "INC-3", "INC-2");
    assertThat(listed("30d")).containsExactly("INC-4", "INC-3", "INC-2", "INC-1");
    assertThat(listed("open 2h")).containsExactly("INC-2");
  }

  @Test
  void byPerson() {
    assertThat(listed("<@" + ben.id() + ">")).containsExactly("INC-4", "INC-3", "INC-2");
    assertThat(listed("closed <@" + ben.id() + "|ben>")).containsExactly("INC-4");
    assertThat(listed("<@" + ana.id() + "> 2h")).isEmpty();
    Matcher mine = ID.matcher(ben.types("list mine sev2"));
    assertThat(mine.results().map(r -> r.group(1))).containsExactly("INC-2");
  }

  @Test
  void byServiceUnderAnyOfItsNames() {
    assertThat(listed("service checkout")).containsExactly("INC-3", "INC-1");
    assertThat(listed("service Pay Desk")).containsExactly("INC-3", "INC-1");
    assertThat(listed("service search sev3")).containsExactly("INC-4");
    assertThat(listed("service mainframe")).isEmpty();
  }

  @Test
  void withWordsOfTheTitleBeside() {
    assertThat(listed("cards 30d")).containsExactly("INC-3", "INC-1");
    assertThat(listed("sev3 slow service search")).containsExactly("INC-4");
    assertThat(listed("slow open")).isEmpty();
    assertThat(listed("service")).isEmpty(); // alone it is a word
  }

  @Test
  void whatWasUnderstoodIsSaid() {
    assertThat(eva.types("list closed sev3 30d service search slow"))
        .contains(
            "*Incidents: closed, SEV-3, declared in the last 30d, service search, with"
                + " \"slow\"*");
    assertThat(eva.types("list sev2 <!channel>"))
        .startsWith("There is no such incident: SEV-2, with \"@channel\".")
        .contains("/incident list recent");
  }

  @Test
  void aPrivateOneIsNotFoundByAnyOfThem() {
    for (String words :
        List.of(
            "sev1", "30d", "open sev1", "service checkout", "<@" + ana.id() + ">", "all cards")) {
      assertThat(ana.types("list " + words)).as(words).contains("INC-1").doesNotContain("stolen");
    }
  }

  @Test
  void aSeverityThatChangedIsTheOneItHas() {
    ana.types("severity INC-2 sev1 it is worse");

    assertThat(listed("sev1")).containsExactly("INC-2", "INC-1");
    assertThat(listed("sev2")).isEmpty();
    ana.types("severity INC-2 sev2 it is not");
    assertThat(listed("sev2")).containsExactly("INC-2");
  }
}
