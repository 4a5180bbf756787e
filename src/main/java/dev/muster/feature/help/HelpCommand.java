package dev.muster.feature.help;

import dev.muster.incident.Refused;
import dev.muster.slack.Command;
import dev.muster.slack.DidYouMean;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /incident help}: all commands, or one of them. */
public final class HelpCommand implements Command {
  private final Supplier<List<Command>> commands;

  /**
   * @param commands all of them, this one too
   */
  public HelpCommand(Supplier<List<Command>> commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String usage() {
    return "[command]";
  }

  @Override
  public String summary() {
    return "what there is, or more about one command";
  }

  @Override
  public Place place() {
    return Place.ANYWHERE;
  }

  @Override
  public Reply run(Invocation invocation) {
    String asked = invocation.arguments().first().toLowerCase(Locale.ROOT);
    return asked.isEmpty() ? all() : one(asked);
  }

  private Reply all() {
    Card card =
        new Card()
            .section(
                "*What Muster does.* `/incident` alone shows buttons for all of it: outside of a"
                    + " war room the form to declare, inside everything for this incident.");
    section(card, "*Anywhere*", Place.ANYWHERE);
    section(card, "*In a war room* (from elsewhere, name the incident first)", Place.WAR_ROOM);
    return Reply.told(card.message("What `/incident` can do"));
  }

  private void section(Card card, String title, Place place) {
    List<String> lines =
        commands.get().stream()
            .filter(c -> c.place() == place)
            .map(HelpCommand::line)
            .collect(Collectors.toCollection(ArrayList::new));
    lines.add(0, title);
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (text.length() + line.length() > 2800) {
        card.section(text.toString());
        text.setLength(0);
      }
      text.append(line).append('\n');
    }
    card.section(text.toString());
  }

  private static String line(Command command) {
    return "`" + typed(command) + "` " + command.summary();
  }

  /** As it is typed; in code, {@code <} is an entity. */
  static String typed(Command command) {
    String usage = command.usage().isEmpty() ? "" : " " + command.usage();
    return ("/incident " + command.name() + usage).replace("<", "&lt;").replace(">", "&gt;");
  }

  private Reply one(String asked) {
    Optional<Command> command =
        commands.get().stream()
            .filter(c -> c.name().equals(asked) || c.aliases().contains(asked))
            .findFirst();
    if (command.isPresent()) {
      Command found = command.get();
      String aliases =
          found.aliases().isEmpty() ? "" : "\nAlso: " + String.join(", ", found.aliases()) + ".";
      String where =
          found.place() == Place.ANYWHERE
              ? "\nWorks anywhere."
              : "\nWorks in a war room; from elsewhere, name the incident first.";
      return Reply.told(line(found) + aliases + where);
    }
    List<String> names = commands.get().stream().map(Command::name).toList();
    throw new Refused(
        "There is no command "
            + Mrkdwn.code(asked)
            + "."
            + DidYouMean.among(names, asked).map(n -> " Did you mean `" + n + "`?").orElse("")
            + " `/incident help` shows all.");
  }
}
