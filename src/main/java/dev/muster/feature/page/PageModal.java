package dev.muster.feature.page;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.slack.Arguments;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Invocation;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;

/** The form in which somebody says whom they want, and why. */
public final class PageModal implements Modal {
  private static final String ID = "page";
  private static final String PERSON = "person";
  private static final String GROUPS = "groups";
  private static final String WHY = "why";
  private static final int LONGEST = 1000;

  private final PagePeople paging;

  public PageModal(PagePeople paging) {
    this.paging = paging;
  }

  static View view(Invocation invocation, Incident incident) {
    Forms form =
        Forms.form(ID, "Call people: " + incident.id(), "Call", Forms.Context.of(invocation))
            .person(PERSON, "A person", Presence.OPTIONAL);
    if (!incident.isPrivate()) {
      form.line(GROUPS, "Or user groups, such as @oncall", Presence.OPTIONAL, 200, "");
    }
    return form.lines(WHY, "Why?", Presence.OPTIONAL, LONGEST, "").view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    String person = submission.value(PERSON).map(id -> "<@" + id + "> ").orElse("");
    String groups = submission.value(GROUPS).orElse("");
    Incident incident = paging.incident(submission.incident());
    Wanted wanted = paging.read(incident, new Arguments(person + groups));
    if (wanted.targets().isEmpty() || wanted.why().isPresent()) {
      return Modal.corrected(
          groups.isEmpty() ? PERSON : GROUPS,
          groups.isEmpty() ? "Choose somebody." : "Write each with its @, such as @oncall.");
    }
    return Modal.closes(paging.page(submission.actor(), incident, wanted, submission.value(WHY)));
  }
}
