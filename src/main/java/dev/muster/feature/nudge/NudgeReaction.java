package dev.muster.feature.nudge;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.delivery.Reaction;
import dev.muster.delivery.Recurrence;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent;
import dev.muster.incident.UpdateClock;
import dev.muster.incident.UpdateEvent;
import dev.muster.incident.UpdateEvent.NudgeMissed;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps one reminder an incident, at the moment of its next nudge; says who put one off. */
public final class NudgeReaction implements Reaction, Recurrence {
  /** The kind of the reminder. */
  static final String KIND = "nudge";

  private static final String TIME = "time";
  private static final String UPDATE_DUE = "update-due";

  private final Playbooks playbooks;

  public NudgeReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    IncidentEvent event = happened.event();
    List<Delivery> follow = new ArrayList<>();
    // A step of the ladder that was the last changes when the next comes.
    if (event instanceof LifecycleEvent
        || event instanceof UpdateEvent
        || event instanceof Escalated) {
      follow.add(planned(happened.incident()));
    }
    if (event instanceof UpdateEvent.Snoozed snoozed) {
      follow.addAll(putOff(happened, snoozed));
    } else if (event instanceof NudgeMissed missed) {
      UndeliveredNudge.post(happened, missed, playbooks.of(happened.incident()))
          .ifPresent(follow::add);
    }
    return follow;
  }

  private Delivery planned(Incident incident) {
    return expected(incident)
        .<Delivery>map(reminder -> reminder)
        .orElseGet(() -> Reminder.withdrawn(KIND, incident.id()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Reminder> expected(Incident incident) {
    Playbook playbook = playbooks.of(incident);
    return NextUpdate.nudge(incident, playbook)
        .map(at -> new Reminder(KIND, incident.id(), about(incident, playbook), at));
  }

  private static Map<String, String> about(Incident incident, Playbook playbook) {
    return Map.of(
        TIME,
        Integer.toString(incident.pulse().nudges() + 1),
        UPDATE_DUE,
        NextUpdate.due(incident, playbook).orElseThrow().toString());
  }

  @Override
  public IncidentEvent missed(Incident incident, Reminder reminder, String why) {
    int time = incident.pulse().missed().map(UpdateClock.Missed::times).orElse(0) + 1;
    return new NudgeMissed(time, came(reminder).due(), reminder.due(), why);
  }

  /** What is to be recorded of this reminder if it came, whatever happened since. */
  static Nudged came(Reminder reminder) {
    return new Nudged(
        Integer.parseInt(reminder.args().getOrDefault(TIME, "1")),
        Instant.parse(reminder.args().getOrDefault(UPDATE_DUE, reminder.due().toString())),
        Optional.empty());
  }

  private static List<Delivery> putOff(Happened happened, UpdateEvent.Snoozed snoozed) {
    String text =
        Mrkdwn.user(happened.stamp().by())
            + " put the next nudge off until "
            + Mrkdwn.time(snoozed.until())
            + ".";
    return Message.of(text).inWarRoom(happened, "snoozed");
  }
}
