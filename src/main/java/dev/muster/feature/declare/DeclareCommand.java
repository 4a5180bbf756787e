package dev.muster.feature.declare;

import dev.muster.incident.Refused;
import dev.muster.incident.Severity;
import dev.muster.incident.Visibility;
import dev.muster.playbook.NameKey;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import dev.muster.playbook.SeverityReading;
import dev.muster.playbook.SeverityReading.Clear;
import dev.muster.playbook.SeverityReading.Doubtful;
import dev.muster.playbook.SeverityReading.Unknown;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /incident declare SEV-1 checkout is down}. */
public final class DeclareCommand implements Command {
  /** First word of the button that says: not the same, another one. */
  static final String ANYWAY = "anyway";

  /** First word of a button that says which level: its key follows, and then the title. */
  static final String AT = "at";

  private final DeclareIncident declaring;

  public DeclareCommand(DeclareIncident declaring) {
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
    Playbook here = declaring.playbookIn(invocation.request());
    if (invocation.isPressed() && arguments.first().equals(ANYWAY)) {
      return declared(invocation, here, arguments.rest(), true);
    }
    if (invocation.isPressed() && arguments.first().equals(AT)) {
      return at(invocation, here, arguments.rest());
    }
    return declared(invocation, here, arguments, false);
  }

  private Reply declared(
      Invocation invocation, Playbook here, Arguments arguments, boolean anyway) {
    String words = DeclareIncident.oneLine(arguments.words());
    SeverityReading read = here.severityReader().title(words);
    List<Playbook> having = elsewhere(here, read, words);
    if (!having.isEmpty()) {
      Clear clear = (Clear) having.get(0).severityReader().title(words);
      String title = DeclareIncident.oneLine(clear.rest());
      return having.size() > 1 || title.isEmpty()
          ? form(invocation, having, title, clear.level())
          : make(invocation, having.get(0), title, clear.level(), anyway);
    }
    if (read instanceof Clear clear) {
      String title = DeclareIncident.oneLine(clear.rest());
      return title.isEmpty()
          ? form(invocation, List.of(here), "", clear.level())
          : make(invocation, here, title, clear.level(), anyway);
    }
    if (read instanceof Doubtful doubtful && isInDispute(here, doubtful)) {
      return Reply.told(WhichSeverity.asking(here, doubtful, words));
    }
    if (read instanceof Unknown unknown) {
      return Reply.told(WhichSeverity.refusing(here, writingSo(here, unknown), unknown, words));
    }
    return words.isEmpty()
        ? form(invocation, List.of(here), "", here.defaultSeverity())
        : make(invocation, here, words, here.defaultSeverity(), anyway);
  }

  /** Whichever way it is read, it may be the same level. */
  private static boolean isInDispute(Playbook playbook, Doubtful doubtful) {
    return doubtful.candidates().stream()
        .anyMatch(candidate -> !candidate.level().equals(playbook.defaultSeverity()));
  }

  /** Those whose levels are written with the same letters; else the one of this channel. */
  private List<Playbook> writingSo(Playbook here, Unknown unknown) {
    List<Playbook> same =
        declaring.playbooks().all().stream()
            .filter(
                playbook ->
                    playbook.severities().stream()
                        .anyMatch(
                            level -> letters(level.name()).equals(letters(unknown.written()))))
            .toList();
    return same.isEmpty() ? List.of(here) : same;
  }

  private static String letters(String word) {
    return NameKey.folded(word).replaceAll("[^\\p{L}]+", "");
  }

  /** By whose levels the first word is read, where those of this channel have none called so. */
  private List<Playbook> elsewhere(Playbook here, SeverityReading read, String words) {
    if (read instanceof Clear) {
      return List.of();
    }
    return declaring.playbooks().all().stream()
        .filter(playbook -> !playbook.equals(here))
        .filter(
            playbook ->
                playbook.severityReader().title(words) instanceof Clear clear
                    && words.length() > clear.rest().length()
                    && playbook.severity(firstOf(words, clear.rest())).isPresent())
        .toList();
  }

  /** What stands before the rest, without what is round it. */
  private static String firstOf(String words, String rest) {
    String first = words.substring(0, words.length() - rest.length());
    return first.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
  }

  /** The level that a button stands for, and the title. */
  private Reply at(Invocation invocation, Playbook here, Arguments arguments) {
    String title = DeclareIncident.oneLine(arguments.rest().words());
    SeverityLevel level =
        here.severity(arguments.first())
            .orElseThrow(
                () ->
                    new Refused(
                        "The playbook has changed meanwhile. Declare it again: `/incident"
                            + " declare`."));
    return title.isEmpty()
        ? form(invocation, List.of(here), "", level)
        : make(invocation, here, title, level, false);
  }

  private Reply make(
      Invocation invocation, Playbook playbook, String title, SeverityLevel level, boolean anyway) {
    DeclareIncident.Wish wish = DeclareIncident.Wish.titled(playbook, title, level.severity());
    if (anyway) {
      return Reply.told(DeclareMessage.declared(declaring.declare(invocation.actor(), wish)));
    }
    DeclareIncident.Outcome outcome = declaring.declareUnlessTwin(invocation.actor(), wish);
    if (outcome instanceof DeclareIncident.Outcome.Twin twin) {
      String typed = level.name() + ": " + Mrkdwn.entities(title);
      return Reply.told(DeclareMessage.twin(twin.incident(), typed, declaring.now()));
    }
    return Reply.told(DeclareMessage.declared(((DeclareIncident.Outcome.Made) outcome).incident()));
  }

  private Reply form(
      Invocation invocation, List<Playbook> meant, String title, SeverityLevel level) {
    Playbook playbook = meant.get(0);
    Severity severity = level.severity();
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
}
