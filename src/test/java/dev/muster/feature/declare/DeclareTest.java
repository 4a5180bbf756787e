package dev.muster.feature.declare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeclareTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person eva = bot.person("eva");
  private final ExecutorService everybody = Executors.newFixedThreadPool(8);

  @AfterEach
  void stop() {
    everybody.shutdown();
    bot.close();
  }

  @Test
  void oneLineMakesAWarRoom() {
    String told = ana.types("declare SEV-1 checkout is down");

    assertThat(told).contains("INC-1").contains("SEV-1").contains("checkout is down");
    Room room = ana.newestWarRoom();
    assertThat(room.name()).isEqualTo("inc-1-checkout-is-down");
    assertThat(room.members()).contains("ana", "ben", "chi").doesNotContain("eva");
    assertThat(room.headline())
        .contains("SEV-1 checkout is down")
        .contains("Investigating")
        .contains("nobody yet")
        .contains("Next update due")
        .contains("Somebody is incident commander");
    assertThat(room.topic()).contains("SEV-1").contains("checkout is down");
    assertThat(room.json().path("bookmarks").toString()).contains("Headline");
    assertThat(bot.room("incidents").lastMessage())
        .contains("INC-1")
        .contains("checkout is down")
        .contains("<#" + room.id() + ">");
  }

  @Test
  void aTitleAloneIsEnough() {
    Room room = ana.declares("search is slow");

    assertThat(room.headline()).contains("SEV-3 search is slow");
  }

  @Test
  void theFormDeclares() {
    assertThat(ana.types("declare")).isEmpty();
    assertThat(ana.form().path("title").path("text").asText()).isEqualTo("Declare an incident");

    ana.submits(
        Map.of("title", "payments fail", "severity", "SEV-2", "impact", "Cards are declined"));

    Room room = ana.newestWarRoom();
    assertThat(room.headline()).contains("SEV-2 payments fail").contains("Cards are declined");
    assertThat(ana.hasForm()).isFalse();
  }

  @Test
  void incidentAloneOpensTheFormOutsideAndThePanelInside() {
    ana.types("");
    assertThat(ana.hasForm()).isTrue();

    Room room = eva.declares("SEV-1 api is down");
    assertThat(eva.types(room, "")).contains("Post update").contains("Resolve");
    assertThat(eva.hasForm()).isFalse();
  }

  @Test
  void anUnknownLevelSaysWhichThereAre() {
    assertThat(ana.types("declare SEV-9 checkout is down"))
        .contains("There is no severity SEV-9")
        .contains("SEV-1 (Critical)")
        .contains("SEV-4 (Low)");
  }

  @Test
  void theSameWordsAMomentLaterAreAskedAbout() {
    Room room = ana.declares("SEV-1 checkout is down");

    String told = eva.types("declare SEV-1 Checkout is down!");

    assertThat(told).contains("INC-1").contains("Is it the same?");
    eva.presses(bot.room("general"), "Yes, join INC-1");
    assertThat(room.members()).contains("eva");
    assertThat(bot.bot().incidents().openCount()).isEqualTo(1);
  }

  @Test
  void peopleWhoDeclareTheSameAtTheSameMomentMakeOne() {
    List<String> told =
        Stream.of("ana", "ben", "chi", "dev", "eva", "fay", "gus", "hal")
            .map(
                name ->
                    CompletableFuture.supplyAsync(
                        () -> bot.person(name).types("declare SEV-1 checkout is down"), everybody))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(told).filteredOn(t -> t.contains("is declared")).hasSize(1);
    assertThat(told).filteredOn(t -> t.contains("Is it the same?")).hasSize(7);
    assertThat(bot.bot().incidents().openCount()).isEqualTo(1);
  }

  @Test
  void aTitleThatIsCutIsStillKnownAgain() {
    String title = "checkout is down " + "and so is search ".repeat(30);
    ana.declares("SEV-1 " + title);

    assertThat(eva.types("declare SEV-1 " + title)).contains("Is it the same?");
    assertThat(bot.bot().incidents().openCount()).isEqualTo(1);
  }

  @Test
  void aChannelWhoseAnswerWasLostIsNotMadeAgain() {
    ana.declares("SEV-3 search is slow"); // so that the line to Slack is in use already
    bot.hands()
        .does("fault", Map.of("method", "conversations.create", "http_status", 0, "after", true));

    ana.declares("SEV-1 checkout is down");

    assertThat(ana.newestWarRoom().name()).isEqualTo("inc-2-checkout-is-down");
    assertThat(bot.hands().get("state").path("channels").findValuesAsText("name"))
        .filteredOn(name -> name.startsWith("inc-2"))
        .hasSize(1);
  }

  @Test
  void inAWarRoomToJoinAnotherIncidentIsToJoinThatOne() {
    ana.declares("SEV-1 checkout is down");
    Room second = ana.declares("SEV-2 search is slow");

    assertThat(eva.types(second, "join inc-1")).startsWith("You join *INC-1*");
    assertThat(eva.types(second, "join INC-999")).contains("There is no incident INC-999");

    assertThat(bot.room("inc-1-checkout-is-down").members()).contains("eva");
    assertThat(second.members()).doesNotContain("eva");
  }

  @Test
  void theSameWordsAreAnotherIncidentIfSomebodySaysSo() {
    ana.declares("SEV-1 checkout is down");
    eva.types("declare SEV-1 checkout is down");

    eva.presses(bot.room("general"), "No, declare another");

    assertThat(bot.bot().incidents().openCount()).isEqualTo(2);
    assertThat(eva.newestWarRoom().name()).isEqualTo("inc-2-checkout-is-down");
  }

  @Test
  void theFormAsksBeforeItMakesATwin() {
    ana.types("declare");
    eva.declares("SEV-1 checkout is down");

    ana.submits(Map.of("title", "checkout is down", "severity", "SEV-1"));
    assertThat(bot.bot().incidents().openCount()).isEqualTo(1);
    assertThat(ana.form().toString()).contains("INC-1").contains("Is it the same?");

    ana.submits(Map.of("same", "INC-1"));
    assertThat(eva.newestWarRoom().members()).contains("ana");
    assertThat(bot.bot().incidents().openCount()).isEqualTo(1);
  }

  @Test
  void theFormOffersWhatIsOpen() {
    eva.declares("SEV-2 search is slow");
    ana.types("declare");
    assertThat(ana.form().toString()).contains("INC-1 SEV-2 search is slow");

    ana.submits(Map.of("title", "search", "severity", "SEV-2", "same", "INC-1"));

    assertThat(eva.newestWarRoom().members()).contains("ana");
    assertThat(bot.bot().incidents().openCount()).isEqualTo(1);
  }

  @Test
  void whatSlackDeliversTwiceIsOneIncident() {
    bot.hands().does("fault", Map.of("duplicate", 1));
    ana.types("declare SEV-1 checkout is down");

    bot.hands().does("fault", Map.of("duplicate", 1));
    ana.types("declare");
    ana.submits(Map.of("title", "something else", "severity", "SEV-3"));

    assertThat(bot.bot().incidents().openCount()).isEqualTo(2);
  }

  @Test
  void aPrivateIncidentIsNowhereButInItsChannel() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "stolen laptop", "severity", "SEV-1", "private", List.of("only-invited")));

    assertThat(bot.hands().get("state").toString()).contains("stolen-laptop");
    assertThat(bot.room("incidents").json().toString()).doesNotContain("laptop");
    Room room = bot.room("inc-1-stolen-laptop");
    assertThat(room.json().path("is_private").asBoolean()).isTrue();
    assertThat(room.members()).containsExactly("ana");
    eva.types("declare");
    assertThat(eva.form().toString()).doesNotContain("laptop");
    assertThat(eva.types("join INC-1")).contains("There is no incident INC-1");
  }

  @Test
  void strangeTitlesBreakNothingAndPingNobody() {
    String wild = "<!channel> *bold* _it_ `code` ~gone~ <@U999> 🔥 شبكة https://x.example/a|b";
    Room room = ana.declares("SEV-1 " + wild);

    String everything = room.json().toString() + bot.room("incidents").json();
    assertThat(everything).doesNotContain("<!channel>").doesNotContain("<@U999>");
    assertThat(room.headline()).contains("شبكة").contains("🔥");
  }

  @Test
  void aVeryLongTitleIsCutVisibly() {
    Room room = ana.declares("SEV-1 " + "very ".repeat(100) + "long");

    assertThat(room.name().length()).isLessThanOrEqualTo(80);
    assertThat(room.headline()).contains("(cut)");
  }

  @Test
  void aTakenNameGetsANumberAndTheOthersChannelIsLeftAlone() {
    bot.slack("conversations.create", Map.of("name", "inc-1-checkout-is-down"));

    Room room = ana.declares("SEV-1 checkout is down");

    assertThat(room.name()).isEqualTo("inc-1-checkout-is-down-2");
  }

  @Test
  void aMessageBecomesAnIncidentAndKeepsItsLink() {
    Room general = bot.room("general");
    String ts = eva.says(general, "is anybody else unable to log in?");

    ana.chooses("declare_from_message", Optional.of(general), Optional.of(ts));
    assertThat(ana.form().toString()).contains("is anybody else unable to log in?");
    ana.submits(Map.of());

    assertThat(bot.bot().timeline().of(bot.incident("INC-1").id()).get(0).event().toString())
        .contains("archives/" + general.id());
  }

  @Test
  void theGlobalShortcutOpensTheForm() {
    ana.chooses("declare_incident", Optional.empty(), Optional.empty());
    ana.submits(Map.of("title", "mail is late"));

    assertThat(ana.newestWarRoom().headline()).contains("SEV-3 mail is late");
  }

  @Test
  void aMissingUserGroupIsSaidInTheWarRoomAndStopsNothing() {
    bot.hands()
        .does(
            "fault",
            Map.of("method", "bookmarks.add", "error", "plan_upgrade_required", "times", 99));

    Room room = ana.declares("SEV-1 checkout is down");

    assertThat(String.join("\n", room.messages())).contains("could not add bookmarks");
    assertThat(room.headline()).contains("checkout is down");
  }

  @Test
  void anOverloadedSlackDelaysButLosesNothing() {
    bot.hands()
        .does(
            "fault",
            Map.of(
                "method",
                "chat.postMessage",
                "error",
                "ratelimited",
                "http_status",
                429,
                "retry_after",
                1,
                "times",
                3));
    bot.hands()
        .does("fault", Map.of("method", "conversations.invite", "http_status", 503, "times", 2));

    Room room = ana.declares("SEV-1 checkout is down");
    bot.passes(java.time.Duration.ofMinutes(1));

    assertThat(room.members()).contains("ana", "ben", "chi");
    assertThat(room.headline()).contains("checkout is down");
    assertThat(bot.room("incidents").messages()).hasSize(1);
  }
}
