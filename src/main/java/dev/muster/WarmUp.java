package dev.muster;

import dev.muster.incident.Incident;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.SeverityLevel;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.UserGroups;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does once at the start what the first incident would otherwise wait for. */
record WarmUp(UserGroups groups, Playbooks playbooks, Supplier<List<Incident>> open)
    implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  @Override
  public void run() {
    playbooks.all().forEach(this::learn);
    open.get().forEach(playbooks::of);
  }

  private void learn(Playbook playbook) {
    try {
      for (String handle : playbook.rights().handles()) {
        groups.members(handle);
      }
      for (SeverityLevel level : playbook.severities()) {
        for (String responder : playbook.responders(level.name())) {
          groups.members(responder);
        }
      }
    } catch (SlackFailure e) {
      LOG.warn("User groups are not known yet, they are asked for when needed: {}", e.text());
    }
  }
}
