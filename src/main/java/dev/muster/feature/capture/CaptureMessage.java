package dev.muster.feature.capture;

import dev.muster.incident.Actor;
import dev.muster.incident.ChannelId;
import dev.muster.incident.IncidentId;
import dev.muster.incident.NoteEvent.MessageCaptured;
import dev.muster.incident.Refused;
import dev.muster.slack.Shortcut;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.Permalinks;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.util.function.Supplier;

/** Puts a message whose words are at hand on a timeline. */
public final class CaptureMessage {
  private final Incidents incidents;
  private final Timeline timeline;
  private final Supplier<Permalinks> permalinks;

  public CaptureMessage(Incidents incidents, Timeline timeline, Supplier<Permalinks> permalinks) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.permalinks = permalinks;
  }

  boolean stands(IncidentId incident, ChannelId channel, String ts) {
    return timeline.captured(channel, ts).stream().anyMatch(c -> c.incident().equals(incident));
  }

  /**
   * What to tell whoever added it.
   *
   * @throws Refused if it is there already
   */
  String capture(Actor actor, IncidentId id, Shortcut.Message message) {
    String words = Mrkdwn.withIds(message.text()).strip();
    incidents.record(
        id,
        actor,
        incident ->
            new MessageCaptured(
                message.channel(),
                message.ts(),
                message.author(),
                words.isEmpty() ? Words.NONE : words,
                permalinks.get().of(message.channel(), message.ts()),
                actor.user()));
    return "It is on the timeline of " + id + " now. `/incident timeline` shows it.";
  }
}
