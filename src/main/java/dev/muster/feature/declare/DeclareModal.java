package dev.muster.feature.declare;

import static dev.muster.feature.declare.DeclareForm.IMPACT;
import static dev.muster.feature.declare.DeclareForm.SAME;
import static dev.muster.feature.declare.DeclareForm.TITLE;

import com.slack.api.model.view.View;
import dev.muster.alert.AlertCard;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.NoteEvent.Tidings;
import dev.muster.incident.Severity;
import dev.muster.playbook.Playbook;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import dev.muster.slack.text.Mrkdwn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Takes what was filled in at the form in which an incident is declared. */
public final class DeclareModal implements Modal {
  /** Notes that travel with the form. */
  static final String SOURCE = "source";

  static final String ALERT = "alert";
  static final String STARTED = "started";

  /** The message that asked about an alert. */
  static final String CARD = "card";

  private static final String ASKED = "asked";

  private final DeclareIncident declaring;
  private final DeclareForm form;
  private final JoinIncident joining;
  private final AlertAnswers answers;

  public DeclareModal(DeclareIncident declaring, JoinIncident joining, AlertAnswers answers) {
    this.declaring = declaring;
    this.answers = answers;
    this.form = new DeclareForm(declaring);
    this.joining = joining;
  }

  @Override
  public String callbackId() {
    return DeclareForm.ID;
  }

  /** By another playbook there are other levels and other services. */
  @Override
  public Optional<View> changed(Submission submission) {
    Playbook meant = form.meant(submission);
    return meant.equals(form.drawn(submission))
        ? Optional.empty()
        : Optional.of(form.view(submission.context(), form.filled(submission, meant)));
  }

  @Override
  public After submit(Submission submission) {
    Optional<String> same = submission.value(SAME);
    if (same.isPresent()) {
      return joined(submission, new IncidentId(same.get()));
    }
    Optional<String> title = submission.value(TITLE).map(DeclareIncident::oneLine);
    if (title.isEmpty()) {
      return Modal.corrected(TITLE, "Say in a few words what is wrong.");
    }
    Playbook meant = form.meant(submission);
    Optional<Severity> severity = form.severity(submission);
    if (severity.isEmpty() || !meant.equals(form.drawn(submission))) {
      return new Becomes(lookAgain(submission, meant));
    }
    DeclareIncident.Wish wish = wish(submission, title.get(), severity.get());
    if (submission.context().note(ASKED).equals(title)) {
      return declared(submission, declaring.declare(submission.actor(), wish));
    }
    DeclareIncident.Outcome outcome = declaring.declareUnlessTwin(submission.actor(), wish);
    return outcome instanceof DeclareIncident.Outcome.Twin twin
        ? new Becomes(asking(submission, title.get(), twin.incident()))
        : declared(submission, ((DeclareIncident.Outcome.Made) outcome).incident());
  }

  private After joined(Submission submission, IncidentId id) {
    String told = joining.join(submission.actor(), id);
    alertBecame(submission, joining.incident(id), Tidings.ANOTHER);
    return Modal.closes(told);
  }

  private Closes declared(Submission submission, Incident incident) {
    alertBecame(submission, incident, Tidings.FIRST);
    return new Closes(Optional.of(DeclareMessage.declared(incident)));
  }

  /** Where it began with an alert. */
  private void alertBecame(Submission submission, Incident incident, Tidings tidings) {
    submission
        .context()
        .number(ALERT)
        .ifPresent(
            n -> {
              answers.became(submission.actor(), n, incident, tidings);
              answers.settled(
                  n.toString(), submission.context().note(CARD).flatMap(AlertCard::noted));
            });
  }

  private DeclareIncident.Wish wish(Submission submission, String title, Severity severity) {
    return new DeclareIncident.Wish(
        form.drawn(submission),
        title,
        severity,
        DeclareForm.visibility(submission),
        form.service(submission),
        submission.value(IMPACT),
        submission.context().moment(STARTED),
        submission.context().note(SOURCE));
  }

  /** It was sent before it was drawn anew, or lay open while the playbooks changed. */
  private View lookAgain(Submission submission, Playbook playbook) {
    return form.view(
        submission.context(),
        form.filled(submission, playbook),
        Optional.of(
            ":warning: This goes by the playbook *"
                + Mrkdwn.escape(playbook.title())
                + "*, which has its own levels. See that the right one is chosen, and press"
                + " *Declare* again."));
  }

  /** The same form with a question on top; sent again as it is, it declares. */
  private View asking(Submission submission, String title, Incident twin) {
    Map<String, String> notes = new HashMap<>(submission.context().notes());
    notes.put(ASKED, title);
    return form.view(
        submission.context().with(notes),
        form.filled(submission, form.drawn(submission)),
        Optional.of(DeclareMessage.isItTheSame(twin, declaring.now())));
  }
}
