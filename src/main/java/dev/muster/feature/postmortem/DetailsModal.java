package dev.muster.feature.postmortem;

import com.slack.api.model.view.View;
import dev.muster.incident.Actor;
import dev.muster.incident.Incident;
import dev.muster.incident.Milestones;
import dev.muster.incident.Refused;
import dev.muster.incident.Reviewing.TimesCorrected;
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

  private final Recounting recounting;

  public DetailsModal(Recounting recounting) {
    this.recounting = recounting;
  }

  static View view(Forms.Context context, Incident incident, Recounting recounting) {
    ZoneId zone = recounting.when(incident).zone();
    Milestones times = incident.milestones();
    return Forms.form(ID, "Post-mortem " + incident.id(), "Save", context)
        .person(OWNER, "Who sees to it?", Presence.OPTIONAL, incident.ending().review().owner())
        .line(BEGAN, "When did it begin?", Presence.REQUIRED, 20, text(times.started(), zone))
        .line(
            NOTICED,
            "When did somebody, or an alert, notice it?",
            Presence.REQUIRED,
            20,
            text(times.detected(), zone))
        .line(
            MITIGATED,
            "When was it mitigated?",
            Presence.OPTIONAL,
            20,
            times.mitigated().map(at -> text(at, zone)).orElse(""))
        .hint("Times as " + zone.getId() + " has them: 09:10, or 2026-03-01 09:10.")
        .view();
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
    Milestones now = incident.milestones();
    List<Optional<Instant>> times = new ArrayList<>();
    for (String field : List.of(BEGAN, NOTICED, MITIGATED)) {
      try {
        times.add(submission.value(field).map(recounting.when(incident)::read));
      } catch (Refused refused) {
        return Modal.corrected(field, refused.sentence());
      }
    }
    TimesCorrected corrected =
        new TimesCorrected(
            changed(times.get(0), Optional.of(now.started())),
            changed(times.get(1), Optional.of(now.detected())),
            changed(times.get(2), now.mitigated()));
    return Modal.closes(save(submission, incident, corrected));
  }

  private String save(Submission submission, Incident incident, TimesCorrected corrected) {
    Actor actor = submission.actor();
    List<String> told = new ArrayList<>();
    boolean same = corrected.equals(TimesCorrected.NONE);
    if (!same) {
      told.add(recounting.times(actor, incident.id(), corrected));
    }
    Optional<UserId> owner =
        submission
            .value(OWNER)
            .map(UserId::new)
            .filter(user -> !incident.ending().review().owner().equals(Optional.of(user)));
    owner.ifPresent(user -> told.add(recounting.owner(actor.also("owner"), incident.id(), user)));
    return told.isEmpty() ? "All is as it was." : String.join(" ", told);
  }

  /** A field shows whole seconds: what wasn't touched is not corrected to them. */
  private static Optional<Instant> changed(Optional<Instant> typed, Optional<Instant> before) {
    return typed.filter(
        at -> before.filter(b -> b.getEpochSecond() == at.getEpochSecond()).isEmpty());
  }
}
