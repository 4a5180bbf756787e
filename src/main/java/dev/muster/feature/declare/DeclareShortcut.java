package dev.muster.feature.declare;

import dev.muster.slack.Forms;
import dev.muster.slack.Reply;
import dev.muster.slack.Request;
import dev.muster.slack.Shortcut;
import java.util.Map;
import java.util.Optional;

/** <i>Declare an incident</i> in Slack's shortcut menu. */
public final class DeclareShortcut implements Shortcut {
  private final DeclareIncident declaring;

  public DeclareShortcut(DeclareIncident declaring) {
    this.declaring = declaring;
  }

  @Override
  public String callbackId() {
    return "declare_incident";
  }

  @Override
  public Reply run(Request request, Optional<Message> message) {
    return Reply.opens(
        new DeclareForm(declaring)
            .view(
                new Forms.Context(Optional.empty(), request.channel(), Map.of()),
                DeclareForm.Prefill.of(declaring.playbookIn(request), "")));
  }
}
