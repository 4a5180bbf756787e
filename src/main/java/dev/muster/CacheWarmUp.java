package dev.muster;

import dev.muster.incident.Incident;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.Playbooks;
import dev.muster.priority.PeopleFirst;
import dev.muster.slack.call.Handles;
import dev.muster.slack.web.SlackFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
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
 * @param executor where it goes on if Slack lets nobody read all names at once
 */
record CacheWarmUp(
    Handles handles,
    Playbooks playbooks,
    Supplier<List<Incident>> open,
    BooleanSupplier titles,
    PeopleFirst people,
    CountDownLatch end,
    ExecutorService executor)
    implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(CacheWarmUp.class);

  @Override
  public void run() {
    try {
      learnNames();
      open.get().forEach(playbooks::of);
      while (titles.getAsBoolean()) {
        people.giveWay();
      }
    } catch (RuntimeException e) {
      if (!executor.isShutdown()) { // else the store was closed under it
        LOG.error("What the first incident needs could not be prepared; it is done then", e);
      }
    } finally {
      end.countDown();
    }
  }

  private void learnNames() {
    try {
      for (Playbook playbook : playbooks.all()) {
        for (String handle : playbook.handles()) {
          learn(handle);
        }
      }
    } catch (SlackFailure e) {
      Optional<Duration> after = e.after();
      LOG.info("Not all names of the playbook are known yet: {}", e.text());
      after.ifPresent(
          span ->
              CompletableFuture.delayedExecutor(span.toMillis(), TimeUnit.MILLISECONDS, executor)
                  .execute(this::learnNames));
    }
  }

  private void learn(String handle) throws SlackFailure {
    try {
      handles.search(handle);
    } catch (SlackFailure e) {
      if (e.kind() != SlackFailure.Kind.REFUSED) {
        throw e;
      }
      LOG.warn("Slack does not say who {} is: {}", handle, e.text());
    }
  }
}
