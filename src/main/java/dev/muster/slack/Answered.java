package dev.muster.slack;

import com.slack.api.bolt.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to the latest requests. One that comes again, in another envelope or on another
 * socket, gets the same answer, and nobody is told anything twice. That nothing is recorded twice
 * does not rest on this: requests are kept in the store too.
 */
final class Answered {
  private static final int REMEMBERED = 2_000;

  private final Map<String, CompletableFuture<Response>> latest =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Response>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * The answer, made now or the first time; who comes while it is being made waits for it.
   *
   * @param trigger Slack's trigger id: the same for the same request, however often it comes
   */
  Response once(@Nullable String trigger, Supplier<Response> answering) {
    return trigger == null || trigger.isEmpty()
        ? answering.get()
        : first(Request.hash(trigger), answering);
  }

  private Response first(String request, Supplier<Response> answering) {
    CompletableFuture<Response> mine = new CompletableFuture<>();
    CompletableFuture<Response> earlier;
    synchronized (latest) {
      earlier = latest.putIfAbsent(request, mine);
    }
    if (earlier != null) {
      return earlier.join();
    }
    try {
      mine.complete(answering.get());
    } catch (RuntimeException | Error e) {
      synchronized (latest) {
        latest.remove(request);
      }
      mine.completeExceptionally(e);
      throw e;
    }
    return mine.join();
  }
}
