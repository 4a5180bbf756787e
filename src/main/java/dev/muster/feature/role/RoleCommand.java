package dev.muster.feature.role;

import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.playbook.RoleDescription;
import dev.muster.slack.Arguments;
import dev.muster.slack.Command;
import dev.muster.slack.Forms;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Mrkdwn;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /incident role scribe @ben}. */
public final class RoleCommand implements Command {
  private static final Pattern LAST_WORD = Pattern.compile("(.+)\\s(\\S+)", Pattern.DOTALL);

  private final AssignRole assigning;

  public RoleCommand(AssignRole assigning) {
    this.assigning = assigning;
  }

  @Override
  public String name() {
    return "role";
  }

  @Override
  public String usage() {
    return "<role> <@person>";
  }

  @Override
  public String summary() {
    return "gives somebody a role; without a role or a person, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    incident.mustBeOpen();
    RoleNames roles = assigning.roles(incident);
    Arguments arguments = invocation.arguments();
    Optional<UserId> user = arguments.user();
    String role = arguments.withoutUser().words();
    if (user.isEmpty()) {
      String chosen = role.isEmpty() ? "" : alone(roles, role).key();
      return Reply.opens(RoleModal.view(Forms.Context.of(invocation), incident, roles, chosen));
    }
    if (arguments.withoutUser().user().isPresent()) {
      throw new Refused("A role is for one person: name one.");
    }
    if (role.isEmpty()) {
      throw new Refused(
          "Say which role "
              + Mrkdwn.user(user.get())
              + " takes, such as `/incident role scribe @ben`. "
              + roles.choice());
    }
    return Reply.told(
        assigning.assign(invocation.actor(), incident.id(), roles.read(role), user.get()));
  }

  /** A role without a person; or with one by name, whom nobody can tell from another. */
  private static RoleDescription alone(RoleNames roles, String typed) {
    Optional<RoleDescription> role = roles.find(typed);
    Matcher last = LAST_WORD.matcher(typed);
    if (role.isEmpty() && last.matches() && roles.find(last.group(1)).isPresent()) {
      throw People.notPicked(last.group(2));
    }
    return role.orElseGet(() -> roles.read(typed.replaceFirst("\\s*@.*", "")));
  }
}
