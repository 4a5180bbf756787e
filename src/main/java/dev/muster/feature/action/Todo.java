package dev.muster.feature.action;

import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItem.Deadline;
import dev.muster.incident.ActionItem.Source;
import dev.muster.incident.ActionItem.Terms;
import dev.muster.incident.ActionItemEvent.ActionMessageDeleted;
import dev.muster.incident.ActionItemEvent.ActionMessageEdited;
import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.Listener;
import dev.muster.slack.SlackEvent;
import dev.muster.slack.SlackEvent.MessageDeleted;
import dev.muster.slack.SlackEvent.MessageEdited;
import dev.muster.slack.SlackEvent.MessagePosted;
import dev.muster.slack.text.Permalinks;
import dev.muster.store.Incidents;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A message that begins with {@code TODO:} in a war room is an action item. Items that were made of
 * messages follow these when they change, and stay when they are deleted.
 */
public final class Todo implements Listener {
  private final Incidents incidents;
  private final ActionItemService following;
  private final Supplier<Permalinks> permalinks;

  public Todo(Incidents incidents, ActionItemService following, Supplier<Permalinks> permalinks) {
    this.incidents = incidents;
    this.following = following;
    this.permalinks = permalinks;
  }

  @Override
  public void on(SlackEvent event) {
    if (event instanceof MessagePosted posted) {
      if (TypedAction.isTodo(posted.text())) {
        String link = permalinks.get().of(posted.channel(), posted.ts(), posted.threadTs());
        incidents
            .inChannel(posted.channel())
            .ifPresent(
                incident -> add(incident, posted.user(), message(posted, link), posted.text()));
      }
    } else if (event instanceof MessageEdited edited) {
      // A card of ours is edited whenever it shows something new: nobody said anything.
      if (edited.user().isPerson() && !following.isUs(edited.user())) {
        incidents.inChannel(edited.channel()).ifPresent(incident -> edited(incident, edited));
      }
    } else if (event instanceof MessageDeleted deleted) {
      incidents.inChannel(deleted.channel()).ifPresent(incident -> deleted(incident, deleted));
    }
  }

  /** Where a message is, before anybody has read it. */
  private record Place(ChannelId channel, String ts, String permalink) {}

  private static Place message(MessagePosted posted, String link) {
    return new Place(posted.channel(), posted.ts(), link);
  }

  private void add(Incident incident, UserId by, Place place, String text) {
    if (incident.ending().followUps().of(place.channel(), place.ts()).isPresent()) {
      return; // Slack tells it again
    }
    TypedAction typed = TypedAction.ofMessage(text, following.days(incident));
    if (typed.words().isEmpty()) {
      return; // only a name, or a day
    }
    Actor actor = once("todo", by, place.channel(), place.ts());
    following.addOf(
        actor,
        incident,
        typed,
        new Source(place.channel(), place.ts(), place.permalink(), typed.words()));
  }

  private void edited(Incident incident, MessageEdited edited) {
    Optional<ActionItem> item = incident.ending().followUps().of(edited.channel(), edited.ts());
    if (item.isPresent()) {
      if (item.get().isOpen()) {
        followed(incident, item.get(), edited);
      }
    } else if (TypedAction.isTodo(edited.text())) {
      String link = permalinks.get().of(edited.channel(), edited.ts());
      add(incident, edited.user(), new Place(edited.channel(), edited.ts(), link), edited.text());
    }
  }

  private void followed(Incident incident, ActionItem item, MessageEdited edited) {
    TypedAction typed = TypedAction.ofMessage(edited.text(), following.days(incident));
    if (typed.words().isEmpty()) {
      return;
    }
    // Slack may tell of one edit under several event ids; the edit's own timestamp is one. It
    // counts in seconds, so that two edits may share it: the words tell them apart.
    Actor actor =
        once(
            "todo-edited",
            edited.user(),
            edited.channel(),
            edited.ts()
                + ":"
                + edited.editedAt().orElse(edited.eventId())
                + ":"
                + edited.text().hashCode());
    if (!says(item, typed.words())) {
      incidents.record(incident.id(), actor, i -> unlessSaid(i, item.number(), typed.words()));
    }
    Terms before = item.terms();
    Optional<UserId> owner = before.owner().or(typed::owner);
    Optional<Deadline> due = before.due().or(() -> following.deadline(incident, typed.day()));
    if (!owner.equals(before.owner()) || !due.equals(before.due())) {
      // What somebody said of it since stands: a message only adds what was missing.
      following.change(
          actor.also("terms"), incident, item.number(), now -> new Terms(now.words(), owner, due));
    }
  }

  /** Only its looks changed: a link was unfurled. */
  private static boolean says(ActionItem item, String words) {
    return item.source().filter(s -> s.words().equals(words)).isPresent();
  }

  /** Looked at again where nobody else writes. */
  private static IncidentEvent unlessSaid(Incident incident, int number, String words) {
    ActionItem item = ActionItemService.item(incident, number);
    if (says(item, words)) {
      throw new Refused("The action item says so already.");
    }
    return new ActionMessageEdited(number, words, item.terms().words());
  }

  /** Slack does not tell who deleted it. */
  private void deleted(Incident incident, MessageDeleted deleted) {
    incident
        .ending()
        .followUps()
        .of(deleted.channel(), deleted.ts())
        .filter(ActionItem::isOpen)
        .ifPresent(
            item ->
                incidents.record(
                    incident.id(),
                    once("todo-deleted", UserId.MUSTER, deleted.channel(), deleted.ts()),
                    i ->
                        new ActionMessageDeleted(
                            item.number(),
                            ActionItemService.item(i, item.number()).terms().words())));
  }

  private static Actor once(String what, UserId user, ChannelId channel, String which) {
    return new Actor(user, Optional.of(what + ":" + channel + ":" + which));
  }
}
