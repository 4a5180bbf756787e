package dev.muster.feature.postmortem;

import com.slack.api.methods.request.files.FilesUploadV2Request.UploadFile;
import dev.muster.delivery.Attempt;
import dev.muster.delivery.Courier;
import dev.muster.delivery.Delivery;
import dev.muster.delivery.Delivery.Job;
import dev.muster.delivery.DeliveryResult;
import dev.muster.incident.Incident;
import dev.muster.incident.TimelineEntry;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbooks;
import dev.muster.record.IncidentRecord;
import dev.muster.record.review.PostMortem;
import dev.muster.slack.file.SharedFiles;
import dev.muster.slack.file.SharedFiles.Sharing;
import dev.muster.slack.web.Names;
import dev.muster.slack.web.SlackCourier;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import dev.muster.store.Timeline;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Carries the post-mortem into the war room's files, as it is then. */
public final class Document {
  private static final String KIND = "post-mortem-file";
  private static final String STEP = "upload the post-mortem";
  private static final String CHANNEL = "channel";
  private static final String AT = "at";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SharedFiles files;
  private final Names names;
  private final Incidents incidents;
  private final Timeline timeline;
  private final Playbooks playbooks;

  public Document(
      SlackGateway slack,
      Names names,
      Incidents incidents,
      Timeline timeline,
      Playbooks playbooks) {
    this.files = new SharedFiles(slack);
    this.names = names;
    this.incidents = incidents;
    this.timeline = timeline;
    this.playbooks = playbooks;
  }

  /** By the kind of delivery they carry. */
  public Map<String, Courier> couriers() {
    return Map.of(KIND, SlackCourier.to(STEP, this::carry));
  }

  /**
   * What brings it there; empty while there is no war room.
   *
   * @param occasion tells it from others
   */
  static Optional<Delivery> file(Incident incident, String occasion, Instant now) {
    return incident
        .room()
        .channel()
        .map(
            channel ->
                new Job(
                    KIND,
                    incident.id(),
                    occasion,
                    Map.of(CHANNEL, channel.value(), AT, now.toString()),
                    now));
  }

  private DeliveryResult carry(Attempt attempt) throws SlackFailure {
    Job errand = attempt.job();
    Incident incident = incidents.find(errand.incident()).orElseThrow();
    Instant at = Instant.parse(errand.arg(AT));
    String name = incident.id() + "-post-mortem-" + STAMP.format(at) + ".md";
    Sharing sharing =
        new Sharing(
            errand.arg(CHANNEL), name, "The post-mortem of " + incident.id() + ", as it is now.");
    if (files.isThere(sharing, attempt)) {
      return DeliveryResult.delivered();
    }
    String text = text(incident, at);
    try {
      files.share(
          sharing,
          List.of(
              UploadFile.builder()
                  .filename(name)
                  .fileData(text.getBytes(StandardCharsets.UTF_8))
                  .build()));
      return DeliveryResult.delivered();
    } catch (SlackFailure failure) {
      if (failure.kind() != SlackFailure.Kind.REFUSED) {
        throw failure;
      }
      return new DeliveryResult.GaveUp(
          Optional.of(STEP), failure.text() + " Then try again: `/incident postmortem file`.");
    }
  }

  /** As Markdown, with people by their names. */
  String text(Incident incident, Instant at) throws SlackFailure {
    List<TimelineEntry> entries = timeline.of(incident.id());
    Map<UserId, String> known = new HashMap<>();
    for (UserId user : IncidentRecord.people(incident, entries)) {
      known.put(user, names.of(user));
    }
    return PostMortem.of(
        new IncidentRecord(incident, entries, known, timeline.firstAltered(incident.id()), at),
        playbooks.of(incident));
  }
}
