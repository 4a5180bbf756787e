package dev.muster.feature.tell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.database.Database;
import dev.muster.incident.AudienceEvent.AudienceNudged;
import dev.muster.incident.AudienceEvent.Drafted;
import dev.muster.incident.AudienceEvent.Told;
import dev.muster.playbook.Playbook;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Playbooks;
import dev.muster.testkit.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who outside of the war room is told what, by a playbook that names three audiences. */
final class TellTest {
  /** One message a second goes into the war room, and several things are due at once. */
  private static final Duration TURN = Duration.ofSeconds(10);

  private static final String HOSTILE = "<!channel> *down* {{id}} <https://evil.example|x> & `co`";

  private static final Playbook PLAYBOOK =
      Playbooks.with(
          """
          audiences:
            customers:
              title: Customers
              approved_by: incident-commander
              url: https://mail.example.com
              texts:
                first: "We look into this: {{title}}. Impact: {{impact}}. Since {{started}}."
                update: "Still: {{title}}. Expected end: {{eta}}. Led by {{commander}}."
                resolved: "Over after {{duration}}: {{summary}}"
            leadership:
              title: Leadership
              channel: leadership
              texts:
                first: |
                  {{severity}} {{title}} ({{status}})
                  {{#tasks}}
                  - {{words}}
                  {{/tasks}}
                  {{^tasks}}Nothing is being done yet.{{/tasks}}
            status_page:
              title: Status page
              url: https://status.example.com/new
          updates:
            SEV-1: {war_room: 2h, customers: 15m, leadership: 1h}
          """,
          "updates:\n  SEV-1: {war_room: 30m}\n");

  @TempDir Path directory;
  private BotUnderTest bot;
  private Person ana;
  private Person ben;
  private Person chi;
  private Room room;
  private Room leadership;

