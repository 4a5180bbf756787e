package dev.muster.feature.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Actor;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.NoteEvent.Decided;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.Status;
import dev.muster.incident.TimelineEntry;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TimelineStoryTest {
  private final BotUnderTest bot = BotUnderTest.started();
  private final Person ana = bot.person("ana");
  private final Person ben = bot.person("ben");
  private final Room room = ana.declares("SEV-1 checkout is down");

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aNoteIsOnTheTimelineAndNowhereElse() {
    int before = room.messages().size();

    String told = ben.types(room, "note restarted <!channel> the *database*");

    assertThat(told).contains("Noted on the timeline of INC-1");
    assertThat(room.messages()).hasSize(before);
    assertThat(ana.types(room, "timeline"))
        .contains("<@" + ben.id() + ">: restarted @channel the")
        .doesNotContain("<!channel>")
        .doesNotContain("*database*");
  }

  @Test
  void aBackDatedNoteStandsWhereItHappenedAndIsMarked() {
    bot.passes(Duration.ofMinutes(30));
    ben.types(room, "note the second thing");
    String told = ben.types(room, "note 10:05 the first thing");

    Instant at = Instant.parse("2026-03-02T10:05:00Z");
    assertThat(told).contains("as of <!date^" + at.getEpochSecond());
    String timeline = ana.types(room, "timeline");
    assertThat(timeline.indexOf("the first thing"))
        .isLessThan(timeline.indexOf("the second thing"));
    assertThat(timeline)
        .containsPattern("the first thing _\\(added <!date")
        .doesNotContainPattern("the second thing _\\(added");
  }

  @Test
  void aNoteOfTenMinutesAgoIsReadToo() {
    bot.passes(Duration.ofMinutes(30));

    ben.types(room, "note -10m disk was full");

    assertThat(notes())
        .singleElement()
        .extracting(e -> e.happenedAt())
        .isEqualTo(bot.now().minus(Duration.ofMinutes(10)));
  }

  @Test
  void aWrongTimeIsRefusedInWords() {
    assertThat(ben.types(room, "note 25:10 disk was full"))
        .isEqualTo(
            "25:10 is no time of day. Write it as 00:00 to 23:59, or -10m for 10 minutes ago.");
    assertThat(notes()).isEmpty();
  }

  @Test
  void withoutWordsTheFormAsks() {
    assertThat(ben.types(room, "note -5m")).isEmpty();
    assertThat(ben.form().toString()).contains("Note for INC-1").contains("-5m").contains("UTC");

    assertThat(ben.submits(Map.of("text", "disk was full", "time", "noon")).toString())
        .contains("\\\"noon\\\" is no time");
    ben.submits(Map.of("text", "disk was full", "time", "09:55"));

    assertThat(ben.hasForm()).isFalse();
    assertThat(notes())
        .singleElement()
        .extracting(e -> e.happenedAt().toString())
        .isEqualTo("2026-03-02T09:55:00Z");
  }

  @Test
  void thePanelHasButtonsForBoth() {
    ben.types(room, "");
    ben.presses(room, "Note");
    ben.submits(Map.of("text", "by button"));
    assertThat(notes()).hasSize(1);

    ben.types(room, "");
    ben.presses(room, "Decision");
    ben.submits(Map.of("text", "we fail over"));
    assertThat(room.lastMessage())
        .contains("*Decision* by <@" + ben.id() + ">")
        .contains("fail over");
  }

  @Test
  void aDecisionIsSeenByAll() {
    String told = ben.types(room, "decide we fail over to <!here> the *other* region");

    assertThat(told).contains("on the timeline of INC-1");
    assertThat(room.lastMessage())
        .contains("*Decision* by <@" + ben.id() + ">")
        .contains("we fail over to @here the")
        .doesNotContain("<!here>");
    assertThat(ana.types(room, "timeline")).contains("Decision: we fail over");
  }

  @Test
  void withoutWordsTheFormAsksForTheDecision() {
    assertThat(ben.types(room, "decide")).isEmpty();
    ben.submits(Map.of("text", "we wait"));

    assertThat(room.lastMessage()).contains("we wait");
  }

  @Test
  void whatIsDeliveredTwiceIsNotedOnce() {
    bot.hands().does("fault", Map.of("duplicate", 1));
    ben.types(room, "note once");
    bot.hands().does("fault", Map.of("duplicate", 1));
    ben.types(room, "decide once");

    assertThat(notes()).hasSize(1);
    assertThat(all().stream().filter(e -> e.event() instanceof Decided)).hasSize(1);
  }

  @Test
  void fromElsewhereTheIncidentIsNamed() {
    assertThat(ben.types("note disk was full")).contains("belongs in an incident's war room");
    assertThat(ben.types("note INC-1 disk was full")).contains("Noted on the timeline of INC-1");
    assertThat(ben.types("timeline inc-1")).contains("disk was full");
  }

  @Test
  void afterTheEndNotesAreStillTaken() {
    bot.bot()
        .incidents()
        .record(
            bot.incident("INC-1").id(),
            Actor.MUSTER,
            i -> new Resolved(Status.INVESTIGATING, Optional.empty(), Optional.empty()));

    assertThat(ben.types(room, "note for the post-mortem")).contains("Noted");
    assertThat(ben.types(room, "timeline")).contains("*Resolved*").contains("post-mortem");
  }

  @Test
  void theTimelineShowsMilestonesInBoldAndLeavesHousekeepingOut() {
    assertThat(ben.types(room, "timeline"))
        .contains("*Declared SEV-1: checkout is down*")
        .contains("War room #inc-1-checkout-is-down opened")
        .doesNotContain("Headline posted");
  }

  @Test
  void aLongTimelineShowsTheNewestAndSaysWhereTheRestIs() {
    for (int i = 1; i <= 60; i++) {
      Noted note = new Noted("thing " + i + ". " + "and more words ".repeat(60), Optional.empty());
      bot.bot().incidents().record(bot.incident("INC-1").id(), Actor.MUSTER, incident -> note);
    }

    assertThat(ben.types(room, "timeline"))
        .contains("thing 60.")
        .doesNotContain("thing 20.")
        .contains("older lines are in the whole record: `/incident export`");
  }

  private List<TimelineEntry> all() {
    return bot.bot().timeline().of(bot.incident("INC-1").id());
  }

  private List<TimelineEntry> notes() {
    return all().stream().filter(e -> e.event() instanceof Noted).toList();
  }
}
