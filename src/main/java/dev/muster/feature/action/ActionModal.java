package dev.muster.feature.action;

import com.slack.api.model.view.View;
import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItem.Deadline;
import dev.muster.incident.ActionItem.Terms;
import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The form for an action item, new or to be changed. */
public final class ActionModal implements Modal {
  private static final String ID = "action";
  private static final String WORDS = "words";
  private static final String PERSON = "person";
  private static final String DUE = "due";
  private static final String NUMBER = "number";
  private static final int LONGEST_DAY = 40;

  private final ActionItemService following;

  public ActionModal(ActionItemService following) {
    this.following = following;
  }

  /** With what is so now, where there is one already. */
  static View view(Forms.Context context, Incident incident, Optional<ActionItem> item) {
    Forms.Context about =
        item.map(i -> context.with(Map.of(NUMBER, Integer.toString(i.number())))).orElse(context);
    Optional<Terms> terms = item.map(ActionItem::terms);
    return Forms.form(
            ID,
            item.map(i -> "Action item " + i.ref()).orElse("Action item"),
            item.isPresent() ? "Change" : "Add",
            new Forms.Context(Optional.of(incident.id()), about.channel(), about.notes()))
        .lines(
            WORDS,
            "What is to be done, so that it doesn't come back?",
            Presence.REQUIRED,
            ActionItem.LONGEST,
            terms.map(Terms::words).orElse(""))
        .person(PERSON, "Who does it?", Presence.OPTIONAL, terms.flatMap(Terms::owner))
        .line(
            DUE,
            "By when?",
            Presence.OPTIONAL,
            LONGEST_DAY,
            terms.flatMap(Terms::due).map(due -> due.day().toString()).orElse(""))
        .hint(DayWords.EXAMPLES + ". Whoever has it is reminded the working day before.")
        .view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Incident incident = following.incident(submission.incident());
    Optional<ActionItem> item =
        submission.context().number(NUMBER).map(number -> ActionItemService.item(incident, number));
    String words =
        TypedAction.ofForm(
            submission.value(WORDS).orElse(""), item.map(i -> i.terms().words()).orElse(""));
    if (words.isEmpty()) {
      return Modal.corrected(WORDS, "Say what is to be done.");
    }
    Optional<Deadline> due;
    try {
      due = due(incident, item, submission.value(DUE));
    } catch (Refused noDay) {
      return Modal.corrected(DUE, noDay.sentence());
    }
    Terms terms = new Terms(words, submission.value(PERSON).map(UserId::new), due);
    return Modal.closes(
        item.isPresent()
            ? following.change(submission.actor(), incident, item.get().number(), now -> terms)
            : following.add(submission.actor(), incident, terms, Optional.empty()));
  }

  /** A day that is over may stay, and may not be named anew. */
  private Optional<Deadline> due(
      Incident incident, Optional<ActionItem> item, Optional<String> written) {
    Optional<Deadline> now = item.flatMap(i -> i.terms().due());
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (now.filter(due -> due.day().toString().equals(written.get())).isPresent()) {
      return now;
    }
    LocalDate day = following.days(incident).read(written.get());
    return following.deadline(incident, Optional.of(day));
  }
}
