package dev.muster.feature.home;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Listener;
import dev.muster.slack.SlackEvent;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.store.IncidentQuery;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the Home tab anew each time somebody opens it. */
public final class HomeTab implements Listener {
  private static final Logger LOG = LoggerFactory.getLogger(HomeTab.class);
  private static final int LOOKED_AT = 100;

  private final SlackGateway slack;
  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Executor afterwards;

  /**
   * @param afterwards sends it, so that the event is acked meanwhile
   */
  public HomeTab(
      SlackGateway slack, Incidents incidents, Playbooks playbooks, Executor afterwards) {
    this.slack = slack;
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.afterwards = afterwards;
  }

  @Override
  public void on(SlackEvent event) {
    if (event instanceof SlackEvent.HomeOpened opened) {
      View view = view(opened.user());
      afterwards.execute(() -> publish(opened.user(), view));
    }
  }

  private View view(UserId user) {
    List<Incident> open = incidents.find(new IncidentQuery.Open(LOOKED_AT));
    List<Incident> mine =
        incidents.find(new IncidentQuery.Of(user, LOOKED_AT)).stream()
            .filter(Incident::isOpen)
            .filter(i -> !i.team().rolesOf(user).isEmpty())
            .toList();
    List<Incident> over =
        incidents.find(new IncidentQuery.Recent(LOOKED_AT)).stream()
            .filter(i -> !i.isOpen())
            .toList();
    List<Incident> drills =
        incidents.find(new IncidentQuery.Drills(LOOKED_AT)).stream()
            .filter(Incident::isOpen)
            .toList();
    return HomeView.of(new HomeView.Sight(user, open, mine, over, drills), playbooks);
  }

  /** Not kept for later: whoever opens the tab again gets it anew. */
  private void publish(UserId user, View view) {
    try {
      slack.call(
          SlackMethod.VIEWS_PUBLISH,
          null,
          methods -> methods.viewsPublish(r -> r.userId(user.value()).view(view)));
    } catch (SlackFailure e) {
      LOG.warn("The Home tab could not be shown: {}", e.text());
    }
  }
}
