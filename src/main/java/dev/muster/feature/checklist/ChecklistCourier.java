package dev.muster.feature.checklist;

import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.SlackSurfaceEvent.ListPosted;
import dev.muster.incident.Work.Checklist;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Message;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.PostCourier.Posted;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.util.Map;
import java.util.Optional;

/** Keeps the one message of each list as the list is. */
final class ChecklistCourier {
  private final PostCourier posts;
  private final Incidents incidents;
  private final Playbooks playbooks;

  ChecklistCourier(SlackGateway slack, Incidents incidents, Playbooks playbooks) {
    this.posts = new PostCourier(slack);
    this.incidents = incidents;
    this.playbooks = playbooks;
  }

  /** By the kind of delivery it carries. */
  Map<String, Courier> couriers() {
    return Map.of(
        ChecklistReaction.KIND, SlackCourier.to("keep a checklist up to date", this::carry));
  }

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Incident incident = incidents.find(attempt.delivery().incident()).orElseThrow();
    Optional<ChannelId> channel = incident.room().channel();
    String number = attempt.refresh().part().substring(ChecklistReaction.PART.length());
    Optional<Checklist> list = incident.progress().work().list(Integer.parseInt(number));
    if (channel.isEmpty() || list.isEmpty()) {
      return DeliveryResult.delivered(); // it began anew, and another list took its place
    }
    Message drawn = ChecklistMessage.of(incident, list.get(), playbooks.of(incident));
    Message message = incident.isDrill() ? drawn.marked() : drawn;
    Optional<String> ts = list.get().ts();
    if (ts.isPresent()) {
      posts.edit(new Posted(channel.get().value(), ts.get()), message);
      return DeliveryResult.delivered();
    }
    Posted posted =
        posts.send(
            attempt.delivery().key(),
            channel.get().value(),
            message.text(),
            message.blocksJson(),
            attempt);
    if (attempt.maybeDone()) {
      posts.edit(posted, message); // what an earlier try posted says what was so then
    }
    return DeliveryResult.delivered(new ListPosted(list.get().number(), posted.ts()));
  }
}
