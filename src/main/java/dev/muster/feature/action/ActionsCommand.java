package dev.muster.feature.action;

import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /incident actions}: those of this incident, or one's own; or whose one says. */
public final class ActionsCommand implements Command {
  /** What the buttons of a long list add. */
  private static final Pattern PAGE =
      Pattern.compile("^(.*?)\\s*\\bfrom (\\d{1,6})$", Pattern.DOTALL);

  private final ReadOuts readOuts;

  public ActionsCommand(ReadOuts readOuts) {
    this.readOuts = readOuts;
  }

  @Override
  public String name() {
    return "actions";
  }

  @Override
  public String usage() {
    return "[mine|overdue|@user|INC-7|all]";
  }

  @Override
  public String summary() {
    return "action items: yours, overdue ones, somebody's, an incident's, all that are open; alone,"
        + " in a war room its own, elsewhere yours";
  }

  @Override
  public Place place() {
    return Place.ANYWHERE;
  }

  @Override
  public List<String> aliases() {
    return List.of("todos");
  }

  @Override
  public Reply run(Invocation invocation) {
    Matcher page = PAGE.matcher(invocation.arguments().raw());
    boolean paged = page.matches();
    Arguments asked = paged ? new Arguments(page.group(1)) : invocation.arguments();
    return Reply.told(shown(invocation, asked, paged ? Integer.parseInt(page.group(2)) : 0));
  }

  private Message shown(Invocation invocation, Arguments asked, int from) {
    UserId reader = invocation.user();
    Optional<UserId> person = asked.user();
    String word = asked.first().toLowerCase(Locale.ROOT);
    if (person.isPresent()) {
      return person.get().equals(reader)
          ? readOuts.mine(reader, from)
          : readOuts.of(person.get(), reader, from);
    }
    return switch (word) {
      case "" ->
          invocation
              .incident()
              .map(here -> readOuts.of(here, reader, from))
              .orElseGet(() -> readOuts.mine(reader, from));
      case "mine", "me", "my" -> readOuts.mine(reader, from);
      case "overdue", "late" -> readOuts.overdue(reader, from);
      case "all", "open" -> readOuts.all(reader, from);
      default -> {
        if (!readOuts.isNamed(word)) {
          throw new Refused(
              "Whose action items? `mine`, `overdue`, `all`, `@user`, or an incident such as"
                  + " `INC-7`; \""
                  + Mrkdwn.escape(asked.words())
                  + "\" is none of them. To make one: `/incident action <text>`."
                      .replace("<", "&lt;")
                      .replace(">", "&gt;"));
        }
        yield readOuts.of(readOuts.named(invocation, asked.first()), reader, from);
      }
    };
  }
}
