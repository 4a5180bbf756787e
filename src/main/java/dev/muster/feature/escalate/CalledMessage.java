package dev.muster.feature.escalate;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.delivery.Reaction.Happened;
import dev.muster.incident.Assignment;
import dev.muster.incident.EscalationEvent.CallDelayed;
import dev.muster.incident.EscalationEvent.Called;
import dev.muster.incident.EscalationEvent.Callee;
import dev.muster.incident.EscalationEvent.Cause;
import dev.muster.incident.EscalationEvent.Occasion;
import dev.muster.incident.EscalationEvent.Target;
import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.plan.LadderSteps;
import dev.muster.playbook.Ladder;
import dev.muster.playbook.OnCall;
import dev.muster.playbook.Playbook;
import dev.muster.slack.call.LadderState;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is called and why: in the war room, and to each of them. */
final class CalledMessage {
  private static final int LONG = 600;

  private CalledMessage() {}

  static Message of(Happened happened, Called called, Playbook playbook) {
    Incident incident = happened.incident();
    Occasion occasion = called.occasion();
    List<String> lines = new ArrayList<>();
    lines.add(":rotating_light: " + opening(incident, occasion, playbook));
    lines.addAll(advice(occasion, playbook));
    lines.addAll(
        incident.isPrivate() && occasion.cause() != Cause.PAGE
            ? List.of(inTheRoom(incident))
            : called.whom().stream().map(callee -> line(incident, callee, playbook)).toList());
    String text = String.join("\n", lines);
    Card card = new Card().lines(lines).actions(buttons(incident, playbook));
    LadderState.next(incident, playbook)
        .ifPresent(next -> card.context("Next on the ladder: " + next + "."));
    occasion
        .missed()
        .ifPresent(
            at ->
                card.context(
                    "This was due at " + Mrkdwn.time(at) + "; I was away, so it is late."));
    return card.message(text);
  }

  private static String opening(Incident incident, Occasion occasion, Playbook playbook) {
    String id = "*" + incident.id() + "*: ";
    String by = Mrkdwn.user(occasion.by());
    String step = "*" + Mrkdwn.escape(occasion.step()) + "*";
    String said = occasion.why().map(w -> " " + quoted(w)).orElse("");
    return switch (occasion.cause()) {
      case LADDER -> id + reason(occasion, playbook) + "Now it is for " + step + "." + said;
      case UNANSWERED -> id + "nobody answered, so I call once more: " + step + "." + said;
      case IGNORED ->
          id + "the nudges for an update went unanswered. Now it is for " + step + "." + said;
      case NO_ROOM -> id + "there was no war room, so " + step + " was paged at once." + said;
      case BY_HAND -> id + by + " escalates to " + step + "." + said;
      case SITUATION -> id + by + " says what it is: " + step + "." + said;
      case PAGE -> id + by + " calls for help." + said;
    };
  }

  private static String reason(Occasion occasion, Playbook playbook) {
    return playbook
        .ladder()
        .step(occasion.step())
        .map(Ladder.Step::holds)
        .map(
            holds ->
                switch (holds) {
                  case NOT_ACKNOWLEDGED -> "nobody is on it yet. ";
                  case NOT_MITIGATED -> "it is not mitigated yet. ";
                  case NOT_RESOLVED -> "it is not resolved yet. ";
                })
        .orElse("");
  }

