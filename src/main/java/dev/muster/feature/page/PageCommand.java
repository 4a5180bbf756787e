package dev.muster.feature.page;

import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;

/** {@code /incident page @group why}: calls people. */
public final class PageCommand implements Command {
  private final PagePeople paging;

  public PageCommand(PagePeople paging) {
    this.paging = paging;
  }

  @Override
  public String name() {
    return "page";
  }

  @Override
  public String usage() {
    return "[@group or @person] [why]";
  }

  @Override
  public String summary() {
    return "calls people: user groups, persons, who is on call; without any, opens the form";
  }

  @Override
  public Reply run(Invocation invocation) {
    Incident incident = invocation.here();
    incident.mustBeOpen();
    if (invocation.arguments().isEmpty()) {
      return Reply.opens(PageModal.view(invocation, incident));
    }
    Wanted wanted = paging.read(incident, invocation.arguments());
    if (wanted.targets().isEmpty()) {
      throw new Refused(
          "Whom? Name a user group or people first, then why: `/incident page @oncall the database"
              + " is stuck`.");
    }
    return Reply.told(paging.page(invocation.actor(), incident, wanted, wanted.why()));
  }
}
