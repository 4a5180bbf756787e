package dev.muster.doctor;

import dev.muster.slack.web.SlackFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits as often as Slack asks for it: nobody else goes on with what an examination asked. */
record Waiting(Consumer<Duration> pause) {
  /** With a minute between them: a workspace of some hundred thousand accounts. */
  private static final int MOST = 10;

  /** Asks Slack something; asked again, it goes on where it stopped. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws SlackFailure;
  }

  static Waiting sleeping() {
    return new Waiting(
        span -> {
          try {
            TimeUnit.MILLISECONDS.sleep(span.toMillis());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  <T> T until(Question<T> question) throws SlackFailure {
    for (int i = 0; i < MOST; i++) {
      try {
        return question.ask();
      } catch (SlackFailure failure) {
        if (failure.kind() != SlackFailure.Kind.LATER || failure.after().isEmpty()) {
          throw failure;
        }
        pause.accept(failure.after().get());
      }
    }
    return question.ask();
  }
}
