package dev.muster.feature.role;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Choice;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Submission;
import dev.muster.slack.text.Mrkdwn;
import java.util.Optional;
import java.util.stream.Collectors;

/** The form in which somebody is given a role. */
public final class RoleModal implements Modal {
  private static final String ID = "role";
  private static final String ROLE = "role";
  private static final String PERSON = "person";

  private final AssignRole assigning;

  public RoleModal(AssignRole assigning) {
    this.assigning = assigning;
  }

  /**
   * @param chosen a role's key, or empty
   */
  static View view(Forms.Context context, Incident incident, RoleNames roles, String chosen) {
    return Forms.form(ID, "Roles of " + incident.id(), "Give role", context)
        .words(
            roles.all().stream()
                .map(role -> holder(incident, role))
                .collect(Collectors.joining("\n")))
        .menu(
            ROLE,
            "Which role?",
            Presence.REQUIRED,
            roles.all().stream()
                .map(role -> new Choice(role.key(), role.title(), role.description()))
                .toList(),
            chosen)
        .person(PERSON, "Who plays it?", Presence.REQUIRED)
        .hint(
            "They are told in the war room what the role asks of them. While somebody commands,"
                + " command is only offered.")
        .view();
  }

  private static String holder(Incident incident, RoleDescription role) {
    return "*"
        + Mrkdwn.escape(role.title())
        + "*: "
        + incident.team().holder(role.key()).map(Mrkdwn::user).orElse("nobody yet");
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    RoleDescription role =
        assigning.roles(assigning.incident(submission.incident())).read(submission.required(ROLE));
    UserId holder = new UserId(submission.required(PERSON));
    Optional<String> objection = assigning.people().objection(holder);
    if (objection.isPresent()) {
      return Modal.corrected(PERSON, objection.get());
    }
    return new Closes(
        Optional.of(assigning.assign(submission.actor(), submission.incident(), role, holder)));
  }
}
