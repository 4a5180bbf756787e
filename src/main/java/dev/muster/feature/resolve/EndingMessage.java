package dev.muster.feature.resolve;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.Incident;
import dev.muster.incident.LifecycleEvent.Cancelled;
import dev.muster.incident.LifecycleEvent.Closed;
import dev.muster.incident.LifecycleEvent.Reopened;
import dev.muster.incident.LifecycleEvent.Resolved;
import dev.muster.incident.UserId;
import dev.muster.playbook.AfterIncident;
import dev.muster.playbook.Due;
import dev.muster.playbook.Durations;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PostMortemDates;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the war room reads when an incident ends, or begins again. */
final class EndingMessage {
  private static final int LONG = 2000;

  private EndingMessage() {}

  static Message resolved(Happened happened, Resolved resolved, Playbook playbook) {
    Incident incident = happened.incident();
    String line =
        "🟢 *Resolved* by "
            + Mrkdwn.user(happened.stamp().by())
            + ", "
            + lasted(incident.milestones().started(), happened.at())
            + " after it began.";
    Card card = new Card().section(line + resolved.summary().map(EndingMessage::quoted).orElse(""));
    resolved
        .anyway()
        .ifPresent(
            why ->
                card.section(
                    "Something was missing that the playbook asks for. Resolved anyway:"
                        + quoted(why)));
    postMortem(incident, playbook).ifPresent(card::section);
    playbook
        .aftermath()
        .postMortemDue(incident.severity().name())
        .flatMap(due -> review(playbook.aftermath(), happened.at()))
        .ifPresent(card::section);
    List<ButtonElement> buttons = new ArrayList<>();
    if (PostMortemDates.of(incident, playbook).isPresent()) {
      buttons.add(new Button("Post-mortem", "postmortem", "", incident.id()).element("primary"));
    }
    buttons.add(button("Close", "close", incident));
    buttons.add(button("Reopen", "reopen", incident));
    return card.context(
            "Updates are no longer asked for. *Close* it when nothing is left to do; *Reopen*"
                + " it if it is back.")
        .actions(buttons)
        .message(line);
  }

  /** Whose it is, and by when. */
  private static Optional<String> postMortem(Incident incident, Playbook playbook) {
    String owner =
        incident
            .ending()
            .review()
            .owner()
            .map(user -> Mrkdwn.user(user) + " sees to it; a draft is there already.")
            .orElse(
                "Nobody owns it yet: `/incident postmortem owner @user`. A draft is there"
                    + " already.");
    boolean atOnce =
        playbook
            .aftermath()
            .postMortemDue(incident.severity().name())
            .filter(Due::isAtOnce)
            .isPresent();
    return PostMortemDates.of(incident, playbook)
        .map(
            dates ->
                (atOnce
                        ? ":memo: The post-mortem is to be booked now. "
                        : ":memo: A post-mortem is due by " + Mrkdwn.dayAndTime(dates.due()) + ". ")
                    + owner);
  }

  /** The meeting about it: by when, and how it goes. */
  private static Optional<String> review(AfterIncident aftermath, Instant resolved) {
    List<AfterIncident.AgendaItem> agenda = aftermath.agenda();
    if (aftermath.reviewWithin().isEmpty() && agenda.isEmpty()) {
      return Optional.empty();
    }
    String until =
        aftermath
            .reviewWithin()
            .map(within -> " until " + Mrkdwn.dayAndTime(resolved.plus(within)))
            .orElse("");
    Duration takes =
        agenda.stream().map(AfterIncident.AgendaItem::takes).reduce(Duration.ZERO, Duration::plus);
    String length = agenda.isEmpty() ? "" : ", " + Durations.text(takes) + ":";
    return Optional.of(
        "*Book the review*"
            + until
            + length
            + agenda.stream()
                .map(
                    item ->
                        "\n• " + Mrkdwn.escape(item.topic()) + ", " + Durations.text(item.takes()))
                .collect(Collectors.joining()));
  }

  static Message cancelled(Happened happened, Cancelled cancelled) {
    Incident incident = happened.incident();
    String line =
        "⚪ *Cancelled* by "
            + Mrkdwn.user(happened.stamp().by())
            + (incident.isDrill() ? ": the drill is over." : ": it was no incident of its own.");
    String next =
        cancelled
            .goesOn()
            .map(channel -> "The response goes on in " + Mrkdwn.channel(channel) + ".")
            .orElse("Nothing is left to do here.");
    return new Card()
        .section(line + quoted(cancelled.why()))
        .section(next)
        .context("If it is one after all, *Reopen* it.")
        .actions(List.of(button("Reopen", "reopen", incident)))
        .message(line + " " + next);
  }

  static Message reopened(Happened happened, Reopened reopened, Playbook playbook) {
    Incident incident = happened.incident();
    Optional<UserId> commander = incident.team().commander();
    String line =
        "🔴 *Reopened* by "
            + Mrkdwn.user(happened.stamp().by())
            + ". "
            + commander
                .map(user -> Mrkdwn.user(user) + ", you are still incident commander.")
                .orElse("Nobody is incident commander.");
    String update =
        NextUpdate.due(incident, playbook)
            .map(due -> " The next update is due at " + Mrkdwn.time(due) + ".")
            .orElse("");
    List<ButtonElement> buttons = new ArrayList<>();
    if (commander.isEmpty()) {
      buttons.add(new Button("Take command", "take", "", incident.id()).element("primary"));
    }
    buttons.add(button("Post update", "update", incident));
    return new Card()
        .section(line + quoted(reopened.why()))
        .context(
            "The status is "
                + Mrkdwn.escape(playbook.statusWord(incident.status()))
                + " again."
                + update)
        .actions(buttons)
        .message(line);
  }

  static Message closed(Happened happened, Closed closed, Playbook playbook) {
    Incident incident = happened.incident();
    String line = "⚪ *Closed* by " + Mrkdwn.user(happened.stamp().by()) + ".";
    Card card = new Card().section(line);
    closed
        .anyway()
        .ifPresent(
            why -> card.section("The post-mortem was not done. Closed anyway:" + quoted(why)));
    String archive =
        playbook
            .aftermath()
            .archiveAfter()
            .map(after -> " This channel is archived in " + Durations.text(after) + ".")
            .orElse("");
    return card.context(
            (closed.anyway().isPresent() ? "" : "Nothing is left to do. ")
                + "The record stays; if it is back, *Reopen* it."
                + archive)
        .actions(List.of(button("Reopen", "reopen", incident)))
        .message(line);
  }

  private static ButtonElement button(String label, String command, Incident incident) {
    return new Button(label, command, "", incident.id()).element();
  }

  /** Below the first minute the seconds count; later nobody reads them. */
  private static String lasted(Instant from, Instant to) {
    Duration time = Duration.between(from, to);
    return Durations.text(
        time.truncatedTo(
            time.compareTo(Duration.ofMinutes(1)) < 0 ? ChronoUnit.SECONDS : ChronoUnit.MINUTES));
  }

  private static String quoted(String words) {
    return Cut.to(LONG, words)
        .lines()
        .map(line -> "\n> " + Mrkdwn.escape(line))
        .collect(Collectors.joining());
  }
}
