package dev.muster.feature.headline;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.Assignment;
import dev.muster.incident.AudienceState;
import dev.muster.incident.Incident;
import dev.muster.incident.Status;
import dev.muster.incident.Work;
import dev.muster.playbook.Audience;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbook;
import dev.muster.slack.call.LadderState;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pinned card, as the incident stands. */
final class HeadlineMessage {
  private static final int LONG = 700;
  private static final int MOST_LISTS = 2;

  /** A section takes no more. */
  private static final int LONG_LIST = 3000;

  private HeadlineMessage() {}

  static Message of(Incident incident, Playbook playbook, Instant now) {
    Card card = new Card();
    card.header(sign(incident) + " " + incident.severity() + " " + incident.title());
    incident
        .identity()
        .drill()
        .map(drill -> drill.speed() == 1 ? "" : " Everything goes " + drill.pace() + ".")
        .ifPresent(
            pace ->
                card.context(
                    ":dart: *DRILL*: this is practice, nothing is wrong, and nobody outside of it is"
                        + " called."
                        + pace));
    card.fields(facts(incident, playbook, now));
    said(card, "What users see", incident.picture().impact());
    said(card, "What we think it is", incident.picture().hypothesis());
    incident
        .pulse()
        .lastUpdate()
        .ifPresent(
            update ->
                card.section(
                    "*Last update* by "
                        + Mrkdwn.user(update.by())
                        + ", "
                        + Mrkdwn.time(update.at())
                        + "\n"
                        + quoted(update.text())));
    incident.ending().summary().ifPresent(s -> said(card, "How it ended", Optional.of(s)));
    incident.ending().cancelled().ifPresent(s -> said(card, "Cancelled", Optional.of(s)));
    tasks(card, incident);
    checklist(card, incident);
    links(incident, playbook).ifPresent(card::context);
    card.actions(buttons(incident, playbook));
    card.context(
        incident.id()
            + (incident.isPrivate() ? " · :lock: private" : "")
            + " · `/incident` shows all you can do here · this card is always up to date");
    return card.message(
        Mrkdwn.escape(
            incident.id()
                + " "
                + incident.severity()
                + " "
                + incident.statusTitle()
                + ": "
                + incident.title()));
  }

  private static String sign(Incident incident) {
    if (incident.wasCancelled() || incident.status() == Status.CLOSED) {
      return "⚪";
    }
    return incident.isOpen() ? "🔴" : "🟢";
  }

  private static List<String> facts(Incident incident, Playbook playbook, Instant now) {
    List<String> facts = new ArrayList<>();
    facts.add(fact("Status", Mrkdwn.escape(playbook.statusWord(incident))));
    facts.add(
        fact(
            "Severity",
            Mrkdwn.escape(
                incident.severity()
                    + playbook
                        .severity(incident.severity().name())
                        .map(l -> " " + l.title())
                        .orElse(""))));
    facts.add(
        fact(
            "Incident commander",
            incident.team().commander().map(Mrkdwn::user).orElse("*nobody yet*")));
    String others =
        incident.team().assignments().stream()
            .filter(a -> !a.role().isCommander())
            .map(HeadlineMessage::role)
            .collect(Collectors.joining("\n"));
    if (!others.isEmpty()) {
      facts.add(fact("Roles", others));
    }
    facts.add(fact("Started", Mrkdwn.dayAndTime(incident.milestones().started())));
    incident
        .milestones()
        .resolved()
        .ifPresent(at -> facts.add(fact("Resolved", Mrkdwn.dayAndTime(at))));
    NextUpdate.due(incident, playbook)
        .ifPresent(due -> facts.add(fact("Next update due", Mrkdwn.time(due))));
    facts.addAll(calls(incident, playbook, now));
    outside(facts, incident, playbook);
    incident.picture().service().ifPresent(s -> facts.add(fact("Service", Mrkdwn.escape(s))));
    incident.picture().eta().ifPresent(e -> facts.add(fact("Expected end", Mrkdwn.escape(e))));
    return facts;
  }

  /** Who is on it, on call, next on the ladder, and where people talk. */
  private static List<String> calls(Incident incident, Playbook playbook, Instant now) {
    List<String> facts = new ArrayList<>();
    LadderState.onIt(incident).ifPresent(people -> facts.add(fact("On it", people)));
    List<String> onCall = LadderState.onCall(incident, playbook, now);
    if (incident.isOpen() && !onCall.isEmpty()) {
      facts.add(fact("On call", String.join("\n", onCall)));
    }
    LadderState.ladder(incident, playbook).ifPresent(l -> facts.add(fact("Ladder", l)));
    incident
        .progress()
        .work()
        .call()
        .ifPresent(url -> facts.add(fact("Call", Mrkdwn.link(url, "join it"))));
    return facts;
  }

