package dev.muster.slack;

import com.slack.api.bolt.response.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What was answered to the latest requests. One that comes again soon, in another envelope or on
 * another socket, gets the same answer, and nobody is told anything twice. That nothing is recorded
 * twice does not rest on this: requests are kept in the store too.
 */
final class RequestDeduplicator {
  private static final int REMEMBERED = 2_000;

  /** Slack sends a request again within minutes, if ever. */
  private static final Duration SOON = Duration.ofHours(1);

  private final Clock clock;
  private final Map<String, Answer> latest =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Answer(Instant asked, CompletableFuture<Response> response) {}

  RequestDeduplicator(Clock clock) {
    this.clock = clock;
  }

  /**
   * The answer, made now or the first time; who comes while it is being made waits for it.
   *
   * @param request the same for the same words under the same trigger, however often they come
   */
  Response once(String request, Supplier<Response> answering) {
    Answer mine = new Answer(clock.instant(), new CompletableFuture<>());
    Answer known = firstOf(request, mine);
    if (known.response() != mine.response()) {
      return known.response().join();
    }
    try {
      mine.response().complete(answering.get());
    } catch (RuntimeException | Error e) {
      synchronized (latest) {
        latest.remove(request, mine);
      }
      mine.response().completeExceptionally(e);
      throw e;
    }
    return mine.response().join();
  }

  /** The earlier one, if it is recent. */
  private Answer firstOf(String request, Answer now) {
    synchronized (latest) {
      Answer earlier = latest.get(request);
      if (earlier != null
          && Duration.between(earlier.asked(), now.asked()).abs().compareTo(SOON) <= 0) {
        return earlier;
      }
      latest.remove(request); // what comes anew is the youngest again
      latest.put(request, now);
      return now;
    }
  }
}
