package dev.muster.feature.headline;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.Delivery.Refresh;
import dev.muster.delivery.Reaction;
import dev.muster.incident.ActionItemEvent;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.LifecycleEvent;
import dev.muster.incident.NoteEvent;
import dev.muster.incident.RoleEvent;
import dev.muster.incident.SlackSurfaceEvent;
import dev.muster.incident.UpdateEvent;
import dev.muster.playbook.Playbooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** After each change: which surfaces are no longer true. */
public final class Headline implements Reaction {
  /** Quick changes are gathered for so long into one edit. */
  private static final Duration GATHERING = Duration.ofMillis(500);

  /** So long Slack has to make the war room before the incident is announced without. */
  private static final Duration UNOPENED = Duration.ofMinutes(1);

  private final Playbooks playbooks;

  public Headline(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    Incident incident = happened.incident();
    IncidentEvent event = happened.event();
    Optional<ChannelId> channel = incident.room().channel();
    if (event instanceof LifecycleEvent.Declared && !incident.isPrivate()) {
      // Should the war room not open: people hear of the incident all the same.
      Instant soon = happened.at().plus(UNOPENED);
      return List.of(new Refresh(Surfaces.ANNOUNCEMENT, incident.id(), soon));
    }
    if (channel.isEmpty()) {
      return withoutRoom(happened);
    }
    if (event instanceof SlackSurfaceEvent.ChannelOpened) {
      return opened(incident, channel.get(), happened.at());
    }
    if (event instanceof SlackSurfaceEvent.ChannelUsable) {
      return back(incident, happened.at());
    }
    if (incident.room().obstacle().isPresent()) {
      return withoutRoom(happened);
    }
    if (event instanceof SlackSurfaceEvent.HeadlinePosted posted) {
      return pinned(incident, channel.get(), posted.ts(), happened.at());
    }
    return changed(incident, event, happened.at().plus(GATHERING));
  }

  /** Only the announcement shows it then. */
  private static List<Delivery> withoutRoom(Happened happened) {
    Incident incident = happened.incident();
    boolean shown =
        happened.event() instanceof SlackSurfaceEvent.ChannelNotOpened
            || happened.event() instanceof SlackSurfaceEvent.ChannelBlocked
            || isForAll(happened.event());
    return shown && incident.room().obstacle().isPresent() && !incident.isPrivate()
        ? List.of(new Refresh(Surfaces.ANNOUNCEMENT, incident.id(), happened.at()))
        : List.of();
  }

  private static List<Delivery> back(Incident incident, Instant now) {
    List<Delivery> all = new ArrayList<>();
    all.add(new Refresh(Surfaces.HEADLINE, incident.id(), now));
    all.add(new Refresh(Surfaces.TOPIC, incident.id(), now));
    if (!incident.isPrivate()) {
      all.add(new Refresh(Surfaces.ANNOUNCEMENT, incident.id(), now));
    }
    return all;
  }

  private static boolean isForAll(IncidentEvent event) {
    return event instanceof LifecycleEvent
        || event instanceof RoleEvent.RoleAssigned
        || event instanceof UpdateEvent.UpdatePosted;
  }

  private List<Delivery> opened(Incident incident, ChannelId channel, Instant now) {
    List<Delivery> all = new ArrayList<>();
    all.add(new Refresh(Surfaces.HEADLINE, incident.id(), now));
    all.add(new Refresh(Surfaces.TOPIC, incident.id(), now));
    if (!incident.isPrivate()) {
      all.add(new Refresh(Surfaces.ANNOUNCEMENT, incident.id(), now));
    }
    playbooks
        .of(incident)
        .warRoom()
        .links(incident.picture().service())
        .forEach(
            link ->
                all.add(
                    new Job(
                        Surfaces.BOOKMARK,
                        incident.id(),
                        link.key(),
                        Map.of(
                            "channel", channel.value(), "title", link.title(), "url", link.url()),
                        now)));
    return all;
  }

  private static List<Delivery> pinned(
      Incident incident, ChannelId channel, String ts, Instant now) {
    Map<String, String> card = Map.of("channel", channel.value(), "ts", ts, "title", "Headline");
    return List.of(
        new Job(Surfaces.PIN, incident.id(), ts, card, now),
        new Job(Surfaces.BOOKMARK, incident.id(), "headline", card, now));
  }

  private static List<Delivery> changed(Incident incident, IncidentEvent event, Instant due) {
    List<Delivery> all = new ArrayList<>();
    // What is done afterwards is not on the card, and the war room may be archived by then.
    boolean onTheCard =
        !(event instanceof NoteEvent
            || event instanceof SlackSurfaceEvent
            || event instanceof ActionItemEvent);
    boolean forAll = event instanceof LifecycleEvent || event instanceof RoleEvent.RoleAssigned;
    if (onTheCard) {
      all.add(new Refresh(Surfaces.HEADLINE, incident.id(), due));
    }
    if (forAll) {
      all.add(new Refresh(Surfaces.TOPIC, incident.id(), due));
    }
    boolean outside = forAll || event instanceof UpdateEvent.UpdatePosted;
    if (outside && !incident.isPrivate()) {
      all.add(new Refresh(Surfaces.ANNOUNCEMENT, incident.id(), due));
    }
    return all;
  }
}
