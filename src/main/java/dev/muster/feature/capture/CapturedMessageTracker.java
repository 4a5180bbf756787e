package dev.muster.feature.capture;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.NoteEvent.CapturedMessageDeleted;
import dev.muster.incident.NoteEvent.CapturedMessageEdited;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.Listener;
import dev.muster.slack.SlackEvent;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import dev.muster.store.Timeline.Captured;
import java.util.Optional;

/**
 * What becomes of a message that is on a timeline: its edits and its deletion are entries too, and
 * what it said before stays.
 */
public final class CapturedMessageTracker implements Listener {
  private final Incidents incidents;
  private final Timeline timeline;

  public CapturedMessageTracker(Incidents incidents, Timeline timeline) {
    this.incidents = incidents;
    this.timeline = timeline;
  }

  @Override
  public void on(SlackEvent event) {
    if (event instanceof SlackEvent.MessageEdited edited) {
      for (Captured captured : timeline.captured(edited.channel(), edited.ts())) {
        edited(edited, captured);
      }
    } else if (event instanceof SlackEvent.MessageDeleted deleted) {
      for (Captured captured : timeline.captured(deleted.channel(), deleted.ts())) {
        deleted(deleted, captured);
      }
    }
  }

  private void edited(SlackEvent.MessageEdited edited, Captured captured) {
    String words = Mrkdwn.withIds(edited.text()).strip();
    if (words.isEmpty() || Words.same(captured.words(), words)) {
      return; // only its looks changed: a link was unfurled
    }
    // Slack may tell of one edit under several event ids; the edit's own timestamp is one. It
    // counts in seconds, so that two edits may share it: the words tell them apart.
    String which = edited.editedAt().orElse(edited.eventId()) + ":" + words.hashCode();
    incidents.record(
        captured.incident(),
        once("edited", edited.user(), edited.channel(), edited.ts() + ":" + which, captured),
        incident -> unlessKnown(edited, captured, words));
  }

  /** Looked at again where nobody else writes. */
  private IncidentEvent unlessKnown(
      SlackEvent.MessageEdited edited, Captured before, String words) {
    boolean known =
        timeline.captured(edited.channel(), edited.ts()).stream()
            .filter(c -> c.incident().equals(before.incident()))
            .anyMatch(c -> Words.same(c.words(), words));
    if (known) {
      throw new Refused("The timeline says so already.");
    }
    return new CapturedMessageEdited(edited.channel(), edited.ts(), words);
  }

  /** Slack does not tell who deleted it. */
  private void deleted(SlackEvent.MessageDeleted deleted, Captured captured) {
    incidents.record(
        captured.incident(),
        once("deleted", UserId.MUSTER, deleted.channel(), deleted.ts(), captured),
        incident -> new CapturedMessageDeleted(deleted.channel(), deleted.ts(), captured.words()));
  }

  private static Actor once(
      String what, UserId user, ChannelId channel, String which, Captured captured) {
    return new Actor(
        user, Optional.of(what + ":" + channel + ":" + which + ":" + captured.incident()));
  }
}
