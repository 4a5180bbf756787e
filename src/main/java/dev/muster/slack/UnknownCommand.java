package dev.muster.slack;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Refused;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.SlackLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what may have been meant by words that are no command, and does it at a press. */
final class UnknownCommand {
  private static final String DECLARE = "declare";

  /** What people call declaring elsewhere. */
  private static final Set<String> DECLARING =
      Set.of("open", "create", "report", "raise", "trigger", "begin", "add", "file", "make");

  private static final int ROOM = 200;

  private UnknownCommand() {}

  static Message answer(Collection<String> known, Arguments typed, Optional<IncidentId> here) {
    String said = "There is no " + Mrkdwn.code("/incident " + typed.first()) + ".";
    List<ButtonElement> buttons = new ArrayList<>();
    Optional<String> near = DidYouMean.among(known, typed.first());
    near.ifPresent(name -> buttons.add(button(name, typed.rest().raw(), here)));
    boolean isDeclaring = DECLARING.contains(typed.first().toLowerCase(java.util.Locale.ROOT));
    boolean isTitle = !typed.rest().isEmpty() || typed.first().matches(".*\\d.*");
    String suggestion = near.map(name -> " Did you mean `/incident " + name + "`?").orElse("");
    if (near.isEmpty() && (isDeclaring || isTitle)) {
      suggestion = " Did you mean `/incident declare`?";
    }
    if (near.filter(DECLARE::equals).isEmpty() && (isDeclaring || isTitle)) {
      buttons.add(
          button(DECLARE, isDeclaring ? typed.rest().raw() : typed.raw(), Optional.empty()));
    }
    String text = said + suggestion + " `/incident help` shows what there is.";
    return buttons.isEmpty()
        ? Message.of(text)
        : new Card().section(text).actions(buttons).message(text);
  }

  /** The same command with the word that was meant; empty where the other stands nowhere in it. */
  static Optional<Message> corrected(
      Command command, Invocation invocation, Refused refused, Refused.Slip slip) {
    String raw = invocation.arguments().raw();
    if (!raw.contains(slip.typed())) {
      return Optional.empty();
    }
    int at = raw.indexOf(slip.typed());
    String words = raw.substring(0, at) + slip.meant() + raw.substring(at + slip.typed().length());
    ButtonElement again = button(command.name(), words, invocation.incident().map(Incident::id));
    return Optional.of(
        new Card().section(refused.sentence()).actions(List.of(again)).message(refused.sentence()));
  }

  private static ButtonElement button(String name, String words, Optional<IncidentId> here) {
    String label = "/incident " + name + (words.isEmpty() ? "" : " " + Mrkdwn.plain(words));
    return new Button(
            Cut.to(SlackLimits.BUTTON_TEXT, label),
            name,
            Cut.to(SlackLimits.BUTTON_VALUE - ROOM, words),
            here.orElse(new IncidentId("")))
        .element(DECLARE.equals(name) ? "primary" : "");
  }
}
