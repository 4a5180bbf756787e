package dev.muster.feature.warroom;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.Assured;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.SlackSurfaceEvent.NotPosted;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.web.Conversations;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the people concerned that a message did not arrive where it belongs. */
final class UndeliveredNotice {
  private UndeliveredNotice() {}

  /**
   * @param otherwise where it is said if nobody commands
   */
  static List<Delivery> of(Happened happened, NotPosted lost, Optional<ChannelId> otherwise) {
    Incident incident = happened.incident();
    if (!incident.room().channel().equals(Optional.of(lost.where()))) {
      return elsewhere(happened, lost, otherwise).stream().toList();
    }
    List<Delivery> all = new ArrayList<>();
    lost.told().ifPresent(told -> all.add(takenBack(happened, lost, told)));
    Optional<UserId> commander = incident.team().commander();
    if (commander.isEmpty() || !commander.equals(lost.told().map(Assured::who))) {
      commander
          .map(UserId::value)
          .map(ChannelId::new)
          .or(() -> otherwise)
          .ifPresent(where -> all.add(warning(happened, lost, where)));
    }
    return all;
  }

  /** Whoever did it was answered before Slack was asked. */
  private static Post takenBack(Happened happened, NotPosted lost, Assured told) {
    Incident incident = happened.incident();
    String what = incident.isPrivate() ? "what you did" : "“" + told.what() + "”";
    String text =
        ":warning: "
            + incident.id()
            + ": "
            + what
            + " is on the timeline, but it was not posted in "
            + Mrkdwn.channel(lost.where())
            + ", so nobody has read it there. "
            + lost.why();
    return post(happened, happened.key("not-posted"), new ChannelId(told.who().value()), text);
  }

  /** Not more often than once an hour. */
  private static Post warning(Happened happened, NotPosted lost, ChannelId where) {
    Incident incident = happened.incident();
    String text =
        ":warning: "
            + incident.id()
            + ": Muster could not post in "
            + Mrkdwn.channel(lost.where())
            + ": "
            + lost.why()
            + " What it had to say there is on the timeline: `/incident timeline "
            + incident.id()
            + "`";
    String key = "unheard:" + incident.id() + ":" + happened.at().truncatedTo(ChronoUnit.HOURS);
    return post(happened, key, where, text);
  }

  /** In the war room, or where there is none as above; once an hour for each place. */
  private static Optional<Delivery> elsewhere(
      Happened happened, NotPosted lost, Optional<ChannelId> otherwise) {
    Incident incident = happened.incident();
    String named = lost.where().value();
    String where =
        UserId.isId(named)
            ? "A message to " + Mrkdwn.user(new UserId(named)) + " was not delivered"
            : "A message to " + Conversations.mention(named) + " was not posted";
    String hour = happened.at().truncatedTo(ChronoUnit.HOURS).toString();
    return incident
        .room()
        .channel()
        .or(() -> otherwise)
        .filter(channel -> !channel.equals(lost.where()))
        .map(
            channel ->
                post(
                    happened,
                    "unheard:" + incident.id() + ":" + named + ":" + hour,
                    channel,
                    ":warning: " + incident.id() + ": " + where + ". " + lost.why()));
  }

  private static Post post(Happened happened, String key, ChannelId where, String text) {
    return new Post(key, happened.incident().id(), where, text, "", happened.at());
  }
}
