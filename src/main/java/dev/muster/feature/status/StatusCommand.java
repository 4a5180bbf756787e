package dev.muster.feature.status;

import dev.muster.incident.Incident;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.SlackLimits;
import java.util.List;

/** {@code /incident status monitoring}. */
public final class StatusCommand implements Command {
  private static final int SHOWN = 300;

  private final ChangeStatus moving;

  public StatusCommand(ChangeStatus moving) {
    this.moving = moving;
  }

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String usage() {
    return "<status>";
  }

  @Override
  public String summary() {
    return "where the response stands; without a status, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    if (invocation.arguments().isEmpty()) {
      incident.mustBeOpen();
      return Reply.opens(
          StatusModal.view(Forms.Context.of(invocation), incident, moving.words(incident)));
    }
    TypedStatus typed = moving.words(incident).read(invocation.arguments());
    return switch (typed.status()) {
      case RESOLVED -> resolving(incident);
      case CLOSED -> closing(incident);
      default -> moved(invocation, incident, typed);
    };
  }

  private Reply moved(Invocation invocation, Incident incident, TypedStatus typed) {
    String told = moving.move(invocation.actor(), incident.id(), typed.status());
    if (typed.rest().isEmpty()) {
      return Reply.told(told);
    }
    // Nothing that somebody wrote is dropped without a word.
    String words = typed.rest().words();
    String text =
        told
            + " What you typed behind it was not posted: "
            + Mrkdwn.escape(Cut.to(SHOWN, words))
            + "\nPost it as an update?";
    String kept = Cut.to(SlackLimits.BUTTON_VALUE - 200, typed.rest().raw());
    Button post = new Button("Post as update", "update", kept, incident.id());
    return Reply.told(new Card().section(text).actions(List.of(post.element())).message(text));
  }

  private static Reply resolving(Incident incident) {
    incident.mustBeOpen();
    return pointing(
        "An incident is resolved with `/incident resolve`, which also asks how it ended.",
        new Button("Resolve", "resolve", "", incident.id()));
  }

  private static Reply closing(Incident incident) {
    if (incident.isOpen()) {
      return pointing(
          "Before it is closed it is resolved, with `/incident resolve`. If it was no incident after"
              + " all, use `/incident cancel`.",
          new Button("Resolve", "resolve", "", incident.id()));
    }
    return pointing(
        "An incident is closed with `/incident close`.",
        new Button("Close", "close", "", incident.id()));
  }

  private static Reply pointing(String text, Button there) {
    return Reply.told(new Card().section(text).actions(List.of(there.element())).message(text));
  }
}
