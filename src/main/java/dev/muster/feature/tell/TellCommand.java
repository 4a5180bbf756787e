package dev.muster.feature.tell;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.Incident;
import dev.muster.playbook.Audience;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.SlackLimits;
import java.util.List;

/** {@code /incident tell customers payments fail, we are on it}. */
public final class TellCommand implements Command {
  private final AudienceUpdates informing;
  private final AudienceDraft writing;

  public TellCommand(AudienceUpdates informing, AudienceDraft writing) {
    this.informing = informing;
    this.writing = writing;
  }

  @Override
  public String name() {
    return "tell";
  }

  @Override
  public String usage() {
    return "<audience> [text]";
  }

  @Override
  public String summary() {
    return "word to customers, leadership and others; without a text, begins from the playbook's";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Audiences outside = informing.outside(incident);
    outside.mustHaveAudience();
    String typed = invocation.arguments().words();
    List<Audience> all = outside.audiences();
    if (typed.isEmpty()) {
      return all.size() == 1
          ? form(invocation, incident, all.get(0))
          : Reply.told(choice(incident, all));
    }
    Audiences.Address address = outside.address(typed);
    return address.words().isEmpty()
        ? form(invocation, incident, address.audience())
        : Reply.told(
            informing.write(
                invocation.actor(), incident.id(), address.audience().key(), address.words()));
  }

  private Reply form(Invocation invocation, Incident incident, Audience audience) {
    return Reply.opens(
        TellModal.view(
            Forms.Context.of(invocation),
            informing.outside(incident),
            audience,
            writing.begun(incident, audience)));
  }

  private static Message choice(Incident incident, List<Audience> all) {
    String text = "Whom do you want to tell about " + incident.id() + "?";
    List<ButtonElement> buttons =
        all.stream()
            .limit(SlackLimits.ACTIONS_ELEMENTS)
            .map(a -> new Button(a.title(), "tell", a.key(), incident.id()).element())
            .toList();
    return new Card().section(text).actions(buttons).message(text);
  }
}
