package dev.muster.feature.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Eventually;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HomeTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person eva = bot.person("eva");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void itOffersToDeclareAlsoWhenNothingIsOpenAndSaysWhatWouldBeThere() {
    assertThat(ana.opensHome().toString())
        .contains("Declare an incident")
        .contains("Nothing is open.")
        .contains("Nothing waits for you.")
        .contains("There was no incident yet.")
        .doesNotContain("Overdue")
        .doesNotContain("Page 1");
  }

  @Test
  void itShowsWhatIsOpenAndWhatIsOver() {
    Room open = ana.declares("SEV-1 checkout is down");
    Room over = ana.declares("SEV-2 search is slow");
    ana.types(over, "resolve an index was missing");

    String home = eva.opensHome().toString();

    assertThat(home)
        .contains("*INC-1* SEV-1 · Investigating · checkout is down")
        .contains("<#" + open.id() + ">")
        .contains("Join")
        .contains("Over lately")
        .contains("*INC-2* SEV-2 · Resolved · search is slow")
        .contains("Nothing waits for you.")
        .doesNotContain("an update is due");
    bot.passes(Duration.ofMinutes(45));
    assertThat(eva.opensHome().toString()).contains("an update is due");
  }

  @Test
  void itShowsWhatIsOnesOwnToDo() {
    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "role scribe <@" + eva.id() + ">");
    ana.types(room, "task read the logs <@" + eva.id() + "> 30m");
    ana.types(room, "action raise the limit <@" + eva.id() + "> friday");
    Room over = ana.declares("SEV-2 search is slow");
    ana.types(over, "resolve an index was missing");
    ana.types(over, "postmortem owner <@" + eva.id() + ">");

    assertThat(eva.opensHome().toString())
        .contains("Scribe in *INC-1*")
        .contains("Task 1 of *INC-1*: read the logs")
        .contains("*INC-1 A1* raise the limit · by Fri 6 Mar 2026")
        .contains("Post-mortem of *INC-2*")
        .doesNotContain("Nothing waits for you.");
    assertThat(ana.opensHome().toString())
        .contains("Nothing waits for you.")
        .doesNotContain("read the logs")
        .doesNotContain("raise the limit");
  }

  @Test
  void whatIsOverdueIsMarkedAndWhatOthersOweIsApart() {
    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "action raise the limit <@" + eva.id() + "> tomorrow");
    ana.types(room, "resolve an index was missing");
    ana.types(room, "postmortem owner <@" + ana.id() + ">");
    bot.passes(Duration.ofDays(4));

    assertThat(eva.opensHome().toString())
        .contains(":warning: *INC-1 A1* raise the limit · was due Tue 3 Mar 2026")
        .contains("Overdue, others'")
        .contains("Post-mortem of *INC-1*");
    assertThat(ana.opensHome().toString())
        .contains(":warning: Post-mortem of *INC-1*")
        .contains("raise the limit · <@" + eva.id() + "> · was due Tue 3 Mar 2026");
  }

  @Test
  void itIsDrawnAnewWhileSomebodyLooks() {
    eva.opensHome();
    int before = published();

    Room room = ana.declares("SEV-1 checkout is down");
    bot.passes(Duration.ofSeconds(5));
    assertThat(seen(eva)).contains("checkout is down");
    int declared = published();
    assertThat(declared - before).isBetween(1, 3);

    ana.types(room, "note it began at noon");
    ana.types(room, "action raise the limit <@" + eva.id() + "> friday");
    bot.passes(Duration.ofSeconds(5));
    assertThat(seen(eva)).contains("*INC-1 A1* raise the limit");
    assertThat(published()).isEqualTo(declared + 1);

    bot.passes(Duration.ofHours(3));
    int later = published();
    ana.types(room, "resolve rolled back");
    bot.passes(Duration.ofSeconds(5));
    assertThat(published()).as("nobody has looked for hours").isEqualTo(later);
  }

  @Test
  void aPrivateIncidentIsNotThereNotEvenForItsOwnButForWhatTheyAreToDo() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));
    bot.settled();
    Room secret = bot.room(bot.incident("INC-1").room().name().orElseThrow());
    ana.types(secret, "action wipe its disk <@" + ana.id() + "> tomorrow");
    bot.passes(Duration.ofDays(3));

    assertThat(ana.opensHome().toString())
        .doesNotContain("laptop")
        .contains(":lock: *INC-1 A1* wipe its disk");
    assertThat(eva.opensHome().toString()).doesNotContain("INC-1").doesNotContain("wipe");
  }

  @Test
  void drillsAreMarkedAndTheirActionItemsAreNotThere() {
    ana.types("drill bad-deploy");
    bot.settled();
    Room drill = bot.room(bot.incident("DRILL-INC-1").room().name().orElseThrow());
    ana.types(drill, "take");
    ana.types(drill, "action raise the limit <@" + ana.id() + "> tomorrow");

    assertThat(ana.opensHome().toString())
        .contains("Drills: this is practice, nothing is wrong")
        .contains("in :dart: DRILL *DRILL-INC-1*")
        .contains("Nothing is open.")
        .doesNotContain("raise the limit");
  }

  @Test
  void manyIncidentsHavePages() {
    for (int i = 1; i <= 30; i++) {
      ana.types("declare SEV-3 something <!channel> number " + i + " " + "long ".repeat(50));
    }

    JsonNode home = ana.opensHome();

    assertThat(home.path("blocks").size()).isBetween(15, 50);
    assertThat(home.toString())
        .contains("number 30 ", "Page 1 of 2", "More")
        .doesNotContain("<!channel>")
        .doesNotContain("number 1 ");
    ana.types("home 2");
    Eventually.is("the second page", () -> seen(ana).contains("Page 2 of 2"));
    assertThat(seen(ana)).contains("number 1 ", "Back").doesNotContain("number 30 ", "More");
    ana.types("home");
    Eventually.is("the first page", () -> seen(ana).contains("Page 1 of 2"));
  }

  private int published() {
    List<JsonNode> calls = new ArrayList<>();
    bot.hands()
        .get("calls?since=0")
        .path("calls")
        .forEach(
            call -> {
              if (call.path("method").asText().equals("views.publish")) {
                calls.add(call);
              }
            });
    return calls.size();
  }

  /** Their Home tab, without opening it again. */
  private String seen(Person person) {
    return bot.hands().get("page/home?user=" + person.name()).path("view").toString();
  }
}
