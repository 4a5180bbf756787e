package dev.muster.feature.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.database.Database;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.NoteEvent.CapturedMessageDeleted;
import dev.muster.incident.NoteEvent.CapturedMessageEdited;
import dev.muster.incident.NoteEvent.MessageCaptured;
import dev.muster.incident.Refused;
import dev.muster.incident.Severity;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookText;
import dev.muster.slack.SlackEvent;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CapturedMessageTrackerTest {
  private static final ChannelId ROOM = new ChannelId("C1");
  private static final UserId ANA = new UserId("U1");
  private static final String TS = "1772445600.000100";

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
  private final Database database = Database.inMemory();
  private final Timeline timeline = new Timeline(database);
  private final Incidents incidents =
      new Incidents(database, timeline, new DeliveryTable(clock), Incidents.Followers.NONE, clock);
  private final CapturedMessageTracker afterlife = new CapturedMessageTracker(incidents, timeline);
  private final Incident incident =
      incidents.declare(
          new Actor(ANA, Optional.empty()),
          new Incidents.Birth(
              Visibility.PUBLIC, new PlaybookText("default", ""), number -> "INC-" + number),
          new Declared(
              "checkout is down",
              new Severity("SEV-1", 0),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));

  @BeforeEach
  void aMessageIsOnTheTimeline() {
    capture();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void capture() {
    incidents.record(
        incident.id(),
        Actor.MUSTER,
        i -> new MessageCaptured(ROOM, TS, Optional.of(ANA), "a < b", "https://x/p1", ANA));
  }

  private static SlackEvent edit(String eventId, String text, String editedAt) {
    return new SlackEvent.MessageEdited(eventId, ANA, ROOM, TS, text, Optional.of(editedAt));
  }

  @Test
  void aMessageIsOnATimelineOnce() {
    assertThatThrownBy(this::capture).isInstanceOf(Refused.class).hasMessageContaining("already");
    assertThat(timeline.firstAltered(incident.id())).isEmpty();
  }

  @Test
  void anUnfurledLinkIsNoEdit() {
    afterlife.on(new SlackEvent.MessageEdited("E1", ANA, ROOM, TS, "a &lt; b", Optional.empty()));

    assertThat(after()).isEmpty();
  }

  @Test
  void oneEditToldUnderSeveralIdsIsOneEntry() {
    afterlife.on(edit("E1", "a &gt; b", "5.1"));
    afterlife.on(edit("E1", "a &gt; b", "5.1"));
    afterlife.on(edit("E2", "a &gt; b", "5.1"));

    assertThat(after()).containsExactly(new CapturedMessageEdited(ROOM, TS, "a > b"));
  }

  @Test
  void twoEditsOfOneSecondAreBothKept() {
    afterlife.on(edit("E1", "second", "5.0"));
    afterlife.on(edit("E2", "third", "5.0"));

    assertThat(after()).hasSize(2).last().isEqualTo(new CapturedMessageEdited(ROOM, TS, "third"));
  }

  @Test
  void anOldEditToldAgainDoesNotUndoANewerOne() {
    afterlife.on(edit("E1", "second", "5.1"));
    afterlife.on(edit("E2", "third", "6.1"));
    afterlife.on(edit("E3", "second", "5.1"));

    assertThat(after()).hasSize(2).last().isEqualTo(new CapturedMessageEdited(ROOM, TS, "third"));
  }

  @Test
  void aDeletionToldUnderSeveralIdsIsOneEntryAndKeepsTheLastWords() {
    afterlife.on(edit("E1", "second", "5.1"));
    afterlife.on(new SlackEvent.MessageDeleted("E2", ROOM, TS));
    afterlife.on(new SlackEvent.MessageDeleted("E3", ROOM, TS));

    assertThat(after()).hasSize(2).last().isEqualTo(new CapturedMessageDeleted(ROOM, TS, "second"));
  }

  @Test
  void messagesOnNoTimelineAreNobodysConcern() {
    afterlife.on(new SlackEvent.MessageDeleted("E1", ROOM, "1.2"));
    afterlife.on(
        new SlackEvent.MessageEdited("E2", ANA, new ChannelId("C2"), TS, "x", Optional.empty()));

    assertThat(after()).isEmpty();
  }

  private List<IncidentEvent> after() {
    return timeline.of(incident.id()).stream()
        .map(TimelineEntry::event)
        .filter(e -> !(e instanceof Declared || e instanceof MessageCaptured))
        .toList();
  }
}
