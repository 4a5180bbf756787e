package dev.muster.feature.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.IncidentEvent.Weight;
import dev.muster.incident.IncidentId;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Forms;
import dev.muster.slack.Modal;
import dev.muster.slack.Request;
import dev.muster.slack.Submission;
import dev.muster.slack.rights.Gate;
import dev.muster.slack.rights.Membership;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.UserGroups;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResolveTest {
  @TempDir Path dir;
  private BotUnderTest bot = BotUnderTest.started();
  private Person ana = bot.person("ana");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void oneLineResolvesAndTheRoomReadsHowItEnded() {
    Room room = ana.declares("SEV-1 checkout is down");
    bot.passes(Duration.ofMinutes(7));

    String told = ana.types(room, "resolve rolled back, orders flow again");

    assertThat(told).contains("INC-1").contains("is resolved");
    assertThat(lastSaid(room))
        .contains("Resolved* by <@" + ana.id() + ">")
        .contains("7 min after it began")
        .contains("> rolled back, orders flow again")
        .contains("A post-mortem is due by")
        .contains("Close")
        .contains("Reopen");
    assertThat(room.headline()).contains("Resolved").contains("rolled back");
    assertThat(room.topic()).contains("Resolved");
    assertThat(bot.room("incidents").lastMessage()).contains("Resolved");
  }

  @Test
  void theFormNeverTakesOverThatNothingIsNew() {
    Room room = ana.declares("SEV-3 search is slow");
    ana.types(room, "update the index is being rebuilt");
    ana.types(room, "resolve");
    assertThat(ana.form().toString()).contains("the index is being rebuilt");
    ana.closesForm();

    ana.types(room, "update No change since the last update.");
    ana.types(room, "resolve");
    assertThat(ana.form().toString()).doesNotContain("No change since");
  }

  @Test
  void theButtonOpensTheFormAndItResolves() {
    Room room = ana.declares("SEV-3 search is slow");

    ana.presses(room, "Resolve");
    assertThat(ana.form().toString()).contains("Resolve INC-1").doesNotContain("anyway");
    ana.submits(Map.of("summary", "an index was missing"));

    assertThat(lastSaid(room)).contains("> an index was missing").doesNotContain("post-mortem");
    assertThat(ana.hasForm()).isFalse();
  }

  @Test
  void aMissingSummaryIsOnlySaid() {
    Room room = ana.declares("SEV-3 search is slow");
    ana.types(room, "resolve");

    ana.submits(Map.of());

    assertThat(lastSaid(room)).contains("Resolved");
    assertThat(ana.told(room).toString())
        .contains("is resolved")
        .contains("There is no summary of what happened.");
  }

  @Test
  void whatThePlaybookRequiresStopsATypedResolve() throws Exception {
    require("commander, summary");
    Room room = ana.declares("SEV-1 checkout is down");

    ana.types(room, "resolve rolled back");
    assertThat(ana.form().toString())
        .contains("Nobody is incident commander.")
        .contains("Resolve anyway")
        .contains("rolled back");
    ana.closesForm();
    assertThat(bot.incident("INC-1").isOpen()).isTrue();

    ana.types(room, "take");
    assertThat(ana.types(room, "resolve rolled back")).contains("is resolved");
  }

  @Test
  void whoResolvesAnywaySaysWhyAndItIsOnTheRecord() throws Exception {
    require("commander");
    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "resolve rolled back");

    assertThat(ana.form().toString())
        .contains("Nobody is incident commander.")
        .contains("rolled back");
    ana.submits(Map.of("summary", "rolled back", "anyway", "it was over before anybody came"));

    assertThat(lastSaid(room))
        .contains("> rolled back")
        .contains("Resolved anyway")
        .contains("> it was over before anybody came");
    assertThat(lastEvent()).contains("it was over before anybody came");
  }

  @Test
  void aFormFromBeforeComesBackAndAsksWhy() throws Exception {
    Playbook strict = require("commander");
    ana.declares("SEV-1 checkout is down");
    IncidentId id = new IncidentId("INC-1");
    ResolveModal modal =
        new ResolveModal(
            new ResolveIncident(
                bot.bot().incidents(),
                Playbooks.only(strict),
                freeForAll(Playbooks.only(strict)),
                java.time.Clock.systemUTC()));

    Modal.After after =
        modal.submit(
            new Submission(
                new Request(new UserId(ana.id()), Optional.empty(), "form:V1"),
                new Forms.Context(Optional.of(id), Optional.empty(), Map.of()),
                Map.of("summary", List.of("rolled back"))));

    assertThat(after).isInstanceOf(Modal.Becomes.class);
    assertThat(after.toString()).contains("Why is it resolved anyway?").contains("rolled back");
    assertThat(bot.incident("INC-1").isOpen()).isTrue();
  }

  /** Nothing is kept for anybody, so that nobody is looked up. */
  private Gate freeForAll(Playbooks playbooks) {
    SlackGateway nowhere =
        new SlackGateway(
            SlackGateway.client(bot.workspace().apiUrl()),
            bot.workspace().botToken(),
            java.time.Clock.systemUTC());
    UserGroups groups = new UserGroups(nowhere, java.time.Clock.systemUTC());
    return new Gate(
        bot.bot().incidents(),
        playbooks,
        new Membership(nowhere, groups, java.util.concurrent.ForkJoinPool.commonPool()),
        right -> {});
  }

  @Test
  void aRequiredSummaryIsAFieldThatMustBeFilledIn() throws Exception {
    require("summary");
    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "resolve");

    assertThat(ana.submits(Map.of("summary", " ")).path("errors").has("summary")).isTrue();
    assertThat(bot.incident("INC-1").isOpen()).isTrue();
  }

  @Test
  void aResolvedIncidentIsNotResolvedAgain() {
    Room room = ana.declares("SEV-1 checkout is down");
    ana.types(room, "resolve rolled back");

    assertThat(ana.types(room, "resolve rolled back twice"))
        .isEqualTo(
            "It is already resolved. When nothing is left to do, use `/incident close`; if it is"
                + " back, `/incident reopen` and why.");
    assertThat(ana.types(room, "resolve")).contains("It is already resolved.");
    assertThat(ana.hasForm()).isFalse();
  }

  @Test
  void whatSlackDeliversTwiceIsSaidOnce() {
    Room room = ana.declares("SEV-1 checkout is down");
    bot.hands().does("fault", Map.of("duplicate", 1));

    ana.types(room, "resolve rolled back");

    assertThat(room.messages()).filteredOn(m -> m.contains("*Resolved* by")).hasSize(1);
  }

  @Test
  void fromElsewhereTheIncidentIsNamed() {
    Room room = ana.declares("SEV-1 checkout is down");

    assertThat(ana.types("resolve it is over"))
        .contains("belongs in an incident's war room")
        .contains("/incident resolve INC-1");
    assertThat(ana.types("resolve INC-1 it is over")).contains("is resolved");
    assertThat(lastSaid(room)).contains("> it is over");
  }

  @Test
  void wildWordsBreakNothingAndPingNobody() {
    Room room = ana.declares("SEV-1 checkout is down");

    ana.types(room, "resolve <!channel> *bold* `code` " + "long ".repeat(900));

    assertThat(lastSaid(room)).contains("Resolved").contains("(cut)");
    assertThat(room.json().toString()).doesNotContain("<!channel>");
  }

  private Playbook require(String conditions) throws IOException, PlaybookFaults {
    bot.close();
    String text = Files.readString(Path.of("config/playbooks/default.yml"));
    Path file = dir.resolve("strict.yml");
    Files.writeString(file, text.replace("  require: []", "  require: [" + conditions + "]"));
    Playbook strict = PlaybookFile.read(file);
    bot = BotUnderTest.with(strict);
    ana = bot.person("ana");
    return strict;
  }

  private String lastEvent() {
    var entries =
        bot.bot().timeline().of(new IncidentId("INC-1")).stream()
            .filter(entry -> entry.event().weight() != Weight.HOUSEKEEPING)
            .toList();
    return entries.get(entries.size() - 1).event().text().toString();
  }

  /** The newest message that is not about the topic, which is changed beside it. */
  private static String lastSaid(Room room) {
    List<String> said =
        room.messages().stream().filter(m -> !m.startsWith("set the channel topic")).toList();
    return said.get(said.size() - 1);
  }
}
