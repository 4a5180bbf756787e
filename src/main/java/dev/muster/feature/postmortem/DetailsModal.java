package dev.muster.feature.postmortem;

import com.slack.api.model.view.View;
import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.Milestones;
import dev.muster.incident.PostmortemEvent.TimesCorrected;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The form for whose the post-mortem is, and when it all began. */
public final class DetailsModal implements Modal {
  private static final String ID = "postmortem_times";
  private static final String OWNER = "owner";
  private static final String BEGAN = "began";
  private static final String NOTICED = "noticed";
  private static final String MITIGATED = "mitigated";
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final PostmortemEditor recounting;

  public DetailsModal(PostmortemEditor recounting) {
    this.recounting = recounting;
  }

  static View view(Forms.Context context, Incident incident, PostmortemEditor recounting) {
    ZoneId zone = recounting.when(incident).zone();
    Map<String, String> shown = shown(incident, zone);
    return Forms.form(ID, "Post-mortem " + incident.id(), "Save", context.with(shown))
        .person(OWNER, "Who sees to it?", Presence.OPTIONAL, incident.ending().review().owner())
        .line(
            BEGAN,
            "When did it begin?",
            Presence.REQUIRED,
            20,
            text(incident.milestones().started(), zone))
        .line(
            NOTICED,
            "When did somebody, or an alert, notice it?",
            Presence.REQUIRED,
            20,
            text(incident.milestones().detected(), zone))
        .line(
            MITIGATED,
            "When was it mitigated?",
            Presence.OPTIONAL,
            20,
            shown.getOrDefault(MITIGATED, ""))
        .hint("Times as " + zone.getId() + " has them: 09:10, or 2026-03-01 09:10.")
        .view();
  }

  /** What the form begins with: it travels along, so that only what was touched is changed. */
  private static Map<String, String> shown(Incident incident, ZoneId zone) {
    Milestones times = incident.milestones();
    return Map.of(
        OWNER, incident.ending().review().owner().map(UserId::value).orElse(""),
        BEGAN, text(times.started(), zone),
        NOTICED, text(times.detected(), zone),
        MITIGATED, times.mitigated().map(at -> text(at, zone)).orElse(""));
  }

  private static String text(Instant at, ZoneId zone) {
    return WRITTEN.format(at.atZone(zone));
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Incident incident = recounting.incident(submission.incident());
    List<Optional<Instant>> times = new ArrayList<>();
    for (String field : List.of(BEGAN, NOTICED, MITIGATED)) {
      try {
        times.add(touched(submission, field).map(recounting.when(incident)::read));
      } catch (Refused refused) {
        return Modal.corrected(field, refused.sentence());
      }
    }
    return Modal.closes(
        save(submission, incident, new TimesCorrected(times.get(0), times.get(1), times.get(2))));
  }

  private String save(Submission submission, Incident incident, TimesCorrected corrected) {
    Actor actor = submission.actor();
    List<String> told = new ArrayList<>();
    boolean same = corrected.equals(TimesCorrected.NONE);
    if (!same) {
      told.add(recounting.times(actor, incident.id(), corrected));
    }
    Optional<UserId> owner = touched(submission, OWNER).map(UserId::new);
    owner.ifPresent(user -> told.add(recounting.owner(actor.also("owner"), incident.id(), user)));
    return told.isEmpty() ? "All is as it was." : String.join(" ", told);
  }

  /** What somebody put there instead of what the form began with. */
  private static Optional<String> touched(Submission submission, String field) {
    String before = submission.context().note(field).orElse("");
    return submission.value(field).filter(now -> !now.equals(before));
  }
}