  private static List<String> advice(Occasion occasion, Playbook playbook) {
    if (occasion.cause() != Cause.SITUATION) {
      return List.of();
    }
    List<String> advice =
        playbook.ladder().situation(occasion.step()).map(s -> s.advice()).orElse(List.of());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < advice.size(); i++) {
      lines.add((i + 1) + ". " + Mrkdwn.escape(advice.get(i)));
    }
    return lines;
  }

  /** A private incident's ladder calls only those who are in it. */
  private static String inTheRoom(Incident incident) {
    return Stream.concat(
                incident.team().assignments().stream().map(Assignment::holder),
                incident.identity().declarer().stream())
            .distinct()
            .map(Mrkdwn::user)
            .collect(Collectors.joining(" "))
        + ": it is private, so I call nobody from outside. `/incident page @ana` brings somebody in.";
  }

  private static String line(Incident incident, Callee callee, Playbook playbook) {
    return incident.isDrill() ? rehearsed(callee) : callee(callee, playbook);
  }

  /** Whoever takes part is called; who else would be is read here, and nowhere else. */
  private static String rehearsed(Callee callee) {
    String here =
        Stream.concat(callee.person().stream(), callee.members().stream())
            .map(Mrkdwn::user)
            .collect(Collectors.joining(" "));
    return here.isEmpty()
        ? "Would be called, were this no drill: " + absent(callee.target()) + "."
        : absent(callee.target()) + ", here: " + here;
  }

  /** Somebody of whom only the id is known has no name that pings nobody. */
  private static String absent(Target target) {
    boolean nameless = target.handle().flatMap(UserId::ofHandle).isPresent();
    return nameless ? "whoever was named" : LadderState.name(target);
  }

  private static String callee(Callee callee, Playbook playbook) {
    Target target = callee.target();
    Optional<String> mention =
        callee
            .person()
            .map(Mrkdwn::user)
            .or(() -> callee.group().map(id -> "<!subteam^" + id + ">"));
    String why = target.why().map(w -> " (" + Mrkdwn.escape(w) + ")").orElse("");
    boolean titled = !target.handle().equals(Optional.of(target.name()));
    String title = titled ? Mrkdwn.escape(target.name()) + ": " : "";
    String whom =
        mention.or(() -> target.handle().map(Mrkdwn::escape)).map(m -> title + m + why).orElse("");
    String pager =
        target
            .pager()
            .map(
                url ->
                    "Page "
                        + Mrkdwn.escape(target.name())
                        + " in "
                        + Mrkdwn.link(url, pager(target, url, playbook))
                        + ": that I can't do for you.")
            .orElse("");
    return whom.isEmpty() ? pager : pager.isEmpty() ? whom : whom + "\n" + pager;
  }

  private static String pager(Target target, String url, Playbook playbook) {
    return playbook.people().onCall().stream()
        .filter(onCall -> onCall.title().equals(target.name()))
        .flatMap(onCall -> onCall.duty() instanceof OnCall.Pager p ? Stream.of(p) : Stream.empty())
        .filter(pager -> pager.url().equals(url))
        .map(OnCall.Pager::title)
        .findFirst()
        .orElse("the pager");
  }

  private static List<ButtonElement> buttons(Incident incident, Playbook playbook) {
    List<ButtonElement> buttons = new ArrayList<>();
    buttons.add(new Button("I'm on it", "ack", "", incident.id()).element("primary"));
    if (incident.team().commander().isEmpty()) {
      buttons.add(new Button("Take command", "take", "", incident.id()).element());
    }
    LadderSteps.next(incident, playbook)
        .ifPresent(
            step ->
                buttons.add(
                    new Button("Escalate further", "escalate", step.name(), incident.id())
                        .element()));
    return buttons;
  }

  /** Those who could not be called by more than their name. */
  static Message delayed(CallDelayed delayed) {
    String names =
        delayed.targets().stream()
            .map(LadderState::name)
            .map(name -> "*" + name + "*")
            .collect(Collectors.joining(", "));
    String text =
        ":hourglass_flowing_sand: Not found yet, so not notified: "
            + names
            + ". "
            + Mrkdwn.escape(delayed.why())
            + " Muster calls them once they are found. If it is urgent, call them another way, or"
            + " pick them from Slack's suggestions as you type @.";
    return new Card().section(text).message(text);
  }

  /** To one of them. Of a private incident nothing is said outside of its channel. */
  static Message directly(Incident incident, Called called) {
    Occasion occasion = called.occasion();
    boolean byHand = !occasion.by().equals(UserId.MUSTER);
    String who = byHand ? Mrkdwn.user(occasion.by()) + " calls you" : "You are called";
    String text =
        incident.isPrivate()
            ? ":rotating_light: " + who + " into a private incident, " + incident.id() + "."
            : ":rotating_light: "
                + who
                + ": *"
                + incident.id()
                + "* · "
                + Mrkdwn.escape(incident.severity().name())
                + " · "
                + Mrkdwn.escape(incident.title())
                + occasion.why().map(w -> "\n" + quoted(w)).orElse("");
    String where = text + "\n" + RoomWords.where(incident);
    return new Card()
        .section(where)
        .actions(List.of(new Button("I'm on it", "ack", "", incident.id()).element("primary")))
        .message(where);
  }

  private static String quoted(String words) {
    return Mrkdwn.escape(Cut.to(LONG, words));
  }
}
