package dev.muster.feature.role;

import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import java.util.Optional;

/** {@code /incident take} takes command, {@code /incident take scribe} another role. */
public final class TakeCommand implements Command {
  private static final String OVER = "over";

  private final AssignRole assigning;

  public TakeCommand(AssignRole assigning) {
    this.assigning = assigning;
  }

  @Override
  public String name() {
    return "take";
  }

  @Override
  public String usage() {
    return "[role]";
  }

  @Override
  public String summary() {
    return "you take the role; alone, you take command";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    Arguments arguments = invocation.arguments();
    boolean over = arguments.first().equalsIgnoreCase(OVER);
    Arguments role = over ? arguments.rest() : arguments;
    Optional<UserId> person = role.user();
    if (over && person.isPresent()) {
      return Reply.told(assigning.takeOver(invocation.actor(), incident.id(), person.get()));
    }
    if (person.isPresent()) {
      throw new Refused(
          "`/incident take` is for yourself. To give somebody else a role, use `/incident role"
              + " scribe @ben`.");
    }
    return Reply.told(
        assigning.take(
            invocation.actor(),
            incident.id(),
            role.isEmpty()
                ? assigning.roles(incident).commander()
                : assigning.roles(incident).read(role.words())));
  }
}
