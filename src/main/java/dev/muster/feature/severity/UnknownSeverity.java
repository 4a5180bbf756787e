package dev.muster.feature.severity;

import dev.muster.incident.IncidentId;
import dev.muster.playbook.NameKey;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import dev.muster.playbook.SeverityReading.Candidate;
import dev.muster.playbook.SeverityReading.Doubtful;
import dev.muster.slack.DidYouMean;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.SlackLimits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was typed is no level: which there are, and a button for each that may have been meant. */
final class UnknownSeverity {
  private static final int ROOM = 200;

  private UnknownSeverity() {}

  static Message answer(Playbook playbook, IncidentId incident, String typed) {
    String[] words = typed.split("\\s+", 2);
    String why = words.length > 1 ? words[1] : "";
    List<SeverityLevel> near =
        playbook.severityReader().level(typed) instanceof Doubtful doubtful
            ? doubtful.candidates().stream().map(Candidate::level).toList()
            : nearest(playbook, words[0]);
    String text = sentence(playbook, words[0], near);
    List<SeverityLevel> offered = near.isEmpty() ? playbook.severities() : near;
    return new Card()
        .section(text)
        .actions(
            offered.stream()
                .map(
                    level ->
                        new Button(
                                level.name(),
                                "severity",
                                Cut.to(
                                    SlackLimits.BUTTON_VALUE - ROOM,
                                    NameKey.of(level.name()) + " " + Mrkdwn.entities(why)),
                                incident)
                            .element())
                .toList())
        .message(text);
  }

  /** What there is, where somebody asked for something else. */
  static String sentence(Playbook playbook, String typed, List<SeverityLevel> near) {
    return "There is no severity "
        + Mrkdwn.escape(typed)
        + " here."
        + (near.isEmpty()
            ? ""
            : " Did you mean "
                + near.stream()
                    .map(level -> Mrkdwn.escape(level.name()))
                    .collect(Collectors.joining(" or "))
                + "?")
        + " There are "
        + playbook.severities().stream()
            .map(level -> Mrkdwn.escape(level.name() + " (" + level.title() + ")"))
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static List<SeverityLevel> nearest(Playbook playbook, String typed) {
    List<String> words =
        playbook.severities().stream()
            .flatMap(
                level ->
                    Stream.concat(Stream.of(level.name(), level.title()), level.aliases().stream()))
            .toList();
    return DidYouMean.among(words, typed).stream()
        .flatMap(
            word ->
                playbook.severities().stream()
                    .filter(level -> level.isCalled(word) || level.title().equals(word)))
        .limit(1)
        .toList();
  }
}
