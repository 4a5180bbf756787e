package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkspaceClockTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:00Z");

  /** Does what is due, and notes when. */
  private static final class Diary implements Follower {
    private final Clock clock;
    private final PriorityQueue<Instant> planned = new PriorityQueue<>();
    private final List<Instant> done = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch asked = new CountDownLatch(1);
    private Duration then = Duration.ZERO;

    Diary(Clock clock) {
      this.clock = clock;
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
      asked.countDown();
      return Optional.ofNullable(planned.peek());
    }

    @Override
    public synchronized void settle() {
      Instant due = planned.peek();
      while (due != null && !due.isAfter(clock.instant())) {
        planned.remove();
        done.add(clock.instant());
        if (!then.isZero()) {
          planned.add(due.plus(then));
        }
        due = planned.peek();
      }
    }
  }

  @Test
  void whatFallsDueHappensAtItsTimeAndInOrder() {
    WorkspaceClock clock = WorkspaceClock.standingStill(BEGIN);
    Diary diary = new Diary(clock);
    Diary other = new Diary(clock);
    clock.follow(diary);
    clock.follow(other);
    diary.planned.add(BEGIN.plusSeconds(60));
    diary.planned.add(BEGIN.plusSeconds(20));
    diary.planned.add(BEGIN.plusSeconds(601));
    other.planned.add(BEGIN.plusSeconds(40));
    clock.advance(Duration.ofMinutes(10));
    assertThat(diary.done).containsExactly(BEGIN.plusSeconds(20), BEGIN.plusSeconds(60));
    assertThat(other.done).containsExactly(BEGIN.plusSeconds(40));
    assertThat(clock.instant()).isEqualTo(BEGIN.plusSeconds(600));
  }

  @Test
  void whatIsPlannedOnTheWayHappensToo() {
    WorkspaceClock clock = WorkspaceClock.standingStill(BEGIN);
    Diary diary = new Diary(clock);
    diary.then = Duration.ofMinutes(30);
    diary.planned.add(BEGIN.plus(Duration.ofMinutes(30)));
    clock.follow(diary);
    clock.advance(Duration.ofHours(2));
    assertThat(diary.done).hasSize(4);
  }

  @Test
  void aFollowerThatNeverGetsDoneDoesNotStopTheClock() {
    WorkspaceClock clock = WorkspaceClock.standingStill(BEGIN);
    clock.follow(
        new Follower() {
          @Override
          public Optional<Instant> nextDue() {
            return Optional.of(BEGIN);
          }

          @Override
          public void settle() {}
        });
    clock.advance(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(BEGIN.plus(Duration.ofHours(1)));
  }

  @Test
  void theHandMovesTheClockThatTheWorkspaceShares() {
    WorkspaceClock clock = WorkspaceClock.standingStill(BEGIN);
    try (PracticeWorkspace workspace =
        PracticeWorkspace.start(PracticeWorkspace.Options.defaults(), clock)) {
      Wire wire = new Wire(workspace);
      assertThat(wire.does("clock", Map.of("advance", "PT30M")).path("now").asText())
          .isEqualTo("2026-03-02T10:30:00Z");
      assertThat(wire.look("state").path("now").asText()).isEqualTo("2026-03-02T10:30:00Z");
      assertThat(wire.hand("clock", Map.of("advance", "soon")).path("error").asText())
          .isEqualTo("invalid_duration");
    }
  }

  @Test
  void aFollowerInAnotherProcessIsWaitedFor() throws Exception {
    WorkspaceClock clock = WorkspaceClock.standingStill(BEGIN);
    try (PracticeWorkspace workspace =
            PracticeWorkspace.start(PracticeWorkspace.Options.defaults(), clock);
        ClockFollower line = ClockFollower.of(workspace.apiUrl()).orElseThrow()) {
      assertThat(line.clock().instant()).isEqualTo(BEGIN);
      Diary diary = new Diary(line.clock());
      diary.then = Duration.ofMinutes(30);
      diary.planned.add(BEGIN.plus(Duration.ofMinutes(30)));
      line.follow(diary);
      assertThat(diary.asked.await(10, TimeUnit.SECONDS)).isTrue();
      new Wire(workspace).does("clock", Map.of("advance", "PT2H"));
      assertThat(diary.done)
          .containsExactly(
              BEGIN.plus(Duration.ofMinutes(30)),
              BEGIN.plus(Duration.ofMinutes(60)),
              BEGIN.plus(Duration.ofMinutes(90)),
              BEGIN.plus(Duration.ofMinutes(120)));
    }
  }

  @Test
  void aFollowerThatIsGoneHoldsTheClockUpOnlyOnce() {
    WorkspaceClock clock = WorkspaceClock.standingStill(BEGIN);
    try (PracticeWorkspace workspace =
        PracticeWorkspace.start(PracticeWorkspace.Options.defaults(), clock)) {
      Wire wire = new Wire(workspace);
      wire.does("clock/follow", Map.of());
      wire.does("clock", Map.of("advance", "PT1M"));
      wire.does("clock", Map.of("advance", "PT1M"));
      assertThat(clock.instant()).isEqualTo(BEGIN.plus(Duration.ofMinutes(2)));
    }
  }

  @Test
  void onlyAWorkspaceOnThisMachineIsFollowed() {
    assertThat(ClockFollower.of("https://slack.com/api/")).isEmpty();
  }

  @Test
  void aTakenPortIsSaidInWords() {
    try (PracticeWorkspace first =
        PracticeWorkspace.start(PracticeWorkspace.Options.defaults(), WorkspaceClock.running())) {
      assertThatThrownBy(
              () ->
                  PracticeWorkspace.start(
                      PracticeWorkspace.Options.defaults().withPort(first.port()),
                      WorkspaceClock.running()))
          .isInstanceOf(PortTaken.class)
          .hasMessageStartingWith("Port " + first.port() + " is taken");
    }
  }

  @Test
  void aClosedWorkspaceLeavesNoThread() {
    PracticeWorkspace workspace =
        PracticeWorkspace.start(PracticeWorkspace.Options.defaults(), WorkspaceClock.running());
    new Wire(workspace).does("clock", Map.of("advance", "PT1M"));
    workspace.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(
            thread ->
                thread.isAlive()
                    && (thread.getName().startsWith("practice-workspace")
                        || thread.getName().startsWith("XNIO")))
        .isEmpty();
  }
}
