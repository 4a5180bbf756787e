package dev.muster.feature.action;

import dev.muster.incident.ActionItem;
import dev.muster.incident.ActionItem.Terms;
import dev.muster.incident.Incident;
import dev.muster.slack.text.Mrkdwn;

/** What whoever made or changed an action item is told, plainly: also how a day was understood. */
final class ActionAnswer {
  private ActionAnswer() {}

  /** {@code INC-7 A2}. */
  static String name(Incident incident, int number) {
    return incident.id() + " A" + number;
  }

  static String added(Incident incident, ActionItem item) {
    return "Noted as *" + name(incident, item.number()) + "*. " + standing(incident, item);
  }

  static String changed(Incident incident, ActionItem item) {
    return "*" + name(incident, item.number()) + "* is changed. " + standing(incident, item);
  }

  static String ended(Incident incident, int number, String how) {
    return "*"
        + name(incident, number)
        + "* is "
        + how
        + ". If it is not after all: `/incident action "
        + name(incident, number)
        + " again`.";
  }

  /** Who has it, until when, and what is still to be said. */
  private static String standing(Incident incident, ActionItem item) {
    Terms terms = item.terms();
    String typed = "`/incident action " + name(incident, item.number());
    return terms
            .owner()
            .map(owner -> Mrkdwn.user(owner) + " has it")
            .orElse("Nobody has it yet: " + typed + " @user`")
        + terms
            .due()
            .map(due -> ", due by " + due.text() + remark(incident))
            .orElse(". It has no day: " + typed + " friday`")
        + ".";
  }

  private static String remark(Incident incident) {
    return incident.isDrill() ? " (of a drill nobody is reminded)" : "";
  }
}
