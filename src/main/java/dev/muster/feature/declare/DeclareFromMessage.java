package dev.muster.feature.declare;

import dev.muster.incident.Refused;
import dev.muster.playbook.AlertRule;
import dev.muster.playbook.Playbook;
import dev.muster.slack.Forms;
import dev.muster.slack.Reply;
import dev.muster.slack.Request;
import dev.muster.slack.Shortcut;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.Permalinks;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * <i>Declare from this message</i>: what it says becomes the title, and its link is kept. Of an
 * alert that the playbook knows, severity and service are filled in.
 */
public final class DeclareFromMessage implements Shortcut {
  private final DeclareIncident declaring;
  private final Supplier<Permalinks> permalinks;

  public DeclareFromMessage(DeclareIncident declaring, Supplier<Permalinks> permalinks) {
    this.declaring = declaring;
    this.permalinks = permalinks;
  }

  @Override
  public String callbackId() {
    return "declare_from_message";
  }

  @Override
  public Reply run(Request request, Optional<Message> message) {
    Message source = message.orElseThrow(() -> new Refused("This needs a message."));
    String words = DeclareIncident.oneLine(Mrkdwn.plain(source.text()));
    Playbook playbook = declaring.playbookIn(request);
    Instant written = Instant.ofEpochMilli((long) (Double.parseDouble(source.ts()) * 1000));
    Optional<AlertRule> alert = playbook.alert(Mrkdwn.plain(source.text()));
    return Reply.opens(
        new DeclareForm(declaring)
            .view(
                new Forms.Context(
                    Optional.empty(),
                    request.channel(),
                    Map.of(
                        DeclareModal.SOURCE,
                        permalinks.get().of(source.channel(), source.ts()),
                        DeclareModal.STARTED,
                        written.toString())),
                new DeclareForm.Prefill(
                    playbook,
                    words.isEmpty() ? "" : Cut.to(DeclareIncident.LONGEST_TITLE, words),
                    alert
                        .flatMap(rule -> playbook.severity(rule.meaning().severity()))
                        .orElse(playbook.defaultSeverity())
                        .severity(),
                    alert.flatMap(rule -> rule.meaning().service()).orElse(""),
                    "",
                    declaring.visibilityIn(source.channel())),
                alert.map(rule -> DeclareMessage.meantByAlert(rule, playbook))));
  }
}