  /** Who was told when, and what is written and not sent. */
  private static void outside(List<String> facts, Incident incident, Playbook playbook) {
    AudienceState outreach = incident.progress().outreach();
    List<String> told = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (Audience audience : playbook.rhythm().outside()) {
      String title = Mrkdwn.escape(audience.title());
      outreach.owed(audience.key()).told().ifPresent(at -> told.add(title + " " + Mrkdwn.time(at)));
      outreach
          .draft(audience.key())
          .ifPresent(
              d ->
                  waiting.add(
                      title
                          + (d.approver().isPresent()
                              ? " (for approval)"
                              : d.approved().isPresent()
                                  ? " (approved, not sent yet)"
                                  : " (not sent yet)")));
    }
    if (!told.isEmpty()) {
      facts.add(fact("Told last", String.join("\n", told)));
    }
    if (!waiting.isEmpty()) {
      facts.add(fact("Texts that wait", String.join("\n", waiting)));
    }
  }

  private static String role(Assignment assignment) {
    return Mrkdwn.escape(assignment.role().title()) + ": " + Mrkdwn.user(assignment.holder());
  }

  private static String fact(String name, String mrkdwn) {
    return "*" + name + "*\n" + mrkdwn;
  }

  private static void said(Card card, String name, Optional<String> words) {
    words.ifPresent(w -> card.section("*" + name + "*\n" + quoted(w)));
  }

  private static String quoted(String words) {
    return Mrkdwn.escape(Cut.to(LONG, words));
  }

  private static void tasks(Card card, Incident incident) {
    List<Work.Task> open = incident.progress().work().openTasks();
    if (!open.isEmpty()) {
      card.section(
          Cut.to(
              LONG_LIST,
              "*In progress*"
                  + open.stream().map(HeadlineMessage::task).collect(Collectors.joining())));
    }
  }

  private static String task(Work.Task task) {
    return "\n"
        + task.number()
        + " · "
        + quoted(task.words())
        + " · "
        + task.owner().map(Mrkdwn::user).orElse("nobody yet")
        + task.due().map(due -> " · until " + Mrkdwn.time(due)).orElse("");
  }

  /** The lists that are not done, while somebody works on it: at most the two newest. */
  private static void checklist(Card card, Incident incident) {
    if (!incident.isOpen()) {
      return;
    }
    List<Work.Checklist> open =
        incident.progress().work().lists().stream().filter(list -> !list.isDone()).toList();
    open.subList(Math.max(0, open.size() - MOST_LISTS), open.size())
        .forEach(list -> card.section(Cut.to(LONG_LIST, boxes(list))));
  }

  private static String boxes(Work.Checklist list) {
    StringBuilder text = new StringBuilder("*" + Mrkdwn.escape(list.title()) + "*");
    for (int i = 0; i < list.boxes().size(); i++) {
      text.append(list.isTicked(i) ? "\n☑ " : "\n☐ ").append(Mrkdwn.escape(list.boxes().get(i)));
    }
    return text.toString();
  }

  private static Optional<String> links(Incident incident, Playbook playbook) {
    String links =
        playbook.warRoom().links(incident.picture().service()).stream()
            .map(link -> Mrkdwn.link(link.url(), link.title()))
            .collect(Collectors.joining(" · "));
    return Optional.of(links).filter(l -> !l.isEmpty());
  }

  private static List<ButtonElement> buttons(Incident incident, Playbook playbook) {
    List<ButtonElement> buttons = new ArrayList<>();
    if (incident.isOpen()) {
      if (incident.team().commander().isEmpty()) {
        buttons.add(button(incident, "Take command", "take").element("primary"));
      }
      buttons.add(button(incident, "Post update", "update").element());
      if (!incident.isPrivate() && !playbook.rhythm().audiences().isEmpty()) {
        buttons.add(button(incident, "Tell others", "tell").element());
      }
      buttons.add(button(incident, "Status", "status").element());
      buttons.add(button(incident, "Severity", "severity").element());
      buttons.add(button(incident, "Roles", "role").element());
      buttons.add(button(incident, "Resolve", "resolve").element());
    } else {
      buttons.add(button(incident, "Summary", "summary").element());
      buttons.add(button(incident, "Timeline", "timeline").element());
      buttons.add(button(incident, "Reopen", "reopen").element());
      if (incident.status() == Status.RESOLVED) {
        buttons.add(button(incident, "Close", "close").element());
      }
    }
    return buttons;
  }

  private static Button button(Incident incident, String label, String command) {
    return new Button(label, command, "", incident.id());
  }
}
