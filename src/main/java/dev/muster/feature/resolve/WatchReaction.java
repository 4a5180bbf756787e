package dev.muster.feature.resolve;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Reaction;
import dev.muster.incident.ChecklistEvent.WatchOver;
import dev.muster.incident.ChecklistEvent.WatchedAgain;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.playbook.Durations;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks, once it was watched for long enough, whether it is over. */
public final class WatchReaction implements Reaction {
  private final Playbooks playbooks;

  public WatchReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  @Override
  public List<Delivery> to(Happened happened) {
    if (happened.event() instanceof WatchOver over) {
      return asking(happened.incident(), over).inWarRoom(happened, "watch-over");
    }
    if (happened.event() instanceof WatchedAgain) {
      return Message.of(
              ":eyes: Not over yet, says "
                  + Mrkdwn.user(happened.stamp().by())
                  + "."
                  + span(happened.incident())
                      .map(time -> " I ask again after " + Durations.text(time) + ".")
                      .orElse(""))
          .inWarRoom(happened, "watch-again");
    }
    return List.of();
  }

  private Optional<Duration> span(Incident incident) {
    return playbooks.of(incident).course().resolveGuard().normalFor();
  }

  private Message asking(Incident incident, WatchOver over) {
    Optional<UserId> whom = incident.team().commander().or(() -> incident.identity().declarer());
    String text =
        ":eyes: "
            + whom.map(user -> Mrkdwn.user(user) + ", it").orElse("It")
            + " is watched since "
            + Mrkdwn.time(over.since())
            + ". Was all normal"
            + span(incident).map(time -> " for " + Durations.text(time)).orElse("")
            + "?";
    Card card =
        new Card()
            .section(text)
            .actions(
                List.of(
                    new Button("Resolve", "resolve", "", incident.id()).element("primary"),
                    new Button("Not yet", "resolve", ResolveCommand.NOT_YET, incident.id())
                        .element()))
            .context("*Not yet* watches it anew, and asks again.");
    over.missed()
        .ifPresent(
            at ->
                card.context(
                    "This was due at " + Mrkdwn.time(at) + "; I was away, so it is late."));
    return card.message(text);
  }
}
