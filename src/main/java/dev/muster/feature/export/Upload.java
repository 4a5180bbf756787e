package dev.muster.feature.export;

import com.slack.api.methods.request.files.FilesUploadV2Request.UploadFile;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UserId;
import dev.muster.record.Format;
import dev.muster.record.IncidentRecord;
import dev.muster.record.IncidentRecord.Evidence;
import dev.muster.slack.file.SharedFiles;
import dev.muster.slack.file.SharedFiles.Sharing;
import dev.muster.slack.web.Names;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries the record into the war room, as files. */
public final class Upload {
  private static final String KIND = "export";
  private static final String STEP = "upload the record";
  private static final String CHANNEL = "channel";
  private static final String AT = "at";
  private static final String FORMATS = "formats";
  private static final String USUAL = "md json";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SharedFiles shared;
  private final Names names;
  private final Incidents incidents;
  private final Timeline timeline;

  private Upload(SlackGateway slack, Names names, Incidents incidents, Timeline timeline) {
    this.shared = new SharedFiles(slack);
    this.names = names;
    this.incidents = incidents;
    this.timeline = timeline;
  }

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> couriers(
      SlackGateway slack, Names names, Incidents incidents, Timeline timeline) {
    return Map.of(
        KIND, SlackCourier.to(STEP, new Upload(slack, names, incidents, timeline)::carry));
  }

  /**
   * @param formats one file each
   */
  static Job errand(
      IncidentId incident, ChannelId channel, String request, List<Format> formats, Instant now) {
    String endings = formats.stream().map(Format::ending).collect(Collectors.joining(" "));
    return new Job(
        KIND,
        incident,
        request,
        Map.of(CHANNEL, channel.value(), AT, now.toString(), FORMATS, endings),
        now);
  }

  /** One that was asked for before there was a choice names none. */
  private static List<Format> formats(Job errand) {
    return Stream.of(errand.args().getOrDefault(FORMATS, USUAL).split(" ", -1))
        .flatMap(ending -> Format.named(ending).stream())
        .toList();
  }

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Job errand = attempt.job();
    Incident incident = incidents.find(errand.incident()).orElseThrow();
    String channel = errand.arg(CHANNEL);
    Instant at = Instant.parse(errand.arg(AT));
    String base = incident.id() + "-" + STAMP.format(at);
    Sharing sharing =
        new Sharing(channel, base, "The record of " + incident.id() + ", as it is now.");
    if (shared.isThere(sharing, attempt)) {
      return DeliveryResult.delivered();
    }
    IncidentRecord record = record(incident, at);
    List<UploadFile> files =
        formats(errand).stream()
            .map(
                format ->
                    UploadFile.builder()
                        .filename(base + "." + format.ending())
                        .fileData(format.bytes(record))
                        .build())
            .collect(Collectors.toList());
    try {
      shared.share(sharing, files);
      return DeliveryResult.delivered();
    } catch (SlackFailure failure) {
      if (failure.kind() != SlackFailure.Kind.REFUSED) {
        throw failure;
      }
      return new DeliveryResult.GaveUp(
          Optional.of(STEP), failure.text() + " " + elsewhere(incident.id()));
    }
  }

  private static String elsewhere(IncidentId id) {
    return "Until then, `/incident timeline` shows the newest of it here, and `java -jar muster.jar"
        + " export "
        + id
        + " --format md`, run on Muster's machine, writes all of it.";
  }

  private IncidentRecord record(Incident incident, Instant at) throws SlackFailure {
    List<TimelineEntry> entries = timeline.of(incident.id());
    Map<UserId, String> known = new HashMap<>();
    Set<UserId> people = IncidentRecord.people(incident, entries);
    for (UserId user : people) {
      known.put(user, names.of(user));
    }
    return new IncidentRecord(incident, entries, known, Evidence.of(timeline, incident), at);
  }
}
