package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.database.Database;
import dev.muster.delivery.DeliveryTable;
import dev.muster.incident.ActionItem.Deadline;
import dev.muster.incident.ActionItem.Source;
import dev.muster.incident.ActionItem.Terms;
import dev.muster.incident.ActionItemEvent.ActionAdded;
import dev.muster.incident.ActionItemEvent.ActionChanged;
import dev.muster.incident.ActionItemEvent.ActionDone;
import dev.muster.incident.ActionItemEvent.ActionDropped;
import dev.muster.incident.ActionItemEvent.ActionLeadFound;
import dev.muster.incident.ActionItemEvent.ActionMessageDeleted;
import dev.muster.incident.ActionItemEvent.ActionMessageEdited;
import dev.muster.incident.ActionItemEvent.ActionReminded;
import dev.muster.incident.ActionItemEvent.ActionReopened;
import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.ChecklistEvent.Checked;
import dev.muster.incident.ChecklistEvent.ListOpened;
import dev.muster.incident.ChecklistEvent.PostMortemDue;
import dev.muster.incident.ChecklistEvent.TaskAsked;
import dev.muster.incident.ChecklistEvent.TaskChanged;
import dev.muster.incident.ChecklistEvent.TaskDone;
import dev.muster.incident.ChecklistEvent.TaskGiven;
import dev.muster.incident.ChecklistEvent.Ticked;
import dev.muster.incident.ChecklistEvent.TimeUp;
import dev.muster.incident.ChecklistEvent.Unticked;
import dev.muster.incident.ChecklistEvent.WatchOver;
import dev.muster.incident.ChecklistEvent.WatchedAgain;
import dev.muster.incident.Drill;
import dev.muster.incident.DrillEvent.DrillScored;
import dev.muster.incident.DrillEvent.DrillTold;
import dev.muster.incident.DrillEvent.Score;
import dev.muster.incident.DrillEvent.Verdict;
import dev.muster.incident.DrillEvent.Voice;
import dev.muster.incident.Identity;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.LifecycleEvent.SeverityChanged;
import dev.muster.incident.LifecycleEvent.StatusChanged;
import dev.muster.incident.NoteEvent.AlertCount;
import dev.muster.incident.NoteEvent.AlertHeard;
import dev.muster.incident.NoteEvent.Decided;
import dev.muster.incident.NoteEvent.Noted;
import dev.muster.incident.NoteEvent.Tidings;
import dev.muster.incident.PostmortemEvent.ArchiveSoon;
import dev.muster.incident.PostmortemEvent.CanvasMade;
import dev.muster.incident.PostmortemEvent.CanvasRefused;
import dev.muster.incident.PostmortemEvent.DueSoon;
import dev.muster.incident.PostmortemEvent.LeadFound;
import dev.muster.incident.PostmortemEvent.Overdue;
import dev.muster.incident.PostmortemEvent.OwnerNamed;
import dev.muster.incident.PostmortemEvent.ReviewAsked;
import dev.muster.incident.PostmortemEvent.Reviewed;
import dev.muster.incident.PostmortemEvent.SectionWritten;
import dev.muster.incident.PostmortemEvent.TimesCorrected;
import dev.muster.incident.Refused;
import dev.muster.incident.Role;
import dev.muster.incident.RoleEvent.HandoffOffered;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.Severity;
import dev.muster.incident.SlackSurfaceEvent.ArchiveDue;
import dev.muster.incident.SlackSurfaceEvent.ChannelOpened;
import dev.muster.incident.SlackSurfaceEvent.HeadlinePosted;
import dev.muster.incident.SlackSurfaceEvent.ListPosted;
import dev.muster.incident.Status;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UpdateEvent.Snoozed;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.incident.UserId;
import dev.muster.incident.Visibility;
import dev.muster.playbook.PlaybookText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {
  private static final Severity SEV1 = new Severity("SEV-1", 0);
  private static final Severity SEV2 = new Severity("SEV-2", 1);
  private static final UserId ANA = new UserId("U1");
  private static final UserId BEN = new UserId("U2");
  private static final Role COMMANDER = new Role(Role.COMMANDER, "Incident commander");
  private static final Deadline FRIDAY =
      new Deadline(LocalDate.parse("2026-03-06"), Instant.parse("2026-03-07T00:00:00Z"));
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123456Z");

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Database database = Database.inMemory();
  private final Timeline timeline = new Timeline(database);
  private final Incidents incidents =
      new Incidents(database, timeline, new DeliveryTable(clock), Incidents.Followers.NONE, clock);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theHistoryPlayedAgainGivesTheRow() {
    Incident incident = declared("request-1");
    List<IncidentEvent> story =
        List.of(
            new ChannelOpened(new ChannelId("C1"), "inc-1"),
            new HeadlinePosted("1.2"),
            new SeverityChanged(SEV2, SEV1, Optional.of("more users")),
            new RoleAssigned(COMMANDER, ANA, Optional.empty()),
            new UpdatePosted(
                "it hurts", Optional.of("cards fail"), Optional.empty(), Optional.of("noon")),
            new Snoozed(NOW.plusSeconds(900), 1),
            new HandoffOffered(BEN),
            new RoleAssigned(COMMANDER, BEN, Optional.of(ANA)),
            new Noted("seen before", Optional.of(NOW.minusSeconds(60))),
            new AlertHeard(
                "Alertmanager",
                Tidings.OVER,
                "too slow",
                Optional.of("p95"),
                Optional.of("https://a.example.com"),
                Optional.empty(),
                Optional.empty()),
            AlertHeard.of("Grafana", Tidings.BACK, "too slow", new AlertCount(2, 3, 4)),
            new ListOpened("phase:Triage", "Triage", List.of("look", "act"), Optional.empty()),
            new ListPosted(1, "1.3"),
            new Ticked("phase:Triage", 0, "look"),
            new Ticked("phase:Triage", 1, "act"),
            new Unticked("phase:Triage", 0, "look"),
            new TaskGiven(1, "roll back", Optional.empty(), Optional.of(NOW.plusSeconds(60))),
            new TaskAsked(1, "roll back", Optional.empty(), NOW.plusSeconds(60), Optional.empty()),
            new TaskChanged(1, "roll back", Optional.of(BEN), Optional.of(NOW.plusSeconds(90))),
            new TaskDone(1, "roll back"),
            new TimeUp("timebox:Diagnosis", "Diagnosis", "It is due.", Optional.empty()),
            new Checked("API down", List.of(new Checked.Answer("page", true, "answered 200"))),
            new StatusChanged(Status.INVESTIGATING, Status.MONITORING),
            new WatchOver(NOW, Optional.empty()),
            new WatchedAgain(),
            new Resolved(
                Status.MONITORING,
                Optional.of("rolled back"),
                Optional.empty(),
                List.of("green"),
                List.of(),
                Optional.of(new Resolved.Verdict(SEV1, SEV2, Optional.of(BEN)))),
            new Reopened(Status.RESOLVED, "it is back"),
            new Resolved(Status.INVESTIGATING, Optional.empty(), Optional.empty()),
            new OwnerNamed(ANA, Optional.of(BEN)),
            new SectionWritten("Root cause", "The cache kept *its* cursors."),
            new TimesCorrected(
                Optional.of(NOW.minusSeconds(900)),
                Optional.of(NOW.minusSeconds(600)),
                Optional.empty()),
            new DueSoon(NOW.plusSeconds(99), Optional.empty()),
            new PostMortemDue(NOW.plusSeconds(99), Optional.empty()),
            new Overdue(NOW.plusSeconds(99), Optional.of(NOW)),
            new LeadFound("@leads", Optional.of("<@U2>"), Optional.of(BEN), NOW, Optional.empty()),
            new ReviewAsked(),
            new CanvasRefused("Only paid Slack plans include this."),
            new CanvasMade("F1"),
            new Reviewed(),
            new SectionWritten("Root cause", "The cache kept its cursors."),
            new ActionAdded(
                1,
                new Terms("raise the limit", Optional.empty(), Optional.empty()),
                Optional.of(
                    new Source(
                        new ChannelId("C1"), "1.7", "https://x.example.com", "raise the limit"))),
            new ActionMessageEdited(1, "raise the limits", "raise the limit"),
            new ActionChanged(
                1,
                new Terms("raise the limits", Optional.of(BEN), Optional.of(FRIDAY)),
                new Terms("raise the limits", Optional.empty(), Optional.empty())),
            new ActionReminded(
                1,
                new Terms("raise the limits", Optional.of(BEN), Optional.of(FRIDAY)),
                0,
                Optional.empty()),
            new ActionReminded(
                1,
                new Terms("raise the limits", Optional.of(BEN), Optional.of(FRIDAY)),
                1,
                Optional.of(NOW)),
            new ActionLeadFound(
                1,
                new Terms("raise the limits", Optional.of(BEN), Optional.of(FRIDAY)),
                "@leads",
                Optional.of("<@U2>"),
                Optional.of(BEN)),
            new ActionMessageDeleted(1, "raise the limits"),
            new ActionDone(1, "raise the limits"),
            new Closed(Optional.of("nobody was hit")),
            new ActionReopened(1, "raise the limits"),
            new ActionDropped(1, "raise the limits", Optional.of("too dear")),
            new ArchiveSoon(NOW.plusSeconds(99), Optional.empty()),
            new ArchiveDue(Optional.empty()));
    for (IncidentEvent event : story) {
      incidents.record(incident.id(), new Actor(ANA, Optional.empty()), i -> event);
    }

    Incident row = incidents.find(incident.id()).orElseThrow();
    List<TimelineEntry> history = timeline.of(incident.id());
    assertThat(history).hasSize(story.size() + 1);
    assertThat(replayed(row.identity(), history)).isEqualTo(row);
    assertThat(timeline.firstAltered(incident.id())).isEmpty();
  }

  @Test
  void theHistoryOfADrillPlayedAgainGivesTheRowAlsoOnceItIsReopened() {
    Incident drill =
        incidents.declare(
            new Actor(ANA, Optional.of("drill-1")),
            new Incidents.Birth(
                Visibility.PUBLIC,
                new PlaybookText("default", "name: default"),
                Optional.of(new Drill("bad-deploy", "Bad deploy", 10, "name: bad-deploy")),
                number -> "DRILL-INC-" + number),
            new Declared(
                "DRILL: Bad deploy",
                SEV1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    Incident real = declared("request-1");
    List<IncidentEvent> story =
        List.of(
            new DrillTold("1", Voice.ALERT, "Monitoring", "it fails", Optional.empty()),
            new Decided("roll back"),
            new Decided("and wait"),
            new StatusChanged(Status.INVESTIGATING, Status.MITIGATING),
            new Resolved(
                Status.MITIGATING,
                Optional.empty(),
                Optional.of("hurry"),
                List.of(),
                List.of("no summary"),
                Optional.empty()),
            new DrillScored(
                List.of(new Score("Updates late", Verdict.MET, "none", Optional.empty()))),
            new Reopened(Status.RESOLVED, "it is back"),
            new DrillTold("fix", Voice.FIX, "Monitoring", "well", Optional.of(NOW)));
    for (IncidentEvent event : story) {
      incidents.record(drill.id(), new Actor(ANA, Optional.empty()), i -> event);
    }

    Incident row = incidents.find(drill.id()).orElseThrow();
    assertThat(row.isDrill()).isTrue();
    assertThat(row.identity().number()).isEqualTo(-1);
    assertThat(real.identity().number()).isEqualTo(1);
    assertThat(row.progress().clock().done())
        .containsOnlyKeys(
            Drill.told("1"), Drill.told("fix"), Drill.DECIDED, Drill.reached(Status.MITIGATING));
    assertThat(replayed(row.identity(), timeline.of(drill.id()))).isEqualTo(row);
    assertThat(timeline.firstAltered(drill.id())).isEmpty();
  }

  private static Incident replayed(Identity identity, List<TimelineEntry> history) {
    TimelineEntry first = history.get(0);
    Incident incident = Incident.begin(identity, (Declared) first.event(), first.stamp());
    for (TimelineEntry entry : history.subList(1, history.size())) {
      incident = entry.event().applyTo(incident, entry.stamp());
    }
    return incident;
  }

  @Test
  void tamperingShowsAndIsNamed() {
    Incident incident = declared("request-1");
    for (String words : List.of("one", "two", "three")) {
      incidents.record(
          incident.id(), new Actor(ANA, Optional.empty()), i -> new Noted(words, Optional.empty()));
    }

    database.change(
        t ->
            t.handle()
                .execute(
                    "update timeline set event = replace(event, 'two', 'zwei') where seq = 3"));

    assertThat(timeline.firstAltered(incident.id())).contains(3L);
  }

  @Test
  void theSameRequestDeclaresOnce() {
    Incident first = declared("request-1");
    Incident again = declared("request-1");

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(incidents.openCount()).isEqualTo(1);
    assertThat(declared("request-2").id()).isEqualTo(new IncidentId("INC-2"));
  }

  @Test
  void theSameRequestIsRecordedOnce() {
    Incident incident = declared("request-1");
    Actor actor = new Actor(ANA, Optional.of("press-1"));

    incidents.record(incident.id(), actor, i -> new Noted("once", Optional.empty()));
    incidents.record(incident.id(), actor, i -> new Noted("once", Optional.empty()));

    assertThat(timeline.of(incident.id())).hasSize(2);
  }

  @Test
  void whatIsRefusedLeavesNoTrace() {
    Incident incident = declared("request-1");

    assertThatThrownBy(
            () ->
                incidents.record(
                    incident.id(), new Actor(ANA, Optional.of("x")), i -> new Closed()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("not resolved yet");

    assertThat(timeline.of(incident.id())).hasSize(1);
    incidents.record(
        incident.id(), new Actor(ANA, Optional.of("x")), i -> new Noted("fine", Optional.empty()));
    assertThat(timeline.of(incident.id())).hasSize(2);
  }

  @Test
  void anIdThatIsTakenGetsANumber() {
    incidents.declare(
        new Actor(ANA, Optional.empty()),
        new Incidents.Birth(Visibility.PUBLIC, new PlaybookText("p", ""), n -> "DAY"),
        wish());
    Incident second =
        incidents.declare(
            new Actor(ANA, Optional.empty()),
            new Incidents.Birth(Visibility.PUBLIC, new PlaybookText("p", ""), n -> "DAY"),
            wish());

    assertThat(second.id()).isEqualTo(new IncidentId("DAY-2"));
  }

  @Test
  void aPrivateIncidentIsInNoList() {
    incidents.declare(
        new Actor(ANA, Optional.empty()),
        new Incidents.Birth(Visibility.PRIVATE, new PlaybookText("p", ""), n -> "INC-" + n),
        wish());

    assertThat(incidents.find(new IncidentQuery.Recent(10))).isEmpty();
    assertThat(incidents.find(new IncidentQuery.Open(10))).isEmpty();
    assertThat(incidents.find(new IncidentQuery.Of(ANA, 10))).isEmpty();
    assertThat(incidents.find(new IncidentQuery.Words("slow", 10))).isEmpty();
    assertThat(incidents.openCount()).isEqualTo(1);
  }

  @Test
  void wordsAreFoundWhateverTheirCaseAndSignsAreLiteral() {
    declared("request-1");

    assertThat(incidents.find(new IncidentQuery.Words("SEARCH slow", 10))).hasSize(1);
    assertThat(incidents.find(new IncidentQuery.Words("inc-1", 10))).hasSize(1);
    assertThat(incidents.find(new IncidentQuery.Words("100%", 10))).isEmpty();
    assertThat(incidents.find(new IncidentQuery.Words("_", 10))).isEmpty();
  }

  @Test
  void aSecondMusterOnTheSameDirectoryIsRefusedInWords(@TempDir Path directory) throws Exception {
    try (Database first = Database.in(directory)) {
      Process second =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "dev.muster.store.OpensAStore",
                  directory.toString())
              .redirectErrorStream(true)
              .start();
      String said =
          new String(
              second.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

      assertThat(second.waitFor()).isEqualTo(1);
      assertThat(said).contains("Another Muster is using the data directory");
      int one = first.read(h -> h.createQuery("select 1").mapTo(Integer.class).one());
      assertThat(one).isEqualTo(1);
    }
  }

  private Incident declared(String request) {
    return incidents.declare(
        new Actor(ANA, Optional.of(request)),
        new Incidents.Birth(
            Visibility.PUBLIC, new PlaybookText("default", ""), number -> "INC-" + number),
        wish());
  }

  private static Declared wish() {
    return new Declared(
        "Search is slow",
        SEV2,
        Optional.of("search"),
        Optional.empty(),
        Optional.of(NOW.minusSeconds(300)),
        Optional.empty());
  }
}
