package dev.muster.feature.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Review.Stage;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostmortemTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aloneItShowsHowFarItIs() {
    ana.types(room, "take");
    ana.types(room, "resolve rolled back");

    assertThat(ana.types(room, "postmortem"))
        .contains("Post-mortem of INC-1* · a draft · <@" + ana.id() + "> · due")
        .contains("1. Summary* · from the record")
        .contains("4. Root cause*", "What made this the sensible thing to do then?");
  }

  @Test
  void aSectionIsWrittenByTypingAndByForm() {
    assertThat(ana.types(room, "postmortem root cause the pool was too small"))
        .contains("“Root cause” is written.");
    ana.types(room, "postmortem root cause");
    assertThat(ana.form().toString()).contains("the pool was too small");
    ana.submits(Map.of("words", "the pool was *far* too small"));

    ana.types(room, "resolve rolled back");
    ana.types(room, "postmortem file");

    assertThat(file()).contains("## Root cause\n\nthe pool was *far* too small");
    assertThat(ana.types(room, "postmortem nonsense")).contains("There is no such section.");
  }

  @Test
  void aPastedTextIsTakenApartAtItsHeadings() {
    ana.types(room, "postmortem paste");
    ana.submits(
        Map.of(
            "text",
            "# Checkout was down\nIt was short.\n\n## Root Cause\nThe pool.\n\n"
                + "## Where we were lucky\nIt was night.\n## Odds\nNone."));

    assertThat(ana.types(room, "postmortem"))
        .contains(":white_check_mark: *4. Root cause* · <@")
        .contains(":white_check_mark: *6. What went well* · <@")
        .contains("9. Odds* · <@");
  }

  @Test
  void itIsReviewedOnceItWasAskedFor() {
    ana.types(room, "resolve rolled back");
    assertThat(ana.types(room, "postmortem reviewed")).contains("It is a draft still");

    ana.types(room, "postmortem review");
    assertThat(room.newest("asks for a review"))
        .contains("Nobody has written yet: Impact, Root cause");
    ana.presses(room, "Reviewed");
    ana.types(room, "close");

    assertThat(bot.incident("INC-1").ending().review().stage()).isEqualTo(Stage.REVIEWED);
    assertThat(room.newest("*Closed* by")).doesNotContain("anyway");
    assertThat(room.json().path("messages").toString()).contains("INC-1-post-mortem-20260302");
  }

  @Test
  void withoutItTheIncidentIsClosedOnlyWithAReason() {
    ana.types(room, "take");
    ana.types(room, "resolve rolled back");

    ana.types(room, "close");
    assertThat(ana.form().toString())
        .contains("The post-mortem is a draft, owned by <@" + ana.id() + ">.", "Root cause");
    ana.submits(Map.of("why", "nobody was hit"));

    assertThat(room.newest("Closed anyway:")).contains("> nobody was hit");
  }

  @Test
  void itsOwnerIsRemindedBeforeAndWhenItIsDueAndOnceMoreAfterwards() {
    ana.types(room, "resolve rolled back");
    ana.types(room, "postmortem owner <@" + bot.person("chi").id() + ">");

    bot.passes(Duration.ofHours(37));
    assertThat(room.lastMessage())
        .contains("<@" + bot.person("chi").id() + ">, the post-mortem of INC-1 is due");
    bot.passes(Duration.ofHours(11));
    assertThat(room.lastMessage()).contains("is due now");
    bot.passes(Duration.ofDays(4));

    assertThat(room.lastMessage()).contains("post-mortem of INC-1 is still not done.");
    assertThat(room.messages().stream().filter(m -> m.contains("is due now"))).hasSize(1);
    assertThat(room.messages().stream().filter(m -> m.contains("still not done"))).hasSize(1);
  }

  @Test
  void theFormOfTheEndAsksForSeverityAndOwner() {
    ana.types(room, "update carts are empty");
    ana.types(room, "resolve");
    assertThat(ana.form().toString()).contains("carts are empty");
    ana.submits(
        Map.of(
            "summary",
            "only one shop was hit",
            "severity",
            "SEV-2",
            "owner",
            bot.person("ben").id()));

    assertThat(bot.incident("INC-1").severity().name()).isEqualTo("SEV-2");
    assertThat(bot.incident("INC-1").ending().review().owner().orElseThrow().value())
        .isEqualTo(bot.person("ben").id());
    assertThat(ana.types(room, "timeline")).contains("Resolved as SEV-2 (was SEV-1)");
  }

  @Test
  void whatIsHostileStaysWords() {
    String hostile = "<!channel> *bold* `tick` | cell <script>alert(1)</script>";
    ana.types(room, "postmortem root cause " + hostile);
    ana.types(room, "note " + hostile);
    ana.types(room, "resolve " + hostile);
    ana.types(room, "postmortem file");

    assertThat(file()).contains("| \\*bold\\*".substring(2)).doesNotContain("| cell |");
    assertThat(room.messages()).noneMatch(m -> m.contains("<!channel>"));
  }

  private String file() {
    String id = "";
    for (var message : room.json().path("messages")) {
      for (var file : message.path("files")) {
        id = file.path("url_private").asText();
      }
    }
    try (InputStream in = URI.create(id).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
