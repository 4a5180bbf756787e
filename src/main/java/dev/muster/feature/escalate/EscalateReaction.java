package dev.muster.feature.escalate;

import dev.muster.database.Json;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.Reaction;
import dev.muster.incident.EscalationEvent.CallDelayed;
import dev.muster.incident.EscalationEvent.Called;
import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.EscalationEvent.CommandWanted;
import dev.muster.incident.EscalationEvent.Escalated;
import dev.muster.incident.EscalationEvent.Occasion;
import dev.muster.incident.EscalationEvent.PageRefused;
import dev.muster.incident.EscalationEvent.Paged;
import dev.muster.incident.EscalationEvent.Target;
import dev.muster.incident.EscalationEvent.TargetMissed;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.SlackSurfaceEvent.ChannelNotOpened;
import dev.muster.incident.UpdateEvent.Nudged;
import dev.muster.incident.UserId;
import dev.muster.playbook.Ladder;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Calls people: who they are Slack is asked first, then the war room and each of them hear of it.
 */
public final class EscalateReaction implements Reaction {
  private final Playbooks playbooks;

  public EscalateReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    IncidentEvent event = happened.event();
    UserId by = happened.stamp().by();
    if (event instanceof TargetMissed missed) {
      return TargetMessage.missed(happened, missed, playbook(happened))
          .inWarRoom(happened, "target");
    }
    if (event instanceof CommandWanted wanted) {
      return TargetMessage.wanted(happened, wanted, playbook(happened))
          .inWarRoom(happened, "target");
    }
    if (event instanceof Escalated escalated) {
      return calling(happened, Occasion.of(escalated, by), escalated.called());
    }
    if (event instanceof Paged paged) {
      return calling(happened, Occasion.of(paged, by), paged.called());
    }
    if (event instanceof Called called) {
      return called(happened, called);
    }
    if (event instanceof PageRefused refused) {
      return new PageFallback(happened, refused, playbook(happened)).deliveries();
    }
    if (event instanceof CallDelayed delayed) {
      return delayed(happened, delayed);
    }
    if (event instanceof ChannelNotOpened) {
      return atOnce(happened);
    }
    return event instanceof Nudged nudged ? ignored(happened, nudged) : List.of();
  }

  /** Nobody reads of it in a war room: the first on the ladder hear of it now, not later. */
  private List<Delivery> atOnce(Happened happened) {
    Incident incident = happened.incident();
    boolean first = incident.room().obstacle().filter(o -> o.times() == 1).isPresent();
    boolean called =
        playbook(happened).ladder().steps().stream().anyMatch(step -> step.isTaken(incident));
    return !first || called || !incident.isOpen() || incident.isPrivate() || incident.isDrill()
        ? List.of()
        : List.of(climb(happened, Cause.NO_ROOM));
  }

  private static Delivery climb(Happened happened, Cause cause) {
    return new Job(
        EscalateAfterIgnoredNudges.KIND,
        happened.incident().id(),
        Long.toString(happened.seq()),
        Map.of(EscalateAfterIgnoredNudges.CAUSE, cause.name()),
        happened.at());
  }

  private Playbook playbook(Happened happened) {
    return playbooks.of(happened.incident());
  }

  private List<Delivery> calling(Happened happened, Occasion occasion, List<Target> targets) {
    if (targets.isEmpty()) {
      return message(happened, new Called(occasion, List.of()));
    }
    return List.of(
        new Job(
                ResponderResolver.KIND,
                happened.incident().id(),
                Long.toString(happened.seq()),
                Map.of(
                    ResponderResolver.OCCASION,
                    Json.write(occasion),
                    ResponderResolver.TARGETS,
                    Json.write(targets)),
                happened.at())
            .intoTheRoom());
  }

  private List<Delivery> message(Happened happened, Called called) {
    return CalledMessage.of(happened, called, playbook(happened)).inWarRoom(happened, "called");
  }

  /** Each is looked for by itself, so that none waits for another. */
  private static List<Delivery> delayed(Happened happened, CallDelayed delayed) {
    List<Delivery> all =
        new ArrayList<>(CalledMessage.delayed(delayed).inWarRoom(happened, "call-delayed"));
    for (int i = 0; i < delayed.targets().size(); i++) {
      all.add(
          new Job(
              ResponderResolver.SEARCH,
              happened.incident().id(),
              happened.seq() + ":" + i,
              Map.of(
                  ResponderResolver.OCCASION,
                  Json.write(delayed.occasion()),
                  ResponderResolver.TARGETS,
                  Json.write(List.of(delayed.targets().get(i)))),
              happened.at()));
    }
    return all;
  }

  private List<Delivery> called(Happened happened, Called called) {
    Incident incident = happened.incident();
    PageMessages pages = new PageMessages(happened, called);
    List<Delivery> all = new ArrayList<>();
    message(happened, called).forEach(delivery -> all.add(pages.inTheRoom(delivery)));
    Message directly = CalledMessage.directly(incident, called);
    called.people().forEach(user -> all.add(pages.to(user, directly)));
    return all;
  }

  private List<Delivery> ignored(Happened happened, Nudged nudged) {
    boolean climbs =
        nudged.time() > Ladder.IGNORED
            && playbook(happened).ladder().ifIgnored(happened.incident()).isPresent();
    return climbs ? List.of(climb(happened, Cause.IGNORED)) : List.of();
  }
}
