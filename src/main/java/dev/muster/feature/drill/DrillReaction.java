package dev.muster.feature.drill;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.delivery.Reaction;
import dev.muster.delivery.Recurrence;
import dev.muster.drill.Script;
import dev.muster.incident.DrillEvent.DrillScored;
import dev.muster.incident.DrillEvent.DrillTold;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.LifecycleEvent.Declared;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.SlackSurfaceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps one reminder a drill, at the moment when its scenario has something to tell next; shows
 * what was told; and asks for the scorecard when it ends.
 */
public final class DrillReaction implements Reaction, Recurrence {
  /** The kind of the reminder. */
  static final String KIND = "drill";

  /** The kind of the errand that scores. */
  static final String SCORE = "scorecard";

  /** The timeline up to there is scored. */
  static final String UP_TO = "up-to";

  /** Two parts may be told at the same moment: what tells their reminders apart. */
  private static final String PART = "part";

  /** How it ended is read first. */
  private static final Duration AFTER_THE_END = Duration.ofSeconds(2);

  @Override
  public List<Delivery> to(Happened happened) {
    Incident incident = happened.incident();
    if (!incident.isDrill()) {
      return List.of();
    }
    IncidentEvent event = happened.event();
    List<Delivery> follow = new ArrayList<>();
    if (!(event instanceof SlackSurfaceEvent)) {
      follow.add(
          expected(incident)
              .<Delivery>map(reminder -> reminder)
              .orElseGet(() -> Reminder.withdrawn(KIND, incident.id())));
    }
    if (event instanceof Declared) {
      follow.addAll(DrillMessage.briefing(incident).inWarRoom(happened, "briefing"));
    } else if (event instanceof DrillTold told) {
      follow.addAll(DrillMessage.told(told).inWarRoom(happened, "told"));
    } else if (event instanceof DrillScored scored) {
      follow.addAll(ScorecardMessage.of(incident, scored).inWarRoom(happened, "scorecard"));
    } else if (event instanceof Resolved || event instanceof Cancelled) {
      follow.add(score(happened));
    }
    return follow;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public IncidentEvent missed(Incident incident, Reminder reminder, String why) {
    return new SlackSurfaceEvent.StepFailed("tell what happens next in the drill", why);
  }

  @Override
  public Optional<Reminder> expected(Incident incident) {
    return Script.next(incident)
        .map(cue -> new Reminder(KIND, incident.id(), Map.of(PART, cue.part()), cue.at()));
  }

  private static Delivery score(Happened happened) {
    return new Job(
        SCORE,
        happened.incident().id(),
        Long.toString(happened.seq()),
        Map.of(UP_TO, Long.toString(happened.seq())),
        happened.at().plus(AFTER_THE_END));
  }
}
