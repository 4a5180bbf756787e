package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped playbook and one of a payments team, side by side. */
final class SeveralPlaybooksTest {
  private static final String PAYMENTS =
      """
      name: payments
      title: Payments
      used_for: {services: [checkout], channels: ["#team-payments"]}
      severities:
        - {name: P1, title: Money lost, description: Money is lost., response_target: 5m}
        - {name: P2, title: Money late, description: Money comes late., response_target: 1h, aliases: [S2]}
      default_severity: P2
      updates:
        P1: {war_room: 10m}
      roles:
        incident-commander: {title: Captain, description: Decides.}
        communications-lead: {title: Voice, description: Speaks.}
        banker: {title: Banker, description: Talks to the bank.}
      rights: {close: ["incident-commander"]}
      statuses: {investigating: Counting}
      services:
        - {name: checkout, title: The checkout}
        - {name: ledger, title: The ledger}
      """;

  @TempDir Path dir;
  private BotUnderTest bot;
  private Person ana;

  @BeforeEach
  void start() throws Exception {
    bot = BotUnderTest.with(Playbooks.inForce(List.of(PlaybookFile.shippedDefault(), payments())));
    ana = bot.person("ana");
  }

  @AfterEach
  void close() {
    bot.close();
  }

  private Playbook payments() throws Exception {
    return PlaybookFile.read(Files.writeString(dir.resolve("payments.yml"), PAYMENTS));
  }

  @Test
  void aLevelThatOnlyOneOfThemHasChoosesIt() {
    Room room = ana.declares("P1 cards are charged twice");

    assertThat(playbook("INC-1")).isEqualTo("payments");
    assertThat(bot.incident("INC-1").title()).isEqualTo("cards are charged twice");
    assertThat(room.headline()).contains("Counting", "P1 Money lost");
    assertThat(playbook(ana.declares("SEV-1 search is down"))).isEqualTo("default");
  }

  @Test
  void aLevelThatBothHaveIsThatOfTheUsualOne() {
    ana.declares("S2 search is slow");

    assertThat(playbook("INC-1")).isEqualTo("default");
    assertThat(bot.incident("INC-1").severity().name()).isEqualTo("SEV-2");
  }

  @Test
  void aLevelThatNoneHasIsRefusedWithTheLevelsOfWhoWritesThemSo() {
    assertThat(ana.types("declare P7 cards are charged twice"))
        .startsWith("There is no severity P7 here. There are P1 (Money lost), P2 (Money late).");
  }

  @Test
  void whoDeclaresInATeamsChannelGetsItsPlaybook() {
    Room team = teamChannel();

    ana.types(team, "declare cards are charged twice");
    ana.types(team, "declare S2 the ledger is slow");

    assertThat(playbook("INC-1")).isEqualTo("payments");
    assertThat(bot.incident("INC-1").severity().name()).isEqualTo("P2");
    assertThat(playbook("INC-2")).isEqualTo("payments");
    ana.types(team, "declare SEV-1 search is down");
    assertThat(playbook("INC-3")).isEqualTo("default");
  }

  @Test
  void theFormOpenedThereIsThatOfTheTeam() {
    ana.types(teamChannel(), "declare");

    assertThat(ana.choices("severity-payments")).containsExactly("P1", "P2");
    ana.submits(Map.of("title", "cards are charged twice", "severity-payments", "P1"));
    assertThat(playbook("INC-1")).isEqualTo("payments");
  }

  @Test
  void anotherPlaybookInTheFormDrawsItAnewAndKeepsWhatWasTyped() {
    ana.types("declare");
    assertThat(ana.choices("playbook")).containsExactly("default", "payments");
    assertThat(ana.choices("severity")).contains("SEV-1").doesNotContain("P1");

    ana.picks("playbook", "payments", Map.of("title", "cards fail", "impact", "nobody can pay"));

    assertThat(ana.choices("severity-payments")).containsExactly("P1", "P2");
    assertThat(ana.choices("service-payments")).containsExactly("checkout", "ledger");
    assertThat(ana.form().toString()).contains("cards fail", "nobody can pay");
    ana.submits(Map.of("severity-payments", "P1"));
    assertThat(playbook("INC-1")).isEqualTo("payments");
    assertThat(bot.incident("INC-1").title()).isEqualTo("cards fail");
    assertThat(bot.incident("INC-1").picture().impact()).contains("nobody can pay");
  }

  @Test
  void aServiceThatOneOfThemIsUsedForChoosesIt() {
    ana.types("declare");

    ana.picks("service", "checkout", Map.of("title", "cards fail"));

    assertThat(ana.choices("severity-payments")).containsExactly("P1", "P2");
    ana.submits(Map.of("severity-payments", "P1"));
    assertThat(playbook("INC-1")).isEqualTo("payments");
    assertThat(bot.incident("INC-1").picture().service()).contains("checkout");
  }

