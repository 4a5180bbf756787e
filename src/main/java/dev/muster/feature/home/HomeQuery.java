package dev.muster.feature.home;

import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbooks;
import dev.muster.store.IncidentQuery;
import dev.muster.store.Incidents;
import dev.muster.store.action.OpenActions;
import dev.muster.store.action.OpenActions.Part;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Finds what somebody sees in the Home tab. Private incidents are never there. */
public final class HomeQuery {
  private static final int LOOKED_AT = 100;
  private static final int MOST_OVER = 20;
  private static final int MOST_ACTIONS = 50;

  private final Incidents incidents;
  private final OpenActions actions;
  private final Playbooks playbooks;
  private final Clock clock;

  public HomeQuery(Incidents incidents, OpenActions actions, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.actions = actions;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  List<HomeEntry> of(UserId user) {
    List<Incident> over =
        incidents.find(new IncidentQuery.Recent(LOOKED_AT)).stream()
            .filter(i -> !i.isOpen())
            .toList();
    List<Incident> drills =
        incidents.find(new IncidentQuery.Drills(LOOKED_AT)).stream()
            .filter(Incident::isOpen)
            .toList();
    HomeModel sight =
        new HomeModel(
            new HomeModel.Viewed(user, now()),
            incidents.find(new IncidentQuery.Open(LOOKED_AT)),
            over,
            drills,
            new HomeModel.Actions(
                actions.mine(user, new Part(0, MOST_ACTIONS)),
                actions.overdue(now(), new Part(0, MOST_ACTIONS))));
    return new HomeEntries(sight, playbooks).all(MOST_OVER);
  }
}
