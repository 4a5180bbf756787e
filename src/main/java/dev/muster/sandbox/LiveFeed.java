package dev.muster.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.World;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code GET /sandbox/events}: tells each open page that there is something new, and up to which
 * number; the page asks for what it shows. Many changes in a moment are one event.
 */
final class LiveFeed implements WorkspaceClock.Watcher {
  private static final long GATHERING_MS = 20;
  private static final long KEEP_ALIVE_MS = 15_000;

  private final World world;
  private final WorkspaceClock clock;
  private final ScheduledExecutorService timer;
  private final ServerSentEventHandler pages;
  private final AtomicBoolean planned = new AtomicBoolean();
  private final List<Follower.Due> fired = new ArrayList<>();

  LiveFeed(World world, WorkspaceClock clock, ScheduledExecutorService timer) {
    this.world = world;
    this.clock = clock;
    this.timer = timer;
    pages = new ServerSentEventHandler((connection, lastEventId) -> greet(connection));
    world.changes().listen(this::soon);
    clock.tell(this);
  }

  HttpHandler handler() {
    return pages;
  }

  private void greet(ServerSentEventConnection page) {
    page.setKeepAliveTime(KEEP_ALIVE_MS);
    page.send(Json.text(news(List.of())));
  }

  @Override
  public void moved() {
    soon();
  }

  @Override
  public void fired(Follower.Due due) {
    synchronized (fired) {
      fired.add(due);
    }
    soon();
  }

  private void soon() {
    if (planned.compareAndSet(false, true)) {
      try {
        var unused = timer.schedule(this::tell, GATHERING_MS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        planned.set(false); // the workspace is being closed, and its pages with it
      }
    }
  }

  private void tell() {
    planned.set(false);
    List<Follower.Due> done;
    synchronized (fired) {
      done = List.copyOf(fired);
      fired.clear();
    }
    String event = Json.text(news(done));
    pages.getConnections().forEach(page -> page.send(event));
  }

  private ObjectNode news(List<Follower.Due> done) {
    ObjectNode news =
        Json.object()
            .put("now", clock.instant().toString())
            .put("stands_still", clock.standsStill())
            .put("moving", clock.isMoving());
    synchronized (world) {
      news.put("version", world.changes().latest());
    }
    ArrayNode all = news.putArray("fired");
    done.forEach(due -> all.addObject().put("at", due.at().toString()).put("what", due.what()));
    return news;
  }
}
