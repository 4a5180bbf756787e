package dev.muster.feature.declare;

import dev.muster.incident.Refused;
import dev.muster.incident.Severity;
import dev.muster.incident.Visibility;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /incident declare SEV-1 checkout is down}. */
public final class DeclareCommand implements Command {
  /** First word of the button that says: not the same, another one. */
  private static final String ANYWAY = "anyway";

  private final Declaring declaring;

  public DeclareCommand(Declaring declaring) {
    this.declaring = declaring;
  }

  @Override
  public String name() {
    return "declare";
  }

  @Override
  public String usage() {
    return "[severity] [title]";
  }

  @Override
  public String summary() {
    return "declares an incident; without a title, opens the form";
  }

  @Override
  public List<String> aliases() {
    return List.of("new", "start");
  }

  @Override
  public Place place() {
    return Place.ANYWHERE;
  }

  @Override
  public Reply run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    boolean anyway = arguments.first().equals(ANYWAY) && isPressed(invocation);
    if (anyway) {
      arguments = arguments.rest();
    }
    Playbook here = declaring.playbookIn(invocation.request());
    List<Playbook> meant = meant(here, arguments.first());
    Playbook playbook = meant.get(0);
    Optional<SeverityLevel> level = playbook.severity(arguments.first());
    Arguments titled = level.isPresent() ? arguments.rest() : arguments;
    String title = Declaring.oneLine(titled.words());
    if (title.isEmpty() || meant.size() > 1) {
      return form(invocation, meant, title, level);
    }
    Severity severity = level.orElse(playbook.defaultSeverity()).severity();
    Declaring.Wish wish = Declaring.Wish.titled(playbook, title, severity);
    if (anyway) {
      return Reply.told(DeclareMessage.declared(declaring.declare(invocation.actor(), wish)));
    }
    Declaring.Outcome outcome = declaring.declareUnlessTwin(invocation.actor(), wish);
    if (outcome instanceof Declaring.Outcome.Twin twin) {
      return Reply.told(DeclareMessage.twin(twin.incident(), arguments.raw(), declaring.now()));
    }
    return Reply.told(DeclareMessage.declared(((Declaring.Outcome.Made) outcome).incident()));
  }

  private static boolean isPressed(Invocation invocation) {
    return invocation.request().key().startsWith("press:");
  }

  /** By whose levels the first word is read: those of this channel, or else of who has it. */
  private List<Playbook> meant(Playbook here, String word) {
    List<Playbook> having = declaring.playbooks().withSeverity(word);
    if (having.isEmpty()) {
      refuseUnknownLevel(word);
    }
    return having.isEmpty() || having.contains(here) ? List.of(here) : having;
  }

  private Reply form(
      Invocation invocation, List<Playbook> meant, String title, Optional<SeverityLevel> level) {
    Playbook playbook = meant.get(0);
    Severity severity = level.orElse(playbook.defaultSeverity()).severity();
    Optional<String> question =
        Optional.of(meant).filter(all -> all.size() > 1).map(all -> whichOne(all, severity));
    return Reply.opens(
        new DeclareForm(declaring)
            .view(
                new Forms.Context(Optional.empty(), invocation.request().channel(), Map.of()),
                new DeclareForm.Prefill(playbook, title, severity, "", "", Visibility.PUBLIC),
                question));
  }

  private static String whichOne(List<Playbook> meant, Severity severity) {
    return ":grey_question: "
        + Mrkdwn.escape(severity.name())
        + " is a level in "
        + meant.stream()
            .map(playbook -> "*" + Mrkdwn.escape(playbook.title()) + "*")
            .collect(Collectors.joining(" and in "))
        + ". Which playbook is it?";
  }

  /**
   * {@code SEV-9} beside SEV-1 to SEV-4 is a level that isn't there, not the title's first word.
   */
  private void refuseUnknownLevel(String word) {
    if (!word.matches("(?i)[a-z]+[-_]?\\d{1,2}")) {
      return;
    }
    List<SeverityLevel> levels =
        declaring.playbooks().all().stream()
            .map(Playbook::severities)
            .filter(all -> all.stream().anyMatch(l -> letters(l.name()).equals(letters(word))))
            .flatMap(List::stream)
            .toList();
    if (!levels.isEmpty()) {
      throw new Refused(
          "There is no severity "
              + word
              + " here. There are "
              + levels.stream()
                  .map(l -> l.name() + " (" + l.title() + ")")
                  .distinct()
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }

  private static String letters(String word) {
    return word.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }
}
