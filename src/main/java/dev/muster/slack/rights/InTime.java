package dev.muster.slack.rights;

import dev.muster.slack.web.SlackFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks Slack before an answer is due: a person is told within three seconds, whatever Slack does.
 * What comes too late still does some good, if the question keeps what it learns.
 *
 * @param patience short enough for two questions, one after the other
 */
record InTime(ExecutorService asking, Duration patience) {
  static final Duration USUAL = Duration.ofMillis(1200);

  /**
   * Empty if the answer did not come in time.
   *
   * @throws SlackFailure if Slack answered something else
   */
  <T> Optional<T> ask(Callable<T> question) throws SlackFailure {
    Future<T> answer;
    try {
      answer = asking.submit(question);
    } catch (RejectedExecutionException e) {
      return Optional.empty(); // Muster is being stopped
    }
    try {
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(false);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SlackFailure failure) {
        throw failure;
      }
      throw new IllegalStateException("A question to Slack stumbled", e.getCause());
    }
  }
}
