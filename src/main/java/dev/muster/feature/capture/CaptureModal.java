package dev.muster.feature.capture;

import com.slack.api.model.view.View;
import dev.muster.incident.ChannelId;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.UserId;
import dev.muster.slack.Forms;
import dev.muster.slack.Forms.Choice;
import dev.muster.slack.Forms.Presence;
import dev.muster.slack.Modal;
import dev.muster.slack.Request;
import dev.muster.slack.Shortcut;
import dev.muster.slack.Submission;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.SlackLimits;
import dev.muster.store.Incidents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks on which incident's timeline a message belongs. */
public final class CaptureModal implements Modal {
  static final int MOST = SlackLimits.OPTIONS;
  private static final String ID = "add_to_timeline";
  private static final String INCIDENT = "incident";

  /** Notes that travel with the form: the message. */
  private static final String CHANNEL = "channel";

  private static final String TS = "ts";
  private static final String AUTHOR = "author";
  private static final String TEXT = "text";

  private final CaptureMessage capturing;
  private final Incidents incidents;

  public CaptureModal(CaptureMessage capturing, Incidents incidents) {
    this.capturing = capturing;
    this.incidents = incidents;
  }

  static View view(Request request, Shortcut.Message message, List<Incident> open) {
    Map<String, String> notes = new HashMap<>();
    notes.put(CHANNEL, message.channel().value());
    notes.put(TS, message.ts());
    notes.put(TEXT, Words.forForm(message.text()));
    message.author().ifPresent(author -> notes.put(AUTHOR, author.value()));
    String words = Mrkdwn.escape(Cut.to(500, Mrkdwn.plain(message.text()).strip()));
    return Forms.form(
            ID,
            "Add to timeline",
            "Add",
            new Forms.Context(Optional.empty(), request.channel(), notes))
        .words(words.isEmpty() ? Words.NONE : words)
        .menu(
            INCIDENT,
            "Which incident is it about?",
            Presence.REQUIRED,
            open.stream()
                .map(i -> Choice.of(i.id().value(), i.id() + " " + i.severity() + " " + i.title()))
                .toList(),
            open.size() == 1 ? open.get(0).id().value() : "")
        .view();
  }

  @Override
  public String callbackId() {
    return ID;
  }

  @Override
  public After submit(Submission submission) {
    Forms.Context context = submission.context();
    IncidentId id = new IncidentId(submission.required(INCIDENT));
    boolean isPublic = incidents.find(id).filter(i -> !i.isPrivate()).isPresent();
    if (!isPublic) {
      return Modal.corrected(INCIDENT, "There is no such incident any more. Choose another.");
    }
    Shortcut.Message message =
        new Shortcut.Message(
            new ChannelId(context.mustNote(CHANNEL)),
            context.mustNote(TS),
            context.note(AUTHOR).map(UserId::new),
            context.mustNote(TEXT));
    return Modal.closes(capturing.capture(submission.actor(), id, message));
  }
}
