package dev.muster.feature.home;

import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.feature.home.ActiveHomeTabs.Viewer;
import dev.muster.incident.UserId;
import dev.muster.slack.Listener;
import dev.muster.slack.SlackEvent;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the Home tab when somebody opens it, and again when something changes while they look. */
public final class HomeTab implements Listener {
  private static final Logger LOG = LoggerFactory.getLogger(HomeTab.class);

  private final SlackGateway slack;
  private final HomeQuery looking;
  private final ActiveHomeTabs viewers;
  private final Executor afterwards;

  /** Whether what they see already is sent again. */
  private enum Again {
    YES,
    NO
  }

  /**
   * @param afterwards sends it, so that the event is acked meanwhile
   */
  public HomeTab(
      SlackGateway slack, HomeQuery looking, ActiveHomeTabs viewers, Executor afterwards) {
    this.slack = slack;
    this.looking = looking;
    this.viewers = viewers;
    this.afterwards = afterwards;
  }

  @Override
  public void on(SlackEvent event) {
    if (event instanceof SlackEvent.HomeOpened opened) {
      show(opened.user(), 0);
    }
  }

  /** Not kept for later: whoever opens the tab again gets it anew. */
  void show(UserId user, int page) {
    Viewer viewer = viewers.looks(user, page, looking.now());
    afterwards.execute(
        () -> {
          try {
            publish(viewer, Again.YES);
          } catch (SlackFailure e) {
            LOG.warn("The Home tab could not be shown: {}", e.text());
          }
        });
  }

  /** By the kind of delivery it carries. */
  public Map<String, Courier> couriers() {
    return Map.of(
        HomeReaction.KIND,
        SlackCourier.quietly(
            attempt -> {
              for (Viewer viewer : viewers.lately(looking.now())) {
                publish(viewer, Again.NO);
              }
              return DeliveryResult.delivered();
            }));
  }

  /** One at a time for each, so that nothing older comes after what is newer. */
  private void publish(Viewer viewer, Again again) throws SlackFailure {
    synchronized (viewer) {
      View view = HomeView.of(looking.of(viewer.user()), viewer.page());
      String json = GsonFactory.createSnakeCase().toJson(view);
      if (viewer.sees(json) && again == Again.NO) {
        return;
      }
      slack.call(
          SlackMethod.VIEWS_PUBLISH,
          null,
          methods -> methods.viewsPublish(r -> r.userId(viewer.user().value()).view(view)));
      viewer.shown(json);
    }
  }
}
