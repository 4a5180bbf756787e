package dev.muster.feature.escalate;

import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.Delivery.Post;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.ChannelId;
import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.EscalationEvent.PageRefused;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.plan.LadderSteps;
import dev.muster.playbook.Playbook;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is done where a page did not arrive. One that failed directly is repeated in the war room;
 * one that failed there, in the announcement channel; and where no message of it arrives, the
 * ladder's next step is taken at once. Somebody who can do more hears of each.
 */
final class PageFallback {
  private final Happened happened;
  private final PageRefused refused;
  private final Incident incident;
  private final Playbook playbook;

  PageFallback(Happened happened, PageRefused refused, Playbook playbook) {
    this.happened = happened;
    this.refused = refused;
    this.incident = happened.incident();
    this.playbook = playbook;
  }

  List<Delivery> deliveries() {
    List<Delivery> all = new ArrayList<>();
    if (roomWasRefused()) {
      announced().ifPresent(all::add);
      all.addAll(told("in " + Mrkdwn.channel(refused.where())));
    } else if (incident.room().channel().isPresent()) {
      all.addAll(inTheRoom());
    } else {
      all.addAll(told(refused.page().mentions() + " directly"));
    }
    if (refused.nobodyIsPaged(incident) && climbs()) {
      all.add(
          new Job(
              EscalateAfterIgnoredNudges.UNPAGED,
              incident.id(),
              Long.toString(refused.page().call()),
              Map.of(),
              happened.at()));
    }
    return all;
  }

  private boolean roomWasRefused() {
    return refused.page().whom().isEmpty();
  }

  /** Who was named by hand is meant: nobody else is paged in their place. */
  private boolean climbs() {
    return refused.page().occasion().cause() != Cause.PAGE
        && incident.isOpen()
        && LadderSteps.next(incident, playbook).isPresent();
  }

  private List<Delivery> inTheRoom() {
    String text =
        ":warning: "
            + refused.page().mentions()
            + ": *"
            + incident.id()
            + "* needs you, and Muster couldn't message you directly: "
            + refused.why()
            + " If they don't answer here, reach them another way or page someone else.";
    return withSteps(text).inWarRoom(happened, "unpaged");
  }

  private Message withSteps(String text) {
    Card card = new Card();
    Optional<Button> next =
        LadderSteps.next(incident, playbook)
            .map(step -> new Button("Escalate further", "escalate", step.name(), incident.id()));
    return next.map(button -> card.section(text, button.element()))
        .orElseGet(() -> card.section(text))
        .message(text);
  }

  /** What is private, or only practice, stays where it is. */
  private Optional<Delivery> announced() {
    if (incident.isPrivate() || incident.isDrill() || refused.page().mentions().isEmpty()) {
      return Optional.empty();
    }
    String text =
        ":rotating_light: "
            + refused.page().mentions()
            + ": you are paged for *"
            + incident.id()
            + "* · "
            + Mrkdwn.escape(incident.severity().name())
            + " · "
            + Mrkdwn.escape(incident.title())
            + ". Muster couldn't page you in its war room.";
    Message message =
        new Card()
            .section(text, new Button("I'm on it", "ack", "", incident.id()).element("primary"))
            .message(text);
    return Optional.of(
        new Post(
            happened.key("paged-elsewhere"),
            incident.id(),
            new ChannelId(playbook.warRoom().announcementChannel()),
            message.text(),
            message.blocksJson(),
            happened.at()));
  }

  /**
   * Whoever asked for it, commands or declared; once each, and not the one who can't be reached.
   */
  private List<Delivery> told(String how) {
    Set<UserId> people = new LinkedHashSet<>();
    Optional.of(refused.page().occasion().by())
        .filter(by -> !by.equals(UserId.MUSTER))
        .ifPresent(people::add);
    incident.team().commander().ifPresent(people::add);
    if (people.isEmpty()) {
      incident.identity().declarer().ifPresent(people::add);
    }
    refused.page().whom().ifPresent(people::remove);
    String text =
        ":warning: "
            + incident.id()
            + ": Muster couldn't page "
            + how
            + ": "
            + refused.why()
            + " Reach them another way, or page someone else: `/incident page "
            + incident.id()
            + " @group`.";
    return people.stream()
        .<Delivery>map(
            user ->
                new Post(
                    happened.key("unpaged:" + user),
                    incident.id(),
                    new ChannelId(user.value()),
                    text,
                    "",
                    happened.at()))
        .toList();
  }
}
