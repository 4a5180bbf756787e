package dev.muster.feature.action;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.ActionItem;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.action.OpenActions.Followed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Action items for one reader, a page at a time, with buttons at each.
 *
 * @param title above them
 * @param words that show the same list when typed after {@code actions}
 * @param from how many come before this page
 */
record ActionList(String title, String words, int from, UserId reader, Instant now) {
  /** As many as a page has: each has a line and a row of buttons, of 50 blocks. */
  static final int MOST = 10;

  private static final int TITLE = 80;
  private static final int ENDED = 10;

  /**
   * The page.
   *
   * @param items one more than fit tells that there are more
   */
  Message of(List<Followed> items) {
    Card card = new Card().section("*" + title + "*");
    items.stream().limit(MOST).forEach(one -> item(card, one.incident(), one.item(), true));
    return foot(card, items.size() > MOST);
  }

  /** Those of one incident: open ones with buttons, and beneath them how the others ended. */
  Message of(Incident incident) {
    List<ActionItem> open = incident.ending().followUps().open();
    Card card = new Card().section("*" + title + "*");
    if (open.isEmpty()) {
      card.section("None is open.");
    }
    open.stream().skip(from).limit(MOST).forEach(item -> item(card, incident, item, false));
    List<ActionItem> ended =
        incident.ending().followUps().items().stream().filter(i -> !i.isOpen()).toList();
    if (from == 0 && !ended.isEmpty()) {
      card.lines(ended.stream().limit(ENDED).map(item -> ended(incident, item)).toList());
      if (ended.size() > ENDED) {
        card.context("And " + (ended.size() - ENDED) + " more that are done or dropped.");
      }
    }
    return foot(card, open.size() > from + MOST);
  }

  private void item(Card card, Incident incident, ActionItem item, boolean ofSeveral) {
    String of =
        !ofSeveral || incident.isPrivate()
            ? ""
            : "\n" + Mrkdwn.escape(Cut.to(TITLE, incident.title()));
    card.section(
        (incident.isPrivate() ? ":lock: " : "") + ActionMessage.line(incident, item, now) + of);
    boolean theirs = item.terms().owner().equals(Optional.of(reader));
    card.actions(ActionMessage.buttons(incident, item.number(), !theirs));
  }

  private static String ended(Incident incident, ActionItem item) {
    return ActionMessage.name(incident, item.number())
        + " "
        + item.ended().map(end -> sign(end)).orElse("")
        + " "
        + ActionMessage.words(item.terms().words());
  }

  private static String sign(ActionItem.Ended end) {
    return (end.how() == ActionItem.How.DONE ? ":white_check_mark: done" : ":wastebasket: dropped")
        + " by "
        + Mrkdwn.user(end.by());
  }

  private Message foot(Card card, boolean more) {
    List<ButtonElement> pages = new ArrayList<>();
    if (from > 0) {
      pages.add(page("Back", Math.max(0, from - MOST)));
    }
    if (more) {
      pages.add(page("More", from + MOST));
    }
    return card.actions(pages)
        .context(
            "Only you see this. Typed: `/incident action INC-7 A2 done`, or `drop` and why, `@user`,"
                + " or a day.")
        .message(title);
  }

  private ButtonElement page(String label, int at) {
    return new Button(label, "actions", words + " from " + at, new IncidentId("")).element();
  }
}
