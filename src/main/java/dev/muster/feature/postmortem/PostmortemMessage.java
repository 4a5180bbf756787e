package dev.muster.feature.postmortem;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.incident.Incident;
import dev.muster.incident.Review;
import dev.muster.incident.Review.Written;
import dev.muster.playbook.AfterIncident;
import dev.muster.playbook.Durations;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PostMortemDates;
import dev.muster.record.review.Sections;
import dev.muster.record.review.Sections.Section;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people read of the post-mortem in Slack. */
final class PostmortemMessage {
  private static final int MOST_SHOWN = 30;

  private PostmortemMessage() {}

  /** How far it is, for one. */
  static Message panel(Incident incident, Playbook playbook) {
    Review review = incident.ending().review();
    String line =
        ":memo: *Post-mortem of "
            + incident.id()
            + "* · "
            + review.stage().words()
            + " · "
            + review.owner().map(Mrkdwn::user).orElse("nobody owns it")
            + PostMortemDates.of(incident, playbook)
                .map(dates -> " · due " + Mrkdwn.dayAndTime(dates.due()))
                .orElse("");
    Card card = new Card().section(line);
    List<Section> all = Sections.outline(incident, playbook).all();
    for (int i = 0; i < Math.min(all.size(), MOST_SHOWN); i++) {
      Section section = all.get(i);
      card.section(
          line(i + 1, section, Optional.ofNullable(review.written().get(section.heading()))),
          button(
                  incident,
                  section.source() == Sections.Source.PEOPLE ? "Change" : "Write",
                  "write " + (i + 1))
              .element());
    }
    return card.actions(buttons(incident))
        .context(
            (all.size() > MOST_SHOWN ? "And " + (all.size() - MOST_SHOWN) + " more. " : "")
                + "Only you see this. Typed: `/incident postmortem 3 what stands there`. What the"
                + " record knows stands in the document already."
                + canvas(review.canvas()))
        .message(line);
  }

  private static String canvas(Review.Canvas canvas) {
    return canvas
        .refused()
        .map(why -> "\nNo canvas shows it. " + why)
        .orElse(canvas.id().isPresent() ? "\nThe war room's canvas shows all of it." : "");
  }

  private static String line(int number, Section section, Optional<Written> written) {
    String name = "*" + number + ". " + Mrkdwn.escape(section.heading()) + "*";
    return switch (section.source()) {
      case PEOPLE ->
          ":white_check_mark: "
              + name
              + written
                  .map(w -> " · " + Mrkdwn.user(w.by()) + ", " + Mrkdwn.dayAndTime(w.at()))
                  .orElse("");
      case RECORD -> ":white_check_mark: " + name + " · from the record";
      case NOBODY -> ":white_large_square: " + name + "\n_" + section.topic().prompt() + "_";
    };
  }

  private static List<ButtonElement> buttons(Incident incident) {
    List<ButtonElement> buttons = new ArrayList<>();
    if (!incident.isOpen()) {
      switch (incident.ending().review().stage()) {
        case DRAFT -> buttons.add(button(incident, "Ask for review", "review").element("primary"));
        case IN_REVIEW -> buttons.add(button(incident, "Reviewed", "reviewed").element("primary"));
        case REVIEWED ->
            buttons.add(new Button("Close", "close", "", incident.id()).element("primary"));
      }
    }
    buttons.add(button(incident, "Paste the whole text", "paste").element());
    buttons.add(button(incident, "Owner and times", "times").element());
    buttons.add(button(incident, "Upload file", "file").element());
    if (incident.ending().review().canvas().refused().isPresent()) {
      buttons.add(button(incident, "Canvas", "canvas").element());
    }
    return buttons;
  }

  private static Button button(Incident incident, String label, String arguments) {
    return new Button(label, "postmortem", arguments, incident.id());
  }

  /** The war room is asked to look at it together. */
  static Message reviewAsked(Incident incident, Playbook playbook, String by) {
    String line =
        ":mag: "
            + by
            + " asks for a review of the post-mortem of "
            + incident.id()
            + ". It comes as a file: read it before you meet.";
    Card card = new Card().section(line);
    List<Section> missing = Sections.outline(incident, playbook).missing();
    if (!missing.isEmpty()) {
      card.section(
          "Nobody has written yet: "
              + PostmortemEditor.names(missing.stream().map(Section::name).toList())
              + ".");
    }
    agenda(playbook.aftermath()).ifPresent(card::section);
    return card.context(
            "Everybody did what made sense with what they knew then: ask what made it so, and what"
                + " would have helped.")
        .actions(
            List.of(
                button(incident, "Reviewed", "reviewed").element("primary"),
                new Button("Post-mortem", "postmortem", "", incident.id()).element()))
        .message(line);
  }

  private static Optional<String> agenda(AfterIncident aftermath) {
    List<AfterIncident.AgendaItem> agenda = aftermath.agenda();
    Duration takes =
        agenda.stream().map(AfterIncident.AgendaItem::takes).reduce(Duration.ZERO, Duration::plus);
    return agenda.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "*The review*, "
                + Durations.text(takes)
                + ":"
                + agenda.stream()
                    .map(
                        item ->
                            "\n• "
                                + Mrkdwn.escape(item.topic())
                                + ", "
                                + Durations.text(item.takes()))
                    .collect(Collectors.joining()));
  }

  static Message reviewed(Incident incident, String by) {
    String line =
        ":white_check_mark: The post-mortem of " + incident.id() + " is reviewed, says " + by + ".";
    return new Card()
        .section(line)
        .actions(List.of(new Button("Close", "close", "", incident.id()).element()))
        .message(line);
  }

  static Message owned(Incident incident, Playbook playbook, String owner) {
    return Message.of(
        ":memo: "
            + owner
            + " sees to the post-mortem of "
            + incident.id()
            + PostMortemDates.of(incident, playbook)
                .map(dates -> ", due by " + Mrkdwn.dayAndTime(dates.due()))
                .orElse("")
            + ". A draft is there: `/incident postmortem`.");
  }
}
