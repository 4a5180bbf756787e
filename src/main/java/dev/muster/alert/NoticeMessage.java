package dev.muster.alert;

import dev.muster.incident.Incident;
import dev.muster.playbook.AlertRule;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.alert.AlertNotices.Notice;
import dev.muster.store.alert.HeardAlert;
import dev.muster.store.alert.HeardAlert.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A message about alerts that counts and names them, as it stands. */
final class NoticeMessage {
  private static final int SHOWN = 10;

  private final Notice notice;

  private NoticeMessage(Notice notice) {
    this.notice = notice;
  }

  /** What is on it: the alerts, and what is known of each. */
  record Listed(
      List<HeardAlert> alerts,
      Function<HeardAlert, Optional<Incident>> incident,
      Function<HeardAlert, Optional<AlertRule>> rule) {
    Listed {
      alerts = List.copyOf(alerts);
    }
  }

  static Message of(Notice notice, Listed listed) {
    NoticeMessage message = new NoticeMessage(notice);
    return switch (GrowingNotices.Kind.of(notice.kind())) {
      case WAITS, STILL -> message.waiting(listed);
      case NO_RULE ->
          message.line(
              ":grey_question: ",
              " that no rule of the playbook covers: ",
              "Nobody was called. Declare what is an incident with `/incident declare`, and add a"
                  + " rule, or one with `any: true`, to `alerts` in the playbook.");
      case UNREADABLE ->
          message.line(
              ":warning: ",
              " that Muster can't read: ",
              "Whatever they say is lost. Look at the sender's own page, and have its settings"
                  + " corrected; Muster's log names the alerts.");
      case LEFT_OUT ->
          message.line(
              ":warning: ",
              " left out, because one message held too many: ",
              "Look at the sender's own page for all of them.");
    };
  }

  private Message line(String sign, String which, String advice) {
    String text =
        sign
            + counted()
            + which
            + "*"
            + Mrkdwn.escape(String.join(", ", notice.examples().lines()))
            + "*"
            + (notice.told() > notice.examples().lines().size() && named() ? " and others" : "");
    return new Card().section(text).context(advice).message(text);
  }

  /** Whether what it lists are the alerts, and not whose they are. */
  private boolean named() {
    return GrowingNotices.Kind.of(notice.kind()) == GrowingNotices.Kind.NO_RULE;
  }

  private String counted() {
    String since = " since " + Mrkdwn.time(notice.opened());
    return notice.told() == 1
        ? "An alert arrived" + since
        : notice.told() + " alerts arrived" + since;
  }

  private Message waiting(Listed listed) {
    List<HeardAlert> open = listed.alerts().stream().filter(HeardAlert::waits).toList();
    long over = open.stream().filter(alert -> alert.state() == State.OVER).count();
    String text = heading(listed.alerts().size(), open.size(), over);
    Card card = new Card().section(text);
    List<HeardAlert> shown = new ArrayList<>(open);
    listed.alerts().stream().filter(alert -> !alert.waits()).forEach(shown::add);
    for (HeardAlert alert : shown.subList(0, Math.min(SHOWN, shown.size()))) {
      if (alert.waits()) {
        card.section(line(alert, listed), AskMessage.declare(alert).element());
      } else {
        card.section(line(alert, listed));
      }
    }
    if (shown.size() > SHOWN) {
      HeardAlert next = shown.get(SHOWN);
      card.context(
          "… and "
              + (shown.size() - SHOWN)
              + " more, from `/incident alert "
              + next.number()
              + "` on.");
    }
    card.context(
        "`/incident alert` and the number opens the form, filled in; with `dismiss` after it, it"
            + " says that it is no incident.");
    return card.message(text);
  }

  private String heading(int all, int open, long over) {
    if (open == 0) {
      return ":bell: " + many(all) + (all == 1 ? " is" : " are") + " answered.";
    }
    boolean still = GrowingNotices.Kind.of(notice.kind()) == GrowingNotices.Kind.STILL;
    return (still ? ":rotating_light: " : ":bell: ")
        + "*"
        + many(open)
        + (still
            ? (open == 1 ? " still fires" : " still fire") + " and nobody has answered*"
            : (open == 1 ? " waits" : " wait") + " for an answer*")
        + (over > 0 ? ", " + over + " of them over by now" : "")
        + (all > open ? "; " + (all - open) + " answered" : "")
        + ".";
  }

  private static String many(int count) {
    return count == 1 ? "1 alert" : count + " alerts";
  }

  private static String line(HeardAlert alert, Listed listed) {
    return alert.number()
        + " · *"
        + Mrkdwn.escape(alert.words().named())
        + "*"
        + listed
            .rule()
            .apply(alert)
            .map(rule -> " · " + Mrkdwn.escape(rule.meaning().severity()))
            .orElse("")
        + AskMessage.outcome(alert, listed.incident().apply(alert))
            .map(what -> " · " + what)
            .orElse(alert.state() == State.OVER ? " · over" : "");
  }
}
