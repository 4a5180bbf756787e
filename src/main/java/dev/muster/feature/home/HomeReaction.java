package dev.muster.feature.home;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Refresh;
import dev.muster.delivery.Reaction;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.NoteEvent;
import dev.muster.incident.SlackSurfaceEvent;
import java.time.Duration;
import java.util.List;

/** Has the Home tabs drawn anew of those who look at them, whatever number of quick changes. */
public final class HomeReaction implements Reaction {
  static final String KIND = "home";

  /** Quick changes are gathered for so long into one. */
  private static final Duration GATHERING = Duration.ofSeconds(1);

  private final ActiveHomeTabs viewers;

  public HomeReaction(ActiveHomeTabs viewers) {
    this.viewers = viewers;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    return shows(happened.event()) && viewers.isAny(happened.at())
        ? List.of(new Refresh(KIND, happened.incident().id(), happened.at().plus(GATHERING)))
        : List.of();
  }

  private static boolean shows(IncidentEvent event) {
    return !(event instanceof NoteEvent)
        && (!(event instanceof SlackSurfaceEvent)
            || event instanceof SlackSurfaceEvent.ChannelOpened);
  }
}
