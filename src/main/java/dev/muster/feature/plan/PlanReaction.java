package dev.muster.feature.plan;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.delivery.Reaction;
import dev.muster.delivery.Recurrence;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.NoteEvent;
import dev.muster.incident.SlackSurfaceEvent;
import dev.muster.plan.Planned;
import dev.muster.plan.Planner;
import dev.muster.playbook.Playbooks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps one reminder an incident, at the moment when its plan has something to do next. */
public final class PlanReaction implements Reaction, Recurrence {
  /** The kind of the reminder. */
  static final String KIND = "plan";

  /** Two things may be due at the same moment: what tells their reminders apart. */
  private static final String WHAT = "what";

  private final Playbooks playbooks;

  public PlanReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    IncidentEvent event = happened.event();
    boolean moves = !(event instanceof NoteEvent) && !isNoMatter(event);
    return moves ? List.of(planned(happened.incident())) : List.of();
  }

  /** Where it shows changes no plan; but for the archive, which is planned itself. */
  private static boolean isNoMatter(IncidentEvent event) {
    return event instanceof SlackSurfaceEvent && !(event instanceof SlackSurfaceEvent.ArchiveDue);
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
  public IncidentEvent missed(Incident incident, Reminder reminder, String why) {
    return new SlackSurfaceEvent.StepFailed("do what is due by the playbook", why);
  }

  @Override
  public Optional<Reminder> expected(Incident incident) {
    return next(incident, playbooks)
        .map(
            planned ->
                new Reminder(KIND, incident.id(), Map.of(WHAT, what(planned)), planned.at()));
  }

  private static String what(Planned planned) {
    String event = planned.event(planned.at()).toString();
    return planned.kind() + "-" + Integer.toHexString(event.hashCode());
  }

  /** What kind of thing a reminder is for; empty for one that this class did not make. */
  public static Optional<Planned.Kind> kindOf(Reminder reminder) {
    String what = reminder.args().getOrDefault(WHAT, "");
    return reminder.kind().equals(KIND)
        ? Stream.of(Planned.Kind.values()).filter(kind -> what.startsWith(kind + "-")).findFirst()
        : Optional.empty();
  }

  /** The nudge in the war room has a courier of its own: it posts before it is recorded. */
  static Optional<Planned> next(Incident incident, Playbooks playbooks) {
    return Planner.nextBesideTheNudge(incident, playbooks.of(incident));
  }
}
