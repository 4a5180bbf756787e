package dev.muster;

import dev.muster.incident.Incident;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.priority.PeopleFirst;
import dev.muster.slack.call.Handles;
import dev.muster.slack.web.SlackFailure;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does once at the start what the first incident, or the first search, would otherwise wait for.
 *
 * @param titles reads some, so that words in them are found at once, and says whether there are
 *     more: a hundred thousand take as long as Slack waits for an answer
 * @param people whom it gives way to
 * @param end counted down when it is over, however it ended
 */
record WarmUp(
    Handles handles,
    Playbooks playbooks,
    Supplier<List<Incident>> open,
    BooleanSupplier titles,
    PeopleFirst people,
    CountDownLatch end)
    implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  @Override
  public void run() {
    try {
      playbooks.all().forEach(this::learn);
      open.get().forEach(playbooks::of);
      while (titles.getAsBoolean()) {
        people.giveWay();
      }
    } finally {
      end.countDown();
    }
  }

  private void learn(Playbook playbook) {
    try {
      for (String handle : playbook.handles()) {
        handles.find(handle);
      }
    } catch (SlackFailure e) {
      LOG.warn(
          "User groups and people are not known yet, they are asked for when needed: {}", e.text());
    }
  }
}
