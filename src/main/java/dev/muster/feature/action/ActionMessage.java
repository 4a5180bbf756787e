package dev.muster.feature.action;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItem.Terms;
import dev.muster.incident.ActionItemEvent.ActionAdded;
import dev.muster.incident.ActionItemEvent.ActionChanged;
import dev.muster.incident.ActionItemEvent.ActionDropped;
import dev.muster.incident.Incident;
import dev.muster.incident.RichText;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the war room reads of action items, and what they look like in lists. */
final class ActionMessage {
  private static final String SIGN = ":memo: ";

  private ActionMessage() {}

  static Message added(Incident incident, ActionAdded added) {
    String text =
        SIGN
            + name(incident, added.number())
            + " "
            + terms(added.terms())
            + added.source().map(s -> " · " + Mrkdwn.link(s.permalink(), "message")).orElse("");
    return new Card()
        .section(text)
        .actions(buttons(incident, added.number(), added.terms().owner().isEmpty()))
        .message(text);
  }

  static Message changed(Incident incident, ActionChanged changed) {
    return Message.of(SIGN + name(incident, changed.number()) + " now: " + terms(changed.terms()));
  }

  static Message done(Incident incident, int number, String words, UserId by) {
    return Message.of(
        ":white_check_mark: "
            + name(incident, number)
            + " is done: "
            + words(words)
            + " ("
            + Mrkdwn.user(by)
            + ")");
  }

  static Message dropped(Incident incident, ActionDropped dropped, UserId by) {
    return Message.of(
        ":wastebasket: "
            + name(incident, dropped.number())
            + " is dropped: "
            + words(dropped.words())
            + " ("
            + Mrkdwn.user(by)
            + dropped.why().map(why -> ": " + Mrkdwn.escape(why)).orElse("")
            + ")");
  }

  static Message again(Incident incident, int number, String words) {
    return Message.of(SIGN + name(incident, number) + " is open again: " + words(words));
  }

  static Message edited(Incident incident, int number, String words) {
    return Message.of(
        SIGN + name(incident, number) + " follows its message, which was edited: " + words(words));
  }

  static Message deleted(Incident incident, int number, String words) {
    String text =
        SIGN + name(incident, number) + " stays, though its message was deleted: " + words(words);
    return new Card()
        .section(text)
        .actions(List.of(button(incident, number, "Drop it", "drop").element()))
        .message(text);
  }

  /** Whoever commands is asked once it is over. */
  static Message whose(Incident incident, List<ActionItem> nobodys, String asked) {
    String text =
        SIGN
            + asked
            + "nobody has "
            + (nobodys.size() == 1 ? "this action item" : "these action items")
            + " yet. Who does?";
    Card card = new Card().section(text);
    nobodys.stream()
        .limit(ActionList.MOST)
        .forEach(
            item ->
                card.section(name(incident, item.number()) + " " + words(item.terms().words()))
                    .actions(buttons(incident, item.number(), true)));
    if (nobodys.size() > ActionList.MOST) {
      card.context("`/incident actions` shows all of them.");
    }
    return card.message(
        text + " " + nobodys.stream().map(ActionItem::ref).collect(Collectors.joining(", ")));
  }

  /** {@code INC-7 A2}, as all lists begin with it. */
  static String name(Incident incident, int number) {
    return "*" + ActionAnswer.name(incident, number) + "*";
  }

  /** What, who, by when. */
  static String terms(Terms terms) {
    return words(terms.words())
        + terms.owner().map(owner -> " · " + Mrkdwn.user(owner)).orElse(" · nobody yet")
        + terms.due().map(due -> " · by " + due.text()).orElse("");
  }

  static String words(String words) {
    return Mrkdwn.of(RichText.mentioning(words));
  }

  /** With how late it is. */
  static String line(Incident incident, ActionItem item, Instant now) {
    return name(incident, item.number())
        + " "
        + terms(item.terms())
        + (item.isOverdue(now) ? " · :warning: overdue" : "");
  }

  static List<ButtonElement> buttons(Incident incident, int number, boolean canBeTaken) {
    List<ButtonElement> buttons = new ArrayList<>();
    buttons.add(button(incident, number, "Done", "done").element());
    if (canBeTaken) {
      buttons.add(button(incident, number, "Take it", "take").element());
    }
    buttons.add(button(incident, number, "Change…", "change").element());
    return buttons;
  }

  /** Names the incident: in a list there are several. */
  static Button button(Incident incident, int number, String label, String verb) {
    return new Button(
        label, "action", ActionAnswer.name(incident, number) + " " + verb, incident.id());
  }
}
