package dev.muster.feature.export;

import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.record.Format;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code /incident export}: the whole record as files, in the war room. */
public final class ExportCommand implements Command {
  private static final List<Format> USUAL = List.of(Format.MD, Format.JSON);

  private final Incidents incidents;
  private final Clock clock;

  public ExportCommand(Incidents incidents, Clock clock) {
    this.incidents = incidents;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String usage() {
    return "[md|json|csv|html|pdf]";
  }

  @Override
  public String summary() {
    return "the whole record as files into the war room: Markdown and JSON, or what you name";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    List<Format> formats = formats(invocation.arguments().words());
    ChannelId channel =
        incident
            .room()
            .channel()
            .orElseThrow(
                () ->
                    new Refused(
                        "The files would go into the war room. " + RoomWords.where(incident)));
    if (incident.room().obstacle().isPresent()) {
      throw new Refused(RoomWords.where(incident) + " No files were made.");
    }
    incidents.enqueue(
        Upload.errand(
            incident.id(), channel, invocation.request().key(), formats, clock.instant()));
    return Reply.told(
        "The record of "
            + incident.id()
            + " goes into "
            + Mrkdwn.channel(channel)
            + " in a moment, as "
            + formats.stream().map(Format::title).collect(Collectors.joining(" and "))
            + ".");
  }

  private static List<Format> formats(String words) {
    List<Format> formats = new ArrayList<>();
    for (String word : words.toLowerCase(Locale.ROOT).split("[\\s,]+", -1)) {
      if (!word.isEmpty()) {
        formats.add(
            Format.named(word)
                .orElseThrow(
                    () ->
                        new Refused(
                            "There is no format \""
                                + Mrkdwn.escape(word)
                                + "\". There are "
                                + Format.ALL
                                + ": `/incident export pdf`.")));
      }
    }
    return formats.isEmpty() ? USUAL : formats.stream().distinct().toList();
  }
}
