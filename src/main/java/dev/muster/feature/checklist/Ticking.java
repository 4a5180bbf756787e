package dev.muster.feature.checklist;

import dev.muster.incident.Actor;
import dev.muster.incident.ChecklistEvent.Ticked;
import dev.muster.incident.ChecklistEvent.Unticked;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.incident.Work.Checklist;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.store.Incidents;
import java.util.Set;
import java.util.TreeSet;

/** What ticking means, whichever way it was done. */
final class Ticking {
  private final Incidents incidents;
  private final Playbooks playbooks;

  Ticking(Incidents incidents, Playbooks playbooks) {
    this.incidents = incidents;
    this.playbooks = playbooks;
  }

  Playbook playbook(Incident incident) {
    return playbooks.of(incident);
  }

  /**
   * Somebody touched boxes: what they changed of what they saw is done, the rest stays as others
   * left it. What is so already is no change.
   */
  void touched(Actor actor, IncidentId id, int number, Set<Integer> was, Set<Integer> is) {
    Set<Integer> touched = new TreeSet<>(was);
    touched.addAll(is);
    for (int box : touched) {
      if (was.contains(box) != is.contains(box)
          && list(id, number).isTicked(box) != is.contains(box)) {
        record(actor.also("box " + box), id, number, box, is.contains(box));
      }
    }
  }

  /** Ticks one, or takes the tick back. @return what it says */
  String tick(Actor actor, IncidentId id, int number, int box, boolean ticked) {
    return words(record(actor, id, number, box, ticked), number, box);
  }

  private Incident record(Actor actor, IncidentId id, int number, int box, boolean ticked) {
    return incidents.record(
        id,
        actor,
        incident -> {
          String key = list(incident, number).key();
          String words = words(incident, number, box);
          return ticked ? new Ticked(key, box, words) : new Unticked(key, box, words);
        });
  }

  private static String words(Incident incident, int number, int box) {
    Checklist list = list(incident, number);
    if (box < 0 || box >= list.boxes().size()) {
      throw new Refused(
          "List "
              + number
              + " has boxes 1 to "
              + list.boxes().size()
              + ". `/incident checklist` shows them.");
    }
    return list.boxes().get(box);
  }

  private Checklist list(IncidentId id, int number) {
    return list(
        incidents.find(id).orElseThrow(() -> new Refused("There is no incident " + id + ".")),
        number);
  }

  private static Checklist list(Incident incident, int number) {
    return incident
        .progress()
        .work()
        .list(number)
        .orElseThrow(
            () ->
                new Refused(
                    "There is no such list any more. `/incident checklist` shows those there are."));
  }
}
