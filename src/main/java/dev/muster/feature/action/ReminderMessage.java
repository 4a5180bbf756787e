package dev.muster.feature.action;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.ActionItem.Deadline;
import dev.muster.incident.ActionItemEvent.ActionLeadFound;
import dev.muster.incident.ActionItemEvent.ActionReminded;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What whoever has an action item is told of it directly, and who else hears of it. */
final class ReminderMessage {
  private ReminderMessage() {}

  /** Whoever has it, or else whoever owns the post-mortem, commanded, or declared. */
  static Optional<UserId> whom(Incident incident, Optional<UserId> owner) {
    return owner.or(() -> answerable(incident));
  }

  /** Who sees to what is left of an incident. */
  static Optional<UserId> answerable(Incident incident) {
    return incident
        .ending()
        .review()
        .owner()
        .or(() -> incident.team().commander())
        .or(() -> incident.identity().declarer());
  }

  /** For whom it is. */
  static Message of(Incident incident, ActionReminded reminded) {
    boolean theirs = reminded.terms().owner().isPresent();
    String text =
        ":alarm_clock: "
            + (theirs ? "Your action item " : "An action item that nobody has, ")
            + ActionMessage.name(incident, reminded.number())
            + (theirs ? "" : ",")
            + due(reminded)
            + ActionMessage.words(reminded.terms().words());
    Card card = new Card().section(text);
    card.actions(buttons(incident, reminded.number(), !theirs));
    reminded
        .missed()
        .ifPresent(
            at ->
                card.context(
                    "I meant to tell you "
                        + Mrkdwn.dayAndTime(at)
                        + "; I was away, so it is late."));
    return card.message(text);
  }

  private static String due(ActionReminded reminded) {
    String day = reminded.terms().due().map(Deadline::text).orElse("some day");
    return reminded.time() == 0
        ? " is due " + day + ": "
        : " was due " + day + (reminded.time() > 1 ? " and is still open: " : ": ");
  }

  private static List<ButtonElement> buttons(Incident incident, int number, boolean canBeTaken) {
    List<ButtonElement> buttons = new ArrayList<>();
    buttons.addAll(ActionMessage.buttons(incident, number, canBeTaken));
    buttons.add(ActionMessage.button(incident, number, "Another week", "7d").element());
    return buttons;
  }

  /** For those who are answerable for it, once it is overdue for long. */
  static Message overdue(Incident incident, ActionReminded reminded) {
    return others(incident, reminded.number(), "", sentence(reminded));
  }

  private static String sentence(ActionReminded reminded) {
    return ActionMessage.terms(reminded.terms());
  }

  static Message lead(Incident incident, ActionLeadFound lead) {
    String whom =
        lead.mention()
            .orElse(
                lead.lead().isEmpty()
                    ? ""
                    : Mrkdwn.escape(lead.lead()) + " (nobody here is called so)");
    return others(
        incident,
        lead.number(),
        whom.isEmpty() ? "" : whom + ", ",
        ActionMessage.terms(lead.terms()));
  }

  private static Message others(Incident incident, int number, String whom, String terms) {
    String text =
        ":alarm_clock: "
            + whom
            + "action item "
            + ActionMessage.name(incident, number)
            + " is overdue: "
            + terms
            + ". What does it need: time, or somebody else?";
    return new Card()
        .section(text)
        .actions(ActionMessage.buttons(incident, number, true))
        .message(text);
  }
}
