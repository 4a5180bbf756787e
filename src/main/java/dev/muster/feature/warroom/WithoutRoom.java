package dev.muster.feature.warroom;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.SlackSurfaceEvent.ChannelNotOpened;
import dev.muster.incident.SlackSurfaceEvent.ChannelNotOpened.Reason;
import dev.muster.incident.SlackSurfaceEvent.InvitationAwaitsRoom;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens while Slack makes no war room: people hear directly, and it is tried again. */
final class WithoutRoom {
  /** A setting of the workspace is not changed from one minute to the next. */
  private static final Duration REFUSED = Duration.ofDays(1);

  private static final Duration IN_TROUBLE = Duration.ofMinutes(5);

  private WithoutRoom() {}

  /**
   * @param declarer who hears of the first time; of a later one only who asked for it does
   */
  static List<Delivery> after(
      Happened happened, ChannelNotOpened failed, Optional<ChannelId> declarer) {
    Incident incident = happened.incident();
    List<Delivery> all = new ArrayList<>();
    if (incident.isOpen()) {
      Duration pause = failed.reason() == Reason.NO_ANSWER ? IN_TROUBLE : REFUSED;
      all.add(
          new Reminder(
              OpenWarRoom.AGAIN,
              incident.id(),
              Map.of(OpenWarRoom.NAME, failed.name()),
              happened.at().plus(pause)));
    }
    boolean first = incident.room().obstacle().filter(o -> o.times() > 1).isEmpty();
    failed
        .asker()
        .map(UserId::value)
        .map(ChannelId::new)
        .or(() -> declarer.filter(who -> first))
        .ifPresent(who -> all.add(direct(happened, "no-room", who, failed(incident, failed))));
    return all;
  }

  private static Message failed(Incident incident, ChannelNotOpened failed) {
    String next =
        incident.isPrivate()
            ? " No one else was told of it."
            : " It is announced without one, and those on call are told directly.";
    String again =
        failed.reason() == Reason.NO_ANSWER
            ? " Muster tries again by itself."
            : " Muster tries again once a day. Once it is allowed, press *Open the war room*"
                + (incident.isPrivate() ? "." : " or type `/incident room " + incident.id() + "`.");
    String text =
        ":warning: *"
            + incident.id()
            + "* has no war room yet: "
            + failed.why()
            + (failed.asker().isPresent() ? "" : next)
            + again;
    return new Card().section(text).actions(List.of(open(incident))).message(text);
  }

  private static ButtonElement open(Incident incident) {
    return new Button("Open the war room", "room", "", incident.id()).element();
  }

  /** Who would have been invited. Of a private incident nothing is said outside of its channel. */
  static List<Delivery> wanted(Happened happened, InvitationAwaitsRoom delayed) {
    Incident incident = happened.incident();
    String what =
        incident.isPrivate()
            ? "a private incident, " + incident.id()
            : "*"
                + incident.id()
                + "* · "
                + Mrkdwn.escape(incident.severity().name())
                + " · "
                + Mrkdwn.escape(incident.title());
    String text =
        ":rotating_light: You are wanted in "
            + what
            + ".\n"
            + RoomWords.where(incident)
            + " You will be invited once it is open.";
    Card card = new Card().section(text);
    if (incident.isOpen()) {
      card.actions(
          List.of(
              new Button("I'm on it", "ack", "", incident.id()).element("primary"),
              new Button("Take command", "take", "", incident.id()).element()));
    }
    Message message = card.message(text);
    return delayed.people().stream()
        .<Delivery>map(
            user -> direct(happened, "wanted:" + user, new ChannelId(user.value()), message))
        .toList();
  }

  private static Post direct(Happened happened, String name, ChannelId to, Message message) {
    return new Post(
        happened.key(name),
        happened.incident().id(),
        to,
        message.text(),
        message.blocksJson(),
        happened.at());
  }
}