  @Test
  void aFormSentBeforeItWasDrawnAnewComesBackInsteadOfTakingTheWrongLevels() {
    ana.types("declare");

    ana.submits(Map.of("title", "cards fail", "severity", "SEV-1", "service", "checkout"));

    assertThat(bot.bot().incidents().openCount()).isZero();
    assertThat(ana.form().toString()).contains("This goes by the playbook *Payments*");
    ana.submits(Map.of("severity-payments", "P2"));
    assertThat(playbook("INC-1")).isEqualTo("payments");
  }

  @Test
  void eachSpeaksOfItsOwnLevelsRolesAndStatuses() {
    Room payments = ana.declares("P1 cards are charged twice");
    Room search = ana.declares("SEV-1 search is down");

    assertThat(ana.types(search, "severity P1 worse"))
        .contains("There is no severity P1 here", "SEV-1 (Critical)")
        .doesNotContain("Money");
    assertThat(ana.types(payments, "severity SEV-1 worse"))
        .contains("There are P1 (Money lost), P2 (Money late).");
    assertThat(ana.types(payments, "take banker")).contains("You are *Banker* of INC-1");
    assertThat(ana.types(search, "take banker")).contains("There is no role banker here");
    assertThat(ana.types(payments, "who")).contains("Captain").doesNotContain("Incident commander");
    assertThat(ana.opensHome().toString()).contains("Counting", "Investigating");
  }

  @Test
  void eachAsksForUpdatesInItsOwnRhythm() {
    Room payments = ana.declares("P1 cards are charged twice");
    Room search = ana.declares("SEV-1 search is down");

    bot.passes(Duration.ofMinutes(11));

    assertThat(nudges(payments)).hasSize(1);
    assertThat(nudges(search)).isEmpty();
  }

  @Test
  void eachKeepsItsOwnRights() {
    Room payments = ana.declares("P1 cards are charged twice");
    Room search = ana.declares("SEV-1 search is down");
    ana.types(payments, "resolve it stopped");
    ana.types(search, "resolve it is back");

    assertThat(ana.types(payments, "close")).contains("Only the Captain may close");
    assertThat(ana.types(search, "close nothing to learn")).contains("is closed");
  }

  @Test
  void ofAPrivateOneNothingIsOutsideWhicheverPlaybookItGoesBy() {
    ana.types("declare");
    ana.picks("service", "checkout", Map.of("title", "the hidden fraud"));
    ana.submits(Map.of("severity-payments", "P1", "private", List.of("only-invited")));

    assertThat(playbook("INC-1")).isEqualTo("payments");
    assertThat(bot.room("incidents").messages()).noneMatch(m -> m.contains("fraud"));
    Person ben = bot.person("ben");
    ben.types("declare");
    assertThat(ben.form().toString()).doesNotContain("fraud");
    ben.picks("playbook", "payments", Map.of());
    assertThat(ben.form().toString()).doesNotContain("fraud");
    assertThat(ben.opensHome().toString()).doesNotContain("fraud");
    assertThat(ben.types("list P1")).doesNotContain("fraud");
  }

  @Test
  void onesWhosePlaybookIsNoLongerInForceGoOnByIt() throws Exception {
    Optional<String> edition;
    Path store = dir.resolve("store");
    try (BotUnderTest other =
        BotUnderTest.on(() -> dev.muster.database.Database.in(store), payments())) {
      Room room = other.person("ana").declares("P1 cards are charged twice");
      edition = other.incident("INC-1").identity().edition();

      other.restartsWith(Playbooks.only(PlaybookFile.shippedDefault()));

      assertThat(edition).isPresent();
      assertThat(other.person("ana").types(room, "severity P2 better")).contains("is P2 now");
      assertThat(other.person("ana").types(room, "take banker")).contains("You are *Banker*");
    }
  }

  private Room teamChannel() {
    String id =
        bot.slack("conversations.create", Map.of("name", "team-payments"))
            .path("channel")
            .path("id")
            .asText();
    bot.slack("conversations.invite", Map.of("channel", id, "users", ana.id()));
    return bot.room("team-payments");
  }

  private String playbook(String id) {
    return bot.incident(id).identity().playbook();
  }

  private String playbook(Room room) {
    return bot.bot()
        .incidents()
        .inChannel(new dev.muster.incident.ChannelId(room.id()))
        .orElseThrow()
        .identity()
        .playbook();
  }

  private static List<String> nudges(Room room) {
    return room.messages().stream().filter(m -> m.startsWith(":alarm_clock:")).toList();
  }
}
