package dev.muster.feature.checklist;

import dev.muster.incident.ChecklistEvent.ListOpened;
import dev.muster.incident.Incident;
import dev.muster.incident.Work.Checklist;
import dev.muster.incident.Work.Tick;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Runbook;
import dev.muster.slack.text.Boxes;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.SlackLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A list as people see it: its boxes, and who ticked what. */
final class ChecklistMessage {
  /** What the command hears first when a box was touched. */
  static final String TOUCHED = "boxes";

  private ChecklistMessage() {}

  /** A phase without a list. */
  static Message begun(ListOpened opened) {
    String late =
        opened.missed().map(at -> " (late: this was due at " + Mrkdwn.time(at) + ")").orElse("");
    return Message.of(":triangular_flag_on_post: *" + Mrkdwn.escape(opened.title()) + "*" + late);
  }

  /** In the war room, for all. */
  static Message of(Incident incident, Checklist list, Playbook playbook) {
    Card card = new Card();
    add(card, incident, list, playbook);
    return card.message(Mrkdwn.escape(list.title()) + ": " + count(list));
  }

  /** For one. */
  static Message copies(Incident incident, List<Checklist> lists, Playbook playbook) {
    Card card = new Card();
    lists.forEach(list -> add(card, incident, list, playbook));
    String example = lists.get(lists.size() - 1).number() + ".1";
    return card.context(
            "Only you see this copy; what you tick, all see in the war room. Typed: `/incident"
                + " checklist tick "
                + example
                + "`, `untick "
                + example
                + "`.")
        .message(
            lists.stream().map(l -> Mrkdwn.escape(l.title())).collect(Collectors.joining(", ")));
  }

  private static void add(Card card, Incident incident, Checklist list, Playbook playbook) {
    card.section(
        ":clipboard: "
            + list.number()
            + " · *"
            + Mrkdwn.escape(list.title())
            + "* · "
            + count(list));
    Optional<Runbook> runbook = runbook(list, playbook);
    if (runbook.isEmpty()) {
      boxes(card, incident, list, 0, list.boxes().size());
    } else {
      runbook(card, incident, list, runbook.get());
    }
    ticks(list).ifPresent(card::context);
  }

  private static String count(Checklist list) {
    int all = list.boxes().size();
    return list.isDone() ? "all done :white_check_mark:" : list.ticks().size() + " of " + all;
  }

  /** Only while the list is what the runbook says. */
  private static Optional<Runbook> runbook(Checklist list, Playbook playbook) {
    return playbook.course().runbooks().stream()
        .filter(r -> r.key().equals(list.key()) && r.boxes().equals(list.boxes()))
        .findFirst();
  }

  private static void runbook(Card card, Incident incident, Checklist list, Runbook runbook) {
    if (!runbook.symptoms().isEmpty()) {
      card.section(
          "*It looks like this*"
              + runbook.symptoms().stream()
                  .map(s -> "\n• " + Mrkdwn.escape(s))
                  .collect(Collectors.joining()));
    }
    int look = runbook.investigate().size();
    int fix = look + runbook.fix().size();
    group(card, incident, list, "Look", 0, look);
    group(card, incident, list, "Fix", look, fix);
    group(card, incident, list, "Is it over?", fix, list.boxes().size());
    if (!runbook.checks().isEmpty()) {
      card.actions(
          List.of(
              new Button("Check now", "runbook", "check " + runbook.name(), incident.id())
                  .element()));
    }
  }

  private static void group(
      Card card, Incident incident, Checklist list, String name, int from, int to) {
    if (from < to) {
      card.section("*" + name + "*");
      boxes(card, incident, list, from, to);
    }
  }

  /** Slack shows ten boxes together at most. */
  private static void boxes(Card card, Incident incident, Checklist list, int from, int to) {
    for (int first = from; first < to; first += SlackLimits.CHECKBOXES) {
      int end = Math.min(to, first + SlackLimits.CHECKBOXES);
      List<String> words = new ArrayList<>();
      for (int i = first; i < end; i++) {
        words.add(i + 1 + ". " + list.boxes().get(i));
      }
      Button command = new Button("", "checklist", "", incident.id());
      card.add(
          new Boxes(command, TOUCHED + " " + list.number(), first, words, list.ticks().keySet())
              .block());
      words.stream().filter(Boxes::isTooLong).forEach(w -> card.context(Mrkdwn.escape(w)));
    }
  }

  private static Optional<String> ticks(Checklist list) {
    String ticks =
        list.ticks().entrySet().stream()
            .sorted(java.util.Map.Entry.comparingByKey())
            .map(entry -> tick(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(" · "));
    return Optional.of(ticks).filter(t -> !t.isEmpty());
  }

  private static String tick(int box, Tick tick) {
    return "☑ " + (box + 1) + " " + Mrkdwn.user(tick.by()) + " " + Mrkdwn.time(tick.at());
  }
}
