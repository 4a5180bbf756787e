package dev.muster.audit;

import dev.muster.audit.Missed.Cause;
import dev.muster.delivery.Backlog;
import dev.muster.delivery.Backlog.Waiting;
import dev.muster.delivery.Delivery.Reminder;
import dev.muster.delivery.Heartbeat;
import dev.muster.delivery.Recurrence;
import dev.muster.incident.Incident;
import dev.muster.priority.PeopleFirst;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few minutes for what was due and did not happen, from outside of the loop that makes
 * it happen: in a thread of its own, and only reading, but that it has a reminder armed again which
 * an open incident must have and hasn't.
 */
public final class Auditor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);
  private static final Duration EVERY = Duration.ofMinutes(2);

  /** What is so late and was not put off for a reason is missed. */
  private static final Duration LATE = Duration.ofMinutes(5);

  private static final String LOOP = "the delivery loop";
  private static final long MOMENT = 200;

  /** One cause may make thousands miss: the log names a few and counts the others. */
  private static final int NAMED = 3;

  private final Sight sight;
  private final List<Recurrence> armed;
  private final Consumer<Reminder> rearm;
  private final Clock clock;
  private final Duration grace;
  private final PeopleFirst people;
  private final Thread thread = new Thread(this::run, "auditor");
  private final Set<String> told = new HashSet<>();
  private volatile List<Missed> missed = List.of();
  private volatile boolean closed;

  /**
   * What it looks at.
   *
   * @param open every incident that somebody works on
   * @param held whether everything waits for a reason that is told elsewhere
   */
  public record Sight(
      Supplier<List<Incident>> open,
      Backlog backlog,
      Supplier<Heartbeat> heartbeat,
      BooleanSupplier held) {
    /** Where nothing ever holds everything up. */
    public Sight(Supplier<List<Incident>> open, Backlog backlog, Supplier<Heartbeat> heartbeat) {
      this(open, backlog, heartbeat, () -> false);
    }
  }

  /**
   * @param armed the reminders that an open incident must have, by the playbook
   * @param rearm arms one that is missing
   * @param grace how long, in real time, the queue may take to catch up with a clock that leapt or
   *     a machine that slept
   * @param people whom it gives way to
   */
  public Auditor(
      Sight sight,
      List<Recurrence> armed,
      Consumer<Reminder> rearm,
      Clock clock,
      Duration grace,
      PeopleFirst people) {
    this.sight = sight;
    this.armed = List.copyOf(armed);
    this.rearm = rearm;
    this.clock = clock;
    this.grace = grace;
    this.people = people;
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** What is missed now. */
  public List<Missed> all() {
    return missed;
  }

  /** How many things are missed now. */
  public int missed() {
    return missed.size();
  }

  private void run() {
    Instant last = clock.instant();
    while (!closed) {
      try {
        pause(1000);
        Instant now = clock.instant();
        if (now.isBefore(last) || !now.isBefore(last.plus(EVERY))) {
          last = now;
          people.giveWay();
          audit();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        LOG.error("An audit failed; the next one follows", e);
      }
    }
  }

  /** Looks now, and says once what is missed. */
  public List<Missed> audit() throws InterruptedException {
    return audit(grace);
  }

  /** As {@link #audit()}, with another time to catch up. */
  public synchronized List<Missed> audit(Duration patience) throws InterruptedException {
    List<Missed> found = look();
    long end = System.nanoTime() + patience.toNanos();
    while (anyNew(found) && System.nanoTime() < end && !closed) {
      pause(MOMENT);
      Set<String> still = names(look());
      found = found.stream().filter(m -> still.contains(m.what())).toList();
    }
    tell(found);
    found.forEach(one -> one.remedy().ifPresent(rearm));
    missed = found;
    return found;
  }

  private boolean anyNew(List<Missed> found) {
    return !told.containsAll(names(found));
  }

  private static Set<String> names(List<Missed> all) {
    Set<String> names = new HashSet<>();
    all.forEach(m -> names.add(m.what()));
    return names;
  }

  /** Of an incident only its id: what people wrote belongs in no log. */
  private void tell(List<Missed> found) {
    List<Missed> fresh = found.stream().filter(one -> told.add(one.what())).toList();
    for (Missed one : fresh.subList(0, Math.min(NAMED, fresh.size()))) {
      if (one.cause() == Cause.OURS) {
        LOG.error("Missed: {} {}.", one.what(), one.how());
      } else {
        LOG.warn("Missed: {} {}.", one.what(), one.how());
      }
    }
    if (fresh.size() > NAMED) {
      LOG.error(
          "Missed: {} more like these, {} in all. `muster doctor` names them.",
          fresh.size() - NAMED,
          found.size());
    }
    Set<String> still = names(found);
    List<String> over = told.stream().filter(what -> !still.contains(what)).toList();
    over.stream().limit(NAMED).forEach(what -> LOG.info("No longer missed: {}.", what));
    if (over.size() > NAMED) {
      LOG.info("No longer missed: {} more.", over.size() - NAMED);
    }
    over.forEach(told::remove);
  }

  private List<Missed> look() {
    Instant now = clock.instant();
    List<Missed> found = new ArrayList<>();
    Heartbeat heart = sight.heartbeat().get();
    if (!heart.beats()) {
      String how =
          heart.alive() ? "has not turned for " + heart.age().toSeconds() + " s" : "has ended";
      found.add(new Missed(LOOP, how + ": nothing is delivered any more. Restart Muster"));
    }
    if (sight.held().getAsBoolean()) {
      return found;
    }
    for (Waiting late : sight.backlog().dueBy(now.minus(LATE))) {
      found.add(new Missed(late.key(), "was due at " + late.due() + " and is not delivered"));
    }
    for (Incident incident : sight.open().get()) {
      undelivered(incident).ifPresent(found::add);
      for (Recurrence rule : armed) {
        rule.expected(incident).flatMap(reminder -> unarmed(reminder, now)).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Until a nudge or an update comes through. */
  private static Optional<Missed> undelivered(Incident incident) {
    return incident
        .pulse()
        .missed()
        .map(
            missed ->
                new Missed(
                    "nudge in " + incident.id(),
                    "was due at " + missed.since() + " and reached nobody so far",
                    Cause.REFUSED,
                    Optional.empty()));
  }

  private Optional<Missed> unarmed(Reminder reminder, Instant now) {
    Optional<Waiting> row = sight.backlog().waiting(reminder.key());
    if (row.isEmpty()) {
      return Optional.of(
          new Missed(
              reminder.key(),
              "is due at " + reminder.due() + " by the playbook and was not armed; now it is",
              Cause.OURS,
              Optional.of(reminder)));
    }
    boolean passedOver =
        reminder.due().plus(LATE).isBefore(now)
            && row.get().due().isAfter(now)
            && !row.get().putOff();
    return passedOver
        ? Optional.of(
            new Missed(
                reminder.key(),
                "was due at " + reminder.due() + " and was armed for " + row.get().due(),
                Cause.OURS,
                Optional.of(reminder)))
        : Optional.empty();
  }

  @SuppressWarnings("WaitNotInLoop") // who pauses is in a loop of its own and looks again
  private synchronized void pause(long millis) throws InterruptedException {
    if (!closed) {
      wait(millis);
    }
  }

  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      notifyAll();
    }
    try {
      // Not interrupted: in the middle of a read that would close the store's file under everybody.
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
