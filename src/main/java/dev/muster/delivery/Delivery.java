package dev.muster.delivery;

import dev.muster.incident.Assured;
import dev.muster.incident.ChannelId;
import dev.muster.incident.EscalationEvent.Page;
import dev.muster.incident.IncidentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that must reach somebody outside the store. It is written in the transaction that made
 * it true, and its key makes twice once.
 */
public sealed interface Delivery {
  /** Unique among all deliveries ever made. */
  String key();

  /** Who delivers it: the name under which a {@link Courier} is known. */
  String kind();

  IncidentId incident();

  /** Not before this moment. */
  Instant due();

  /** Deliveries of one lane go one after the other, in the order in which they were made. */
  default String lane() {
    return key();
  }

  /**
   * A message, rendered when it was written: it says what was so.
   *
   * @param text for notifications and readers of plain text
   * @param blocks Block Kit as a JSON array; empty for none
   * @param page whom it pages, if it does
   * @param assured who goes by its being posted, and is told if it can't be
   */
  record Post(
      String key,
      IncidentId incident,
      ChannelId channel,
      String text,
      String blocks,
      Instant due,
      Optional<Page> page,
      Optional<Assured> assured)
      implements Delivery {
    public static final String KIND = "post";

    /** One that was written down by an earlier version has neither. */
    public Post {
      page = page == null ? Optional.empty() : page;
      assured = assured == null ? Optional.empty() : assured;
    }

    /** One that pages nobody. */
    public Post(
        String key,
        IncidentId incident,
        ChannelId channel,
        String text,
        String blocks,
        Instant due) {
      this(key, incident, channel, text, blocks, due, Optional.empty(), Optional.empty());
    }

    public Post paging(Page whom) {
      return new Post(key, incident, channel, text, blocks, due, Optional.of(whom), assured);
    }

    /** One whose absence they must hear of. */
    public Post assuring(Optional<Assured> who) {
      return new Post(key, incident, channel, text, blocks, due, page, who);
    }

    /** The same with other words. */
    public Post saying(String newText, String newBlocks) {
      return new Post(key, incident, channel, newText, newBlocks, due, page, assured);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public String lane() {
      return "post:" + channel;
    }
  }

  /**
   * A message for a war room that is not open yet, rendered when it was written. It waits, and
   * becomes a {@link Post} with its {@link Release}.
   */
  record PendingPost(
      String key,
      IncidentId incident,
      String text,
      String blocks,
      Instant due,
      Optional<Page> page,
      Optional<Assured> assured)
      implements Delivery {
    /** As for {@link Post}. */
    public PendingPost {
      page = page == null ? Optional.empty() : page;
      assured = assured == null ? Optional.empty() : assured;
    }

    public PendingPost(String key, IncidentId incident, String text, String blocks, Instant due) {
      this(key, incident, text, blocks, due, Optional.empty(), Optional.empty());
    }

    public PendingPost paging(Page whom) {
      return new PendingPost(key, incident, text, blocks, due, Optional.of(whom), assured);
    }

    /** As for {@link Post}. */
    public PendingPost assuring(Optional<Assured> who) {
      return new PendingPost(key, incident, text, blocks, due, page, who);
    }

    /** The same with other words. */
    public PendingPost saying(String newText, String newBlocks) {
      return new PendingPost(key, incident, newText, newBlocks, due, page, assured);
    }

    @Override
    public String kind() {
      return Post.KIND;
    }

    Post in(ChannelId channel, Instant newDue) {
      return new Post(key, incident, channel, text, blocks, newDue, page, assured);
    }
  }

  /** The war room is open: what was held for it is posted there, in the order written. */
  record Release(IncidentId incident, ChannelId channel, Instant due) implements Delivery {
    @Override
    public String key() {
      return "release:" + incident;
    }

    @Override
    public String kind() {
      return "release";
    }
  }

  /**
   * A surface that must show what is so: rendered on delivery from the present row, so that any
   * number of pending changes is one edit.
   *
   * @param surface {@code headline}, {@code topic}
   * @param part which one, where an incident has several; empty where it has one
   */
  record Refresh(String surface, IncidentId incident, String part, Instant due)
      implements Delivery {
    /** One that was written down before surfaces had parts has none. */
    public Refresh {
      part = part == null ? "" : part;
    }

    public Refresh(String surface, IncidentId incident, Instant due) {
      this(surface, incident, "", due);
    }

    @Override
    public String key() {
      return surface + ":" + incident + (part.isEmpty() ? "" : ":" + part);
    }

    @Override
    public String kind() {
      return surface;
    }
  }

  /** One act, with what it needs to know. */
  record Job(String kind, IncidentId incident, String what, Map<String, String> args, Instant due)
      implements Delivery {
    private static final String LANE = "lane";

    public Job {
      args = Map.copyOf(args);
    }

    /** As one of a lane of this name. */
    public Job inLane(String name) {
      Map<String, String> more = new HashMap<>(args);
      more.put(LANE, name);
      return new Job(kind, incident, what, more, due);
    }

    /** As one of those that wait until the incident's war room is open, and then go in turn. */
    public Job intoTheRoom() {
      return inLane("into:" + incident);
    }

    @Override
    public String lane() {
      return args.getOrDefault(LANE, key());
    }

    @Override
    public String key() {
      return kind + ":" + incident + (what.isEmpty() ? "" : ":" + what);
    }

    /**
     * What it was given under this name.
     *
     * @throws IllegalStateException if it was given nothing
     */
    public String arg(String name) {
      String value = args.get(name);
      if (value == null) {
        throw new IllegalStateException(kind + " needs " + name);
      }
      return value;
    }
  }

  /**
   * Something to be looked at later. Made again, it moves; withdrawn, it never was. But one that is
   * due by then is looked at all the same, for it may have come: see {@link Attempt#moved}.
   *
   * @param args what it is about, as that was when it was made
   */
  record Reminder(String kind, IncidentId incident, Map<String, String> args, Instant due)
      implements Delivery {
    static final String TYPE = "reminder";

    public Reminder {
      // Rows of an earlier Muster have none.
      args = args == null ? Map.of() : Map.copyOf(args);
    }

    public Reminder(String kind, IncidentId incident, Instant due) {
      this(kind, incident, Map.of(), due);
    }

    @Override
    public String key() {
      return kind + ":" + incident;
    }

    /** Takes the reminder of this kind back. */
    public static Withdrawal withdrawn(String kind, IncidentId incident) {
      return new Withdrawal(kind + ":" + incident, incident);
    }
  }

  /** Takes back the waiting delivery with this key, if there is one. */
  record Withdrawal(String key, IncidentId incident) implements Delivery {
    @Override
    public String kind() {
      return "withdrawal";
    }

    @Override
    public Instant due() {
      return Instant.EPOCH;
    }
  }

  /** What nobody can read any more of what was written down: it is given up, and that is said. */
  record Unreadable(String key, String kind, IncidentId incident, Instant due)
      implements Delivery {}
}
