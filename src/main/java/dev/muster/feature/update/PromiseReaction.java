package dev.muster.feature.update;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.IncidentId;
import dev.muster.incident.LifecycleEvent;
import dev.muster.incident.RoleEvent.RoleAssigned;
import dev.muster.incident.UpdateEvent.UpdatePosted;
import dev.muster.incident.UserId;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where each update says when the next one comes, asks when that will be as long as none said so:
 * at the start, of whoever takes command, and after an update without a time. Whoever doesn't
 * answer is reminded after the time that the playbook has for that.
 */
public final class PromiseReaction implements Reaction {
  private static final List<Integer> MINUTES = List.of(15, 30, 60);

  private final Playbooks playbooks;

  public PromiseReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    Incident incident = happened.incident();
    boolean asks =
        begins(happened.event())
            && incident.isOpen()
            && NextUpdate.isPromised(incident, playbooks.of(incident))
            && incident.pulse().promised().isEmpty();
    return asks ? question(happened).inWarRoom(happened, "promise") : List.of();
  }

  private static boolean begins(IncidentEvent event) {
    return event instanceof LifecycleEvent.Declared
        || event instanceof LifecycleEvent.Reopened
        || (event instanceof LifecycleEvent.SeverityChanged changed && changed.raised())
        || (event instanceof RoleAssigned assigned && assigned.role().isCommander())
        || event instanceof UpdatePosted;
  }

  private Message question(Happened happened) {
    Incident incident = happened.incident();
    String severity = Mrkdwn.escape(incident.severity().name());
    Optional<UserId> whom =
        happened.event() instanceof UpdatePosted
            ? Optional.of(happened.stamp().by())
            : incident.team().commander();
    String text =
        ":hourglass: "
            + whom.map(user -> Mrkdwn.user(user) + ", when").orElse("When")
            + " will you say more? At "
            + severity
            + " each update says when the next one comes. Until one does, the next is due at "
            + NextUpdate.due(incident, playbooks.of(incident)).map(Mrkdwn::time).orElseThrow()
            + ".";
    return new Card().section(text).actions(buttons(incident.id())).message(text);
  }

  private static List<ButtonElement> buttons(IncidentId incident) {
    List<ButtonElement> buttons = new ArrayList<>();
    for (int minutes : MINUTES) {
      buttons.add(
          new Button(
                  "In " + minutes + " min",
                  "update",
                  "We are on it. next " + minutes + "m",
                  incident)
              .element());
    }
    buttons.add(new Button("Post update", "update", "", incident).element("primary"));
    return buttons;
  }
}
