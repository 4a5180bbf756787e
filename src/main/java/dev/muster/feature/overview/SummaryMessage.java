package dev.muster.feature.overview;

import dev.muster.incident.AudienceState;
import dev.muster.incident.Incident;
import dev.muster.incident.TimelineEntry;
import dev.muster.playbook.Audience;
import dev.muster.playbook.Durations;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbook;
import dev.muster.slack.call.LadderState;
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

/** An incident in ten seconds. */
final class SummaryMessage {
  private static final int LONG = 600;
  private static final int LINE = 300;

  private SummaryMessage() {}

  static Message of(Incident incident, Playbook playbook, List<TimelineEntry> last, Instant now) {
    String title = "*" + incident.id() + "* · " + Cut.to(300, Mrkdwn.escape(incident.title()));
    Card card = new Card().section(title);
    card.fields(facts(incident, playbook, now));
    said(card, "What users see", incident.picture().impact());
    said(card, "What we think it is", incident.picture().hypothesis());
    incident
        .pulse()
        .lastUpdate()
        .ifPresentOrElse(
            update ->
                card.section(
                    "*Last update* by "
                        + Mrkdwn.user(update.by())
                        + ", "
                        + Mrkdwn.time(update.at())
                        + "\n"
                        + Cut.to(LONG, Mrkdwn.escape(update.text()))),
            () -> card.section("*Last update*\nNone yet."));
    outside(card, incident, playbook);
    said(card, "How it ended", incident.ending().summary());
    said(card, "Why it was cancelled", incident.ending().cancelled());
    if (!last.isEmpty()) {
      List<String> lines = new ArrayList<>();
      lines.add("*What happened last*");
      last.forEach(entry -> lines.add(line(entry)));
      card.lines(lines);
    }
    card.context("`/incident timeline` shows all of it, `/incident who` who does what.");
    return card.message(title);
  }

  /** What was last said to whom, and what is written and not sent. */
  private static void outside(Card card, Incident incident, Playbook playbook) {
    AudienceState outreach = incident.progress().outreach();
    for (Audience audience : playbook.rhythm().outside()) {
      String title = Mrkdwn.escape(audience.title());
      AudienceState.Owed owed = outreach.owed(audience.key());
      owed.told()
          .ifPresent(
              at ->
                  card.section(
                      "*"
                          + title
                          + ", told last* "
                          + Mrkdwn.time(at)
                          + "\n"
                          + Cut.to(LONG, Mrkdwn.escape(owed.words().orElse("")))));
      outreach
          .draft(audience.key())
          .ifPresent(
              draft ->
                  said(
                      card,
                      title
                          + (draft.approver().isPresent()
                              ? ": waits for approval"
                              : draft.approved().isPresent()
                                  ? ": approved, not sent yet"
                                  : ": written, not sent yet"),
                      Optional.of(draft.words())));
    }
  }

  private static List<String> facts(Incident incident, Playbook playbook, Instant now) {
    List<String> facts = new ArrayList<>();
    facts.add(
        fact(
            "Severity",
            Mrkdwn.escape(
                incident.severity()
                    + playbook
                        .severity(incident.severity().name())
                        .map(l -> " " + l.title())
                        .orElse(""))));
    facts.add(fact("Status", Mrkdwn.escape(playbook.statusWord(incident))));
    facts.add(fact(incident.isOpen() ? "Running for" : "Took", age(incident, now)));
    facts.add(
        fact(
            "Incident commander",
            incident.team().commander().map(Mrkdwn::user).orElse("nobody yet")));
    if (incident.isOpen()) {
      facts.add(
          fact(
              "Next update due",
              NextUpdate.due(incident, playbook).map(Mrkdwn::time).orElse("never")));
    }
    LadderState.onIt(incident).ifPresent(people -> facts.add(fact("On it", people)));
    List<String> onCall = LadderState.onCall(incident, playbook, now);
    if (incident.isOpen() && !onCall.isEmpty()) {
      facts.add(fact("On call", String.join("\n", onCall)));
    }
    LadderState.ladder(incident, playbook).ifPresent(l -> facts.add(fact("Ladder", l)));
    incident.picture().service().ifPresent(s -> facts.add(fact("Service", Mrkdwn.escape(s))));
    incident.picture().eta().ifPresent(e -> facts.add(fact("Expected end", Mrkdwn.escape(e))));
    return facts;
  }

  /** How long it has run, or ran. */
  static String age(Incident incident, Instant now) {
    Instant end =
        incident.milestones().resolved().or(() -> incident.milestones().closed()).orElse(now);
    Duration age = Duration.between(incident.milestones().started(), end);
    return age.compareTo(Duration.ofMinutes(1)) < 0
        ? "less than a minute"
        : Durations.text(age.truncatedTo(ChronoUnit.MINUTES));
  }

  private static String fact(String name, String mrkdwn) {
    return "*" + name + "*\n" + mrkdwn;
  }

  private static void said(Card card, String name, Optional<String> words) {
    words.ifPresent(w -> card.section("*" + name + "*\n" + Cut.to(LONG, Mrkdwn.escape(w))));
  }

  private static String line(TimelineEntry entry) {
    String words = Mrkdwn.of(entry.event().text()).replaceAll("\\s+", " ").strip();
    return Mrkdwn.time(entry.happenedAt())
        + "  "
        + Mrkdwn.user(entry.saidBy())
        + ": "
        + Cut.to(LINE, words);
  }
}