  @BeforeEach
  void start() {
    bot = BotUnderTest.on(() -> Database.in(directory), PLAYBOOK);
    ana = bot.person("ana");
    ben = bot.person("ben");
    chi = bot.person("chi");
    bot.slack("conversations.create", Map.of("name", "leadership"));
    leadership = bot.room("leadership");
    room = ana.declares("SEV-1 checkout is down");
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void eachAudienceIsAskedForAtItsOwnPace() {
    ana.types(room, "take");
    ana.types(room, "role communications-lead " + mention(ben));

    bot.passes(Duration.ofMinutes(14));
    assertThat(nudged("customers")).isEmpty();
    bot.passes(Duration.ofMinutes(1).plus(TURN));
    assertThat(room.newest("Word to *Customers* is due"))
        .contains("<@" + ben.id() + ">")
        .contains("Write it");
    bot.passes(Duration.ofMinutes(45).plus(TURN));

    assertThat(nudged("customers")).hasSize(4);
    assertThat(nudged("leadership")).hasSize(1);
    assertThat(nudged("status_page")).isEmpty();
    assertThat(chi.types(room, "nudges"))
        .contains("Word to *Customers* is asked for <!date^")
        .contains("Word to *Leadership* is asked for <!date^");
  }

  @Test
  void whatWasToldRestartsTheClockOfItsAudienceAlone() {
    bot.passes(Duration.ofMinutes(50));

    assertThat(ana.types(room, "tell leadership payments fail, we are on it"))
        .contains("Muster posts it in #leadership in a moment.");

    assertThat(leadership.lastMessage())
        .contains("payments fail, we are on it")
        .contains("INC-1 · SEV-1");
    assertThat(room.newest("*Leadership* in #leadership: told by <@" + ana.id() + ">"))
        .contains("payments fail");
    assertThat(room.headline()).contains("*Told last*\nLeadership <!date^");
    assertThat(chi.types(room, "summary")).contains("payments fail, we are on it");
    bot.passes(Duration.ofMinutes(59));
    assertThat(nudged("leadership")).isEmpty();
    bot.passes(Duration.ofMinutes(1).plus(TURN));
    assertThat(nudged("leadership")).hasSize(1);
    assertThat(nudged("customers")).hasSizeGreaterThan(5);
  }

  @Test
  void theFormBeginsFromThePlaybooksTextAndWhatIsMissingReadsUnknown() {
    bot.passes(Duration.ofMinutes(15).plus(TURN));
    ana.presses(room, "Write it");
    assertThat(ana.form().toString())
        .contains(
            "We look into this: checkout is down. Impact: unknown. Since 2026-03-02 10:00 UTC.")
        .doesNotContain("{{");
    ana.closesForm();

    ana.types(room, "tell leadership");
    assertThat(ana.form().toString())
        .contains("SEV-1 checkout is down (Investigating)\\nNothing is being done yet.");
    ana.submits(Map.of("words", "all hands are on it"));
    assertThat(leadership.lastMessage()).contains("all hands are on it");
  }

  @Test
  void onlyTheCommanderApproves() {
    ben.types(room, "take");

    assertThat(chi.types(room, "tell customers we are sorry"))
        .contains("waits for <@" + ben.id() + ">");
    assertThat(room.lastMessage())
        .contains("<@" + ben.id() + ">, <@" + chi.id() + "> wrote this text for *Customers*")
        .contains("we are sorry")
        .contains("Approve")
        .contains("Change")
        .contains("Reject");
    assertThat(room.headline()).contains("*Texts that wait*\nCustomers (for approval)");
    assertThat(ana.pressesAndIsTold(room, "Approve"))
        .contains("Only the Incident commander may approve a text for Customers.")
        .contains("Ask <@" + ben.id() + ">");
    assertThat(room.events(Told.class)).isEmpty();

    bot.restarts();
    assertThat(ben.pressesAndIsTold(room, "Approve"))
        .contains("Approved for *Customers*. Post it at <https://mail.example.com|")
        .contains("then press *Sent*");

    assertThat(room.lastMessage())
        .contains("approved this text for *Customers*. It is not sent yet.")
        .contains("Post it at <https://mail.example.com|")
        .contains("we are sorry")
        .contains("Sent");
    assertThat(ben.pressesAndIsTold(room, "Approve")).contains("That text is already approved.");
    assertThat(chi.types(room, "reject 1 no")).contains("That text is already approved.");
    assertThat(room.events(Told.class)).isEmpty();
    assertThat(room.headline())
        .contains("Customers (approved, not sent yet)")
        .doesNotContain("Told last");

    assertThat(chi.types(room, "sent 1")).contains("Marked as sent to *Customers*.");
    assertThat(room.events(Told.class)).hasSize(1);
    assertThat(room.headline()).contains("Customers <!date^").doesNotContain("Texts that wait");
    assertThat(ben.pressesAndIsTold(room, "Approve")).contains("dealt with already");
  }

  @Test
  void aDraftIsNoWordYetAndWhoeverMustApproveIsAsked() {
    ben.types(room, "take");
    bot.passes(Duration.ofMinutes(5));
    chi.types(room, "tell customers we are sorry");

    bot.passes(Duration.ofMinutes(10));

    assertThat(room.newest("Word to *Customers* is due"))
        .contains("<@" + ben.id() + ">")
        .contains("a text waits for your approval")
        .contains("Approve");
    ben.presses(room, "Approve");
    bot.passes(Duration.ofMinutes(15).plus(TURN));
    assertThat(nudged("customers")).hasSize(2);
    assertThat(room.newest("Word to *Customers* is due")).contains("a text waits to be sent");
    ben.presses(room, "Sent");
    bot.passes(Duration.ofMinutes(14));
    assertThat(nudged("customers")).hasSize(2);
    bot.passes(Duration.ofMinutes(1));
    assertThat(nudged("customers")).hasSize(3);
    assertThat(ana.types(room, "tell customers")).isEmpty();
    assertThat(ana.form().toString()).contains("Still: checkout is down. Expected end: unknown.");
  }

  @Test
  void aNewerTextTakesThePlaceOfAnOlderOne() {
    ben.types(room, "take");
    chi.types(room, "tell customers the first words");
    ana.types(room, "tell customers the second words");

    assertThat(ben.types(room, "approve 1")).contains("dealt with already, or a newer one");
    assertThat(ben.types(room, "approve")).contains("Approved for *Customers*");
    assertThat(ben.types(room, "sent")).contains("Marked as sent");
    assertThat(room.events(Told.class))
        .singleElement()
        .extracting(Told::words)
        .isEqualTo("the second words");
    assertThat(ben.types(room, "approve")).contains("Nothing to approve.");
  }

  @Test
  void whoeverApprovesMayChangeItOrSayNo() {
    ben.types(room, "take");
    chi.types(room, "tell customers we are sory");

    assertThat(ana.types(room, "reject 1 typing error")).contains("Only the Incident commander");
    ben.types(room, "reject 1 there is a typing error");
    assertThat(room.lastMessage())
        .contains("<@" + chi.id() + ">, the text for *Customers* is not approved")
        .contains("there is a typing error")
        .contains("Write it anew");

    chi.types(room, "tell customers we are sorry");
    ben.presses(room, "Change");
    assertThat(ben.form().toString()).contains("we are sorry").contains("waits already");
    ben.submits(Map.of("words", "we are very sorry"));
    assertThat(room.events(Told.class)).isEmpty();
    ben.presses(room, "Sent");
    assertThat(room.events(Told.class))
        .singleElement()
        .extracting(Told::words)
        .isEqualTo("we are very sorry");
    assertThat(ben.pressesAndIsTold(room, "Approve")).contains("dealt with already");
  }

  @Test
  void withoutACommanderNobodyApproves() {
    assertThat(chi.types(room, "tell customers we are sorry"))
        .contains("there is no incident commander: `/incident take` takes command");

    assertThat(ana.types(room, "approve")).contains("Nobody is that now: `/incident take`");
    assertThat(room.events(Told.class)).isEmpty();
    ana.types(room, "take");
    assertThat(ana.types(room, "approve")).contains("Approved for *Customers*");
  }

  @Test
  void whatPeoplePutElsewhereCountsWhenTheySayThatItIsThere() {
    ana.types(room, "tell status page we have trouble");

    assertThat(room.lastMessage())
        .contains("we have trouble")
        .contains("<https://status.example.com/new|")
        .contains("then press *Sent*");
    assertThat(room.events(Told.class)).isEmpty();
    ben.presses(room, "Sent");
    assertThat(room.events(Told.class)).hasSize(1);
    assertThat(ben.pressesAndIsTold(room, "Sent")).contains("dealt with already");
    assertThat(room.events(Told.class)).hasSize(1);
  }

  @Test
  void whoeverWasToldIsToldHowItEndedAndAskedForThatOnce() {
    ana.types(room, "take");
    ana.types(room, "tell customers we are sorry");
    ana.presses(room, "Sent");
    bot.passes(Duration.ofMinutes(5));
    int before = nudged("customers").size();

    ana.types(room, "resolve rolled back");

    assertThat(room.newest("Tell them how it ended."))
        .contains("INC-1 is over, and nobody has told *Customers* yet");
    bot.passes(Duration.ofHours(3));
    assertThat(nudged("customers")).hasSize(before + 1);
    assertThat(nudged("leadership")).isEmpty();
    ana.types(room, "tell customers");
    assertThat(ana.form().toString()).contains("Over after 5 min: rolled back");
    ana.submits(Map.of("words", "all is well again"));
    assertThat(room.events(Told.class)).hasSize(1);
    ana.types(room, "sent");
    assertThat(room.events(Told.class)).hasSize(2);
  }

  @Test
  void hostileWordsStayWords() {
    Room hostile = ana.declares("SEV-1 " + HOSTILE);
    ben.types(hostile, "take");

    ben.types(hostile, "tell leadership");
    assertThat(ben.form().toString()).contains("@channel *down* {{id}}");
    ben.submits(Map.of("words", "<!channel> *all* <@U0ATTACK1> & {{id}}"));
    chi.types(hostile, "tell customers <!here> *x*");

    assertThat(leadership.lastMessage())
        .contains("&lt;!channel&gt;")
        .contains("{{id}}")
        .doesNotContain("<!channel>");
    assertThat(hostile.lastMessage()).doesNotContain("<!here>");
    assertThat(hostile.newest("*Leadership* in #leadership")).doesNotContain("<!channel>");
  }

  @Test
  void anAudienceThatDoesNotExistIsNamedWithThoseThatDo() {
    assertThat(ana.types(room, "tell everybody it is over"))
        .contains("`everybody` is nobody that the playbook names")
        .contains("Customers (`/incident tell customers`)");
    assertThat(ana.types(room, "tell war_room it is over")).contains("is nobody");
    assertThat(ana.types(room, "tell")).contains("Whom do you want to tell about INC-1?");
    assertThat(ana.types(room, "tell leadership " + "x".repeat(3001))).contains("too long");
  }

  @Test
  void nobodyOutsideHearsOfAPrivateIncident() {
    ana.types("declare");
    ana.submits(
        Map.of("title", "keys leaked", "severity", "SEV-1", "private", List.of("only-invited")));
    assertThat(bot.incident("INC-2").isPrivate()).isTrue();
    Room secret = bot.room(bot.incident("INC-2").room().name().orElseThrow());

    assertThat(ana.types(secret, "tell leadership keys leaked"))
        .contains("INC-2 is private: nobody outside of its channel is told of it.");
    bot.passes(Duration.ofHours(2));

    assertThat(secret.events(AudienceNudged.class)).isEmpty();
    assertThat(secret.events(Drafted.class)).isEmpty();
    assertThat(leadership.messages()).noneMatch(m -> m.contains("keys leaked"));
    assertThat(secret.headline()).doesNotContain("Tell others");
  }

  @Test
  void aChannelThatIsNotThereIsSaidInTheWarRoom() {
    bot.slack("conversations.archive", Map.of("channel", leadership.id()));

    ana.types(room, "tell leadership payments fail");

    assertThat(room.newest("could not post the text for *Leadership* in #leadership"))
        .contains("<@" + ana.id() + ">")
        .contains("archived")
        .contains("They were not told.")
        .contains("payments fail");
    assertThat(room.events(Told.class)).isEmpty();
    assertThat(room.headline()).doesNotContain("Told last").contains("Leadership (not sent yet)");
    ana.presses(room, "Sent");
    assertThat(room.events(Told.class)).hasSize(1);
  }

  @Test
  void whatMusterPostsCountsOnceItHasArrived() {
    bot.hands()
        .does(
            "fault",
            Map.of("method", "chat.postMessage", "error", "service_unavailable", "times", 1_000));

    assertThat(ana.types(room, "tell leadership payments fail")).contains("in a moment");
    assertThat(ana.types(room, "sent 1")).contains("Muster posts that text in #leadership itself");
    assertThat(room.events(Told.class)).isEmpty();
    bot.hands().does("fault", Map.of("clear", true));
    bot.passes(Duration.ofMinutes(2));

    assertThat(leadership.lastMessage()).contains("payments fail");
    assertThat(room.events(Told.class)).hasSize(1);
    assertThat(room.headline()).contains("*Told last*\nLeadership <!date^");
  }

  @Test
  void aCommanderWhoWritesApprovesAndTellsNobodyByThat() {
    ana.types(room, "take");

    assertThat(ana.types(room, "tell customers we are sorry"))
        .contains("Approved for *Customers*. Post it at <https://mail.example.com|");

    assertThat(room.events(Told.class)).isEmpty();
    assertThat(room.headline()).contains("Customers (approved, not sent yet)");
    ana.types(room, "resolve rolled back");
    assertThat(room.headline()).doesNotContain("Told last");
    assertThat(room.newest("Word to *Customers* is due")).contains("a text waits to be sent");
    ana.types(room, "sent 1");
    assertThat(room.headline()).contains("*Told last*\nCustomers <!date^");
  }

  @Test
  void whatFellDueWhileMusterWasAwayIsAskedForOnceAndLate() {
    bot.away(Duration.ofHours(3));

    assertThat(nudged("customers")).hasSize(1);
    assertThat(room.newest("Word to *Customers* is due")).contains("I was away, so it is late.");
  }

  private List<AudienceNudged> nudged(String audience) {
    return room.events(AudienceNudged.class).stream()
        .filter(n -> n.audience().equals(audience))
        .toList();
  }

  private static String mention(Person person) {
    return "@" + person.name();
  }
}
