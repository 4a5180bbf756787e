package dev.muster.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.interaction.Hand;
import dev.muster.sandbox.interaction.Told;
import dev.muster.sandbox.socket.EventFeed;
import dev.muster.sandbox.view.Modals;
import dev.muster.sandbox.world.Channel;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.Person;
import dev.muster.sandbox.world.World;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Opens the app's Home tab, and waits a little for the app to fill it. */
final class HomeHand implements Hand {
  private static final long LOOK_EVERY_MS = 5;
  private static final long LONGEST_MS = 3_000;

  private final World world;
  private final EventFeed events;
  private final Modals modals;
  private final ScheduledExecutorService timer;

  HomeHand(World world, EventFeed events, Modals modals, ScheduledExecutorService timer) {
    this.world = world;
    this.events = events;
    this.modals = modals;
    this.timer = timer;
  }

  @Override
  public CompletionStage<ObjectNode> run(Told told) {
    Person person = told.user();
    Channel direct = world.directBetween(Identity.BOT_USER, person.id());
    String ts = world.eventTs();
    ObjectNode event =
        Json.object()
            .put("type", "app_home_opened")
            .put("user", person.id())
            .put("channel", direct.id())
            .put("tab", "home")
            .put("event_ts", ts);
    modals.home(person.id()).ifPresent(home -> event.set("view", home.toJson()));
    int before = modals.publishedFor(person.id());
    CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
    var unused = events.tell(event);
    look(person, before, System.nanoTime(), answer);
    return answer;
  }

  private void look(Person person, int before, long since, CompletableFuture<ObjectNode> answer) {
    synchronized (world) {
      long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
      if (modals.publishedFor(person.id()) > before || waited >= LONGEST_MS) {
        ObjectNode json = Json.ok();
        json.set("view", modals.home(person.id()).map(home -> home.toJson()).orElse(null));
        answer.complete(json);
        return;
      }
    }
    var unused =
        timer.schedule(
            () -> look(person, before, since, answer), LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }
}
