package dev.muster.feature.resolve;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Choice;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form that asks why it was no incident after all. */
public final class CancelModal implements Modal {
  private static final String ID = "cancel";
  private static final String REASON = "reason";
  private static final String ORIGINAL = "original";
  private static final String WORDS = "words";

  private static final String FALSE_ALARM = "false-alarm";
  private static final String DUPLICATE = "duplicate";
  private static final String OTHER = "other";

  private final CancelIncident cancelling;

  public CancelModal(CancelIncident cancelling) {
    this.cancelling = cancelling;
  }

  static View view(Forms.Context context, Incident incident, List<Incident> candidates) {
    List<Choice> reasons = new ArrayList<>();
    reasons.add(new Choice(FALSE_ALARM, "False alarm", "Nothing was wrong"));
    if (!candidates.isEmpty()) {
      reasons.add(new Choice(DUPLICATE, "Duplicate", "The response goes on in another incident"));
    }
    reasons.add(new Choice(OTHER, "Something else", "In your words, below"));
    Forms form = Forms.form(ID, "Cancel " + incident.id(), "Cancel incident", context);
    form.radio(REASON, "Why was it no incident?", Presence.REQUIRED, reasons, "");
    if (!candidates.isEmpty()) {
      form.menu(
          ORIGINAL,
          "Which one does it duplicate?",
          Presence.OPTIONAL,
          candidates.stream()
              .map(i -> Choice.of(i.id().value(), i.id() + " " + i.severity() + " " + i.title()))
              .toList(),
          "");
    }
    form.lines(WORDS, "Anything to add?", Presence.OPTIONAL, 1000, "");
    form.hint("If it was one and is over, close this form and use *Resolve*.");
    return form.view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    IncidentId id = submission.incident();
    Optional<String> words = submission.value(WORDS);
    Optional<String> original = submission.value(ORIGINAL);
    String reason = submission.required(REASON);
    if (reason.equals(DUPLICATE)) {
      return original
          .map(of -> cancelling.duplicate(submission.actor(), id, new IncidentId(of), words))
          .map(Modal::closes)
          .orElseGet(() -> Modal.corrected(ORIGINAL, "Choose the incident that it duplicates."));
    }
    if (original.isPresent()) {
      return Modal.corrected(
          REASON, "You named an incident that it duplicates. Is it a duplicate?");
    }
    if (reason.equals(OTHER)) {
      return words
          .map(why -> Modal.closes(cancelling.none(submission.actor(), id, why)))
          .orElseGet(() -> Modal.corrected(WORDS, "Say in a few words why it was none."));
    }
    String why = "False alarm" + words.map(w -> ": " + w).orElse("");
    return Modal.closes(cancelling.none(submission.actor(), id, why));
  }
}
