package dev.muster.feature.declare;

import dev.muster.incident.Refused;
import dev.muster.incident.Severity;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.SeverityLevel;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
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
    Optional<SeverityLevel> level = declaring.playbook().severity(arguments.first());
    if (level.isEmpty()) {
      refuseUnknownLevel(arguments.first());
    }
    Arguments titled = level.isPresent() ? arguments.rest() : arguments;
    Severity severity = level.orElse(declaring.playbook().defaultSeverity()).severity();
    String title = Declaring.oneLine(titled.words());
    if (title.isEmpty()) {
      return Reply.opens(
          DeclareModal.view(
              declaring,
              new Forms.Context(Optional.empty(), invocation.request().channel(), Map.of()),
              DeclareModal.Prefill.of("", severity)));
    }
    Declaring.Wish wish = Declaring.Wish.titled(title, severity);
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

  /**
   * {@code SEV-9} beside SEV-1 to SEV-4 is a level that isn't there, not the title's first word.
   */
  private void refuseUnknownLevel(String word) {
    Playbook playbook = declaring.playbook();
    String letters = letters(word);
    boolean likeALevel =
        word.matches("(?i)[a-z]+[-_]?\\d{1,2}")
            && playbook.severities().stream().anyMatch(l -> letters(l.name()).equals(letters));
    if (likeALevel) {
      throw new Refused(
          "There is no severity "
              + word
              + " here. There are "
              + playbook.severities().stream()
                  .map(l -> l.name() + " (" + l.title() + ")")
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }

  private static String letters(String word) {
    return word.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }
}
