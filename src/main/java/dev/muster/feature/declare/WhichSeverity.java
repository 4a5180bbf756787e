package dev.muster.feature.declare;

import com.slack.api.model.block.element.ButtonElement;
import dev.muster.playbook.NameKey;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import dev.muster.playbook.SeverityReading.Candidate;
import dev.muster.playbook.SeverityReading.Doubtful;
import dev.muster.playbook.SeverityReading.Unknown;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.SlackLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Asks which level somebody meant; each button declares, with the title that was typed. */
final class WhichSeverity {
  private static final int ROOM_FOR_THE_LEVEL = 200;

  private WhichSeverity() {}

  /** It looks like a level, and may be a part of the title. */
  static Message asking(Playbook playbook, Doubtful doubtful, String typed) {
    List<ButtonElement> buttons = new ArrayList<>();
    List<Candidate> asked = new ArrayList<>(doubtful.candidates());
    asked.add(new Candidate(playbook.defaultSeverity(), typed));
    for (Candidate candidate : asked) {
      buttons.add(button(candidate.level(), candidate.rest(), buttons.isEmpty()));
    }
    String text =
        "Nothing is declared yet. Is \"" + Mrkdwn.escape(doubtful.written()) + "\" the severity?";
    return new Card().section(text).actions(buttons).message(text);
  }

  /** It is a level that is nowhere. */
  static Message refusing(Playbook playbook, List<Playbook> all, Unknown unknown, String typed) {
    String title = unknown.rest();
    List<ButtonElement> buttons = new ArrayList<>();
    for (SeverityLevel level : playbook.severities()) {
      buttons.add(button(level, title, false));
    }
    if (!title.isEmpty()) {
      buttons.add(
          new Button(
                  Cut.to(SlackLimits.BUTTON_TEXT, "It is a part of the title"),
                  "declare",
                  arguments(playbook.defaultSeverity(), typed),
                  DeclareMessage.NONE)
              .element());
    }
    String text =
        "There is no severity "
            + Mrkdwn.escape(unknown.written())
            + " here. There are "
            + all.stream()
                .flatMap(p -> p.severities().stream())
                .map(level -> Mrkdwn.escape(level.name() + " (" + level.title() + ")"))
                .distinct()
                .collect(Collectors.joining(", "))
            + ".";
    return new Card().section(text).actions(buttons).message(text);
  }

  private static ButtonElement button(SeverityLevel level, String title, boolean first) {
    String label = title.isEmpty() ? level.name() : level.name() + ": " + title;
    return new Button(
            Cut.to(SlackLimits.BUTTON_TEXT, label),
            "declare",
            arguments(level, title),
            DeclareMessage.NONE)
        .element(first ? "primary" : "");
  }

  private static String arguments(SeverityLevel level, String title) {
    return Cut.to(
        SlackLimits.BUTTON_VALUE - ROOM_FOR_THE_LEVEL,
        DeclareCommand.AT + " " + NameKey.of(level.name()) + " " + Mrkdwn.entities(title));
  }
}
