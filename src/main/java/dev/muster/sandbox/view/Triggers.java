package dev.muster.sandbox.view;

import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The right to open a view before a person: it lives three seconds and serves once. */
public final class Triggers {
  private static final Duration LIFE = Duration.ofSeconds(3);
  private static final int REMEMBERED = 10_000;

  private final World world;
  private final Map<String, Trigger> issued = new HashMap<>();
  private final Deque<String> inOrder = new ArrayDeque<>();

  /** Whose act it came from, and from which view if from one. */
  static final class Trigger {
    private final String user;
    private final @Nullable String viewId;
    private final Instant until;
    private boolean used;

    Trigger(String user, @Nullable String viewId, Instant until) {
      this.user = user;
      this.viewId = viewId;
      this.until = until;
    }

    String user() {
      return user;
    }

    Optional<String> view() {
      return Optional.ofNullable(viewId);
    }

    void use() {
      used = true;
    }
  }

  public Triggers(World world) {
    this.world = world;
  }

  public String issue(String user, @Nullable String viewId) {
    String id =
        "%d.%d.%s".formatted(world.ids().number(), world.ids().number(), world.ids().next("f"));
    issued.put(id, new Trigger(user, viewId, world.clock().instant().plus(LIFE)));
    inOrder.add(id);
    if (inOrder.size() > REMEMBERED) {
      issued.remove(inOrder.remove());
    }
    return id;
  }

  /** Whose it is, if it may still be used; it is not used up by asking. */
  Trigger check(String id) {
    Trigger trigger = issued.get(id);
    if (trigger == null) {
      throw SlackError.of("invalid_trigger_id");
    }
    if (trigger.used) {
      throw SlackError.of("exchanged_trigger_id");
    }
    if (world.clock().instant().isAfter(trigger.until)) {
      throw SlackError.of("expired_trigger_id");
    }
    return trigger;
  }
}
