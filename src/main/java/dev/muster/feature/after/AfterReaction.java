package dev.muster.feature.after;

import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Errand;
import dev.muster.delivery.Reaction;
import dev.muster.incident.Incident;
import dev.muster.incident.Surface.ArchiveDue;
import dev.muster.incident.UserId;
import dev.muster.incident.Working.PostMortemDue;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks for the post-mortem, and has the war room archived. */
public final class AfterReaction implements Reaction {
  private final Playbooks playbooks;

  public AfterReaction(Playbooks playbooks) {
    this.playbooks = playbooks;
  }

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(SlackGateway slack, Incidents incidents) {
    return Archive.couriers(slack, incidents);
  }

  @Override
  public List<Delivery> to(Happened happened) {
    Incident incident = happened.incident();
    if (happened.event() instanceof PostMortemDue due) {
      return postMortem(incident, due).inWarRoom(happened, "post-mortem");
    }
    if (happened.event() instanceof ArchiveDue) {
      return incident.room().channel().stream()
          .<Delivery>map(
              channel ->
                  new Errand(
                      Archive.KIND,
                      incident.id(),
                      Long.toString(happened.seq()),
                      Map.of(Archive.CHANNEL, channel.value()),
                      happened.at()))
          .toList();
    }
    return List.of();
  }

  private Message postMortem(Incident incident, PostMortemDue due) {
    Optional<UserId> whom = incident.team().commander().or(() -> incident.identity().declarer());
    String text =
        ":memo: "
            + whom.map(user -> Mrkdwn.user(user) + ", the").orElse("The")
            + " post-mortem of "
            + incident.id()
            + " is due now: what happened, why, and what you change so that it doesn't come back.";
    Card card = new Card().section(text);
    List<String> sections = playbooks.of(incident).aftermath().sections();
    if (!sections.isEmpty()) {
      card.section(
          "It holds:"
              + sections.stream()
                  .map(s -> "\n• " + Mrkdwn.escape(s))
                  .collect(Collectors.joining()));
    }
    card.actions(
        List.of(
            new Button("Export the record", "export", "", incident.id()).element("primary"),
            new Button("Close", "close", "", incident.id()).element()));
    card.context(
        "Write it from the record. Put its address on the timeline with `/incident note`, and close"
            + " the incident when nothing is left to do.");
    due.missed()
        .ifPresent(
            at ->
                card.context(
                    "This was due at " + Mrkdwn.dayAndTime(at) + "; I was away, so it is late."));
    return card.message(text);
  }
}
