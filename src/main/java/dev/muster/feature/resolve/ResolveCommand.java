package dev.muster.feature.resolve;

import dev.muster.feature.resolve.Resolving.Words;
import dev.muster.incident.Incident;
import dev.muster.playbook.ResolveGuard.Condition;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.SlackLimits;
import java.util.List;
import java.util.Optional;

/** {@code /incident resolve rolled back, orders flow again}. */
public final class ResolveCommand implements Command {
  /** First word of the button that opens the form with what was typed. */
  private static final String ANYWAY = "anyway";

  private final Resolving resolving;

  public ResolveCommand(Resolving resolving) {
    this.resolving = resolving;
  }

  @Override
  public String name() {
    return "resolve";
  }

  @Override
  public String usage() {
    return "[summary]";
  }

  @Override
  public String summary() {
    return "it is over for those affected; without a summary, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Arguments arguments = invocation.arguments();
    boolean anyway = arguments.first().equals(ANYWAY) && invocation.isPressed();
    Optional<String> typed = (anyway ? arguments.rest() : arguments).anyWords();
    if (anyway || typed.isEmpty()) {
      incident.mustBeOpen();
      Forms.Context context = Forms.Context.of(invocation);
      return Reply.opens(ResolveModal.view(resolving, context, incident, typed.orElse("")));
    }
    List<Condition> missing = resolving.missing(incident, typed);
    if (incident.isOpen() && !missing.isEmpty()) {
      return objection(incident, missing, arguments.raw());
    }
    return Reply.told(resolving.resolve(invocation.actor(), incident.id(), Words.summary(typed)));
  }

  private static Reply objection(Incident incident, List<Condition> missing, String typed) {
    String text = Resolving.objection(missing);
    // What else the button's value holds is short.
    String kept = Cut.to(SlackLimits.BUTTON_VALUE - 200, ANYWAY + " " + typed);
    Button button = new Button("Resolve anyway", "resolve", kept, incident.id());
    return Reply.told(new Card().section(text).actions(List.of(button.element())).message(text));
  }
}
