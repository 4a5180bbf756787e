package dev.muster.feature.warroom;

import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.SlackSurfaceEvent.NotInvited;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who could not be let into the war room: said there, and to who declared, if it is that one. */
final class LeftOutMessage {
  private LeftOutMessage() {}

  static List<Post> of(Happened happened, NotInvited left) {
    Incident incident = happened.incident();
    List<Post> posts = new ArrayList<>();
    incident
        .room()
        .channel()
        .ifPresent(room -> posts.add(post(happened, "not-invited", room, inTheRoom(left))));
    for (NotInvited.LeftOut one : left.people()) {
      if (Optional.of(one.who()).equals(incident.identity().declarer())) {
        posts.add(
            post(
                happened, "left-out", new ChannelId(one.who().value()), toDeclarer(incident, one)));
      }
    }
    return posts;
  }

  private static Post post(Happened happened, String name, ChannelId where, String text) {
    String id = happened.incident().id().toString();
    return new Post(
        happened.key(name),
        happened.incident().id(),
        where,
        ":warning: " + id + ": " + text,
        "",
        happened.at());
  }

  private static String inTheRoom(NotInvited left) {
    String who =
        left.people().stream()
            .map(one -> Mrkdwn.user(one.who()) + " (" + Mrkdwn.escape(one.why()) + ")")
            .collect(Collectors.joining(", "));
    return "Slack did not let these people into the war room: "
        + who
        + ". Call them another way, or ask a Slack admin to add them.";
  }

  private static String toDeclarer(Incident incident, NotInvited.LeftOut one) {
    UserId who = one.who();
    String commander =
        incident
            .team()
            .commander()
            .filter(c -> !c.equals(who))
            .map(c -> " " + Mrkdwn.user(c) + " has command.")
            .orElse("");
    return "Slack did not let you into its war room: "
        + Mrkdwn.escape(one.why())
        + "."
        + commander
        + " Ask a Slack admin to add you. From here you can post with `/incident update "
        + incident.id()
        + "`.";
  }
}
