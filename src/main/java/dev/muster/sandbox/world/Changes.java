package dev.muster.sandbox.world;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Numbers what happens in the workspace, so that whoever looks on asks for what is new since a
 * number, and gets no more. Guarded by the world's lock, as all that it tells of.
 */
public final class Changes {
  private final Map<String, Trail> channels = new HashMap<>();
  private final Map<String, Long> views = new HashMap<>();
  private Runnable listener = () -> {};
  private long latest;

  /** What changed in one channel, and when last. */
  private static final class Trail {
    private final Map<String, Long> byMessage = new HashMap<>();
    private final NavigableMap<Long, String> inOrder = new TreeMap<>();
    private long last;
  }

  /** Told after each change, with the world's lock held: it must be quick. */
  public void listen(Runnable whoever) {
    listener = whoever;
  }

  /** The number of the latest change. */
  public long latest() {
    return latest;
  }

  /** Something of the channel itself: its name, members, pins, bookmarks, files. */
  public void in(Channel channel) {
    trail(channel).last = next();
    listener.run();
  }

  /** A message is new, differs, or is gone. */
  void in(Channel channel, Message message) {
    Trail trail = trail(channel);
    long number = next();
    Long before = trail.byMessage.put(message.ts(), number);
    if (before != null) {
      trail.inOrder.remove(before);
    }
    trail.inOrder.put(number, message.ts());
    trail.last = number;
    listener.run();
  }

  /** What stands before that person: modals, the Home tab. */
  public void before(String user) {
    views.put(user, next());
    listener.run();
  }

  private long next() {
    latest++;
    return latest;
  }

  private Trail trail(Channel channel) {
    return channels.computeIfAbsent(channel.id(), ignored -> new Trail());
  }

  /** When that channel, or anything in it, changed last; 0 for never. */
  public long lastIn(Channel channel) {
    return trail(channel).last;
  }

  /** When what stands before that person changed last; 0 for never. */
  public long lastBefore(String user) {
    return views.getOrDefault(user, 0L);
  }

  /** The times of those messages, each once, that changed after this number; also of those gone. */
  public Collection<String> messagesSince(Channel channel, long number) {
    return List.copyOf(trail(channel).inOrder.tailMap(number, false).values());
  }
}
