package dev.muster.feature.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
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
  void itOffersToDeclareAlsoWhenNothingIsOpen() {
    assertThat(ana.opensHome().toString())
        .contains("Declare an incident")
        .contains("Nothing is open.")
        .doesNotContain("Over lately")
        .doesNotContain("Your roles");
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
        .doesNotContain("Your roles");
  }

  @Test
  void itShowsOnesRoles() {
    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "role scribe <@" + eva.id() + ">");

    assertThat(eva.opensHome().toString()).contains("Your roles").contains("Scribe in *INC-1*");
    assertThat(ana.opensHome().toString()).doesNotContain("Your roles");
  }

  @Test
  void aPrivateIncidentIsNotThereNotEvenForItsOwn() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));

    assertThat(ana.opensHome().toString()).doesNotContain("laptop");
  }

  @Test
  void manyIncidentsFit() {
    for (int i = 0; i < 30; i++) {
      ana.types("declare SEV-3 something <!channel> number " + i + " " + "long ".repeat(50));
    }

    JsonNode home = ana.opensHome();

    assertThat(home.path("blocks").size()).isBetween(20, 100);
    assertThat(home.toString()).contains("There are more").doesNotContain("<!channel>");
  }
}
