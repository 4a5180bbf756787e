package dev.muster.feature.after;

import dev.muster.incident.ChecklistEvent.PostMortemDue;
import dev.muster.incident.Incident;
import dev.muster.incident.PostmortemEvent.ArchiveSoon;
import dev.muster.incident.PostmortemEvent.DueSoon;
import dev.muster.incident.PostmortemEvent.LeadFound;
import dev.muster.incident.Review;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbook;
import dev.muster.record.review.Sections;
import dev.muster.record.review.Sections.Section;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the war room reads about what is due after an incident. */
final class DueMessage {
  private DueMessage() {}

  /** Who is asked: who owns it, or else whoever commanded, or else whoever declared. */
  static Optional<UserId> owner(Incident incident) {
    return incident
        .ending()
        .review()
        .owner()
        .or(() -> incident.team().commander())
        .or(() -> incident.identity().declarer());
  }

  static Message soon(Incident incident, Playbook playbook, DueSoon soon) {
    String text =
        ":memo: "
            + whose(incident)
            + " post-mortem of "
            + incident.id()
            + " is due "
            + Mrkdwn.dayAndTime(soon.due())
            + ".";
    return card(incident, playbook, text, soon.missed()).message(text);
  }

  static Message due(Incident incident, Playbook playbook, PostMortemDue due) {
    String text =
        ":memo: "
            + whose(incident)
            + " post-mortem of "
            + incident.id()
            + " is due now: what happened, why, and what you change so that it doesn't come back.";
    return card(incident, playbook, text, due.missed()).message(text);
  }

  private static String whose(Incident incident) {
    return owner(incident).map(user -> Mrkdwn.user(user) + ", the").orElse("The");
  }

  private static Card card(
      Incident incident, Playbook playbook, String text, Optional<Instant> missed) {
    Card card = new Card().section(text);
    if (incident.ending().review().stage() == Review.Stage.IN_REVIEW) {
      card.section("It is in review: *Reviewed* once you have looked at it together.");
    } else {
      List<Section> missing = Sections.outline(incident, playbook).missing();
      card.section(
          missing.isEmpty()
              ? "No section is empty: ask for the review."
              : "Still to be written:"
                  + missing.stream()
                      .map(s -> "\n• " + Mrkdwn.escape(s.heading()))
                      .collect(Collectors.joining()));
    }
    card.actions(
        List.of(
            new Button("Post-mortem", "postmortem", "", incident.id()).element("primary"),
            new Button("Export the record", "export", "", incident.id()).element(),
            new Button("Close", "close", "", incident.id()).element()));
    late(card, missed);
    return card;
  }

  static Message overdue(Incident incident, LeadFound lead) {
    boolean again = lead.person().equals(owner(incident));
    String text =
        ":memo: "
            + lead.mention()
                .map(mention -> mention + ", the")
                .orElse(
                    lead.lead().isEmpty()
                        ? "The"
                        : Mrkdwn.escape(lead.lead()) + " (nobody here is called so): the")
            + " post-mortem of "
            + incident.id()
            + (again ? " is still not done" : "")
            + ". It was due "
            + Mrkdwn.dayAndTime(lead.due())
            + (again
                ? "."
                : owner(incident)
                        .map(user -> "; " + Mrkdwn.user(user) + " sees to it.")
                        .orElse("; nobody sees to it.")
                    + " What do they need: time, or somebody else?");
    Card card =
        new Card()
            .section(text)
            .actions(
                List.of(
                    new Button("Post-mortem", "postmortem", "", incident.id()).element("primary")));
    late(card, lead.missed());
    return card.message(text);
  }

  static Message archive(Incident incident, ArchiveSoon soon) {
    String text =
        ":file_cabinet: This channel is archived "
            + Mrkdwn.dayAndTime(soon.at())
            + ". All of it can still be read then; nobody can write here.";
    Card card =
        new Card()
            .section(text)
            .actions(List.of(new Button("Reopen", "reopen", "", incident.id()).element()))
            .context("If something is left to do, *Reopen* keeps it open.");
    late(card, soon.missed());
    return card.message(text);
  }

  private static void late(Card card, Optional<Instant> missed) {
    missed.ifPresent(
        at ->
            card.context(
                "This was due at " + Mrkdwn.dayAndTime(at) + "; I was away, so it is late."));
  }
}
