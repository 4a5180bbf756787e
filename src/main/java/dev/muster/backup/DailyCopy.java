package dev.muster.backup;

import dev.muster.database.Database;
import dev.muster.log.FallingRate;
import dev.muster.priority.PeopleFirst;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a copy of the store each day, soon after a start if today's is missing; then what is old is
 * tidied away.
 */
public final class DailyCopy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DailyCopy.class);
  private static final Pattern NAME = Pattern.compile("muster-(\\d{4}-\\d{2}-\\d{2})\\.gz");

  /** The start has better to do. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private static final Duration AGAIN = Duration.ofHours(1);
  private static final int LOOK_SECONDS = 20;

  private final Database database;
  private final Rule rule;
  private final Clock clock;
  private final Runnable tidying;
  private final PeopleFirst people;
  private final Thread loop = new Thread(this::run, "daily-copy");
  private final FallingRate failing = new FallingRate();
  private volatile Instant due;
  private volatile State state = new State(Optional.empty(), Optional.empty());
  private volatile boolean closed;

  /** Where copies go, and how long each is kept. */
  public record Rule(Path directory, Duration keep) {}

  /**
   * How it goes.
   *
   * @param made when the newest copy was made
   * @param problem why the last one could not be made; empty if it was
   */
  public record State(Optional<Instant> made, Optional<String> problem) {}

  /**
   * @param tidying done after each copy, so that what it may spoil can be brought back
   * @param people whom it gives way to
   */
  public DailyCopy(
      Database database, Rule rule, Clock clock, Runnable tidying, PeopleFirst people) {
    this.database = database;
    this.rule = rule;
    this.clock = clock;
    this.tidying = tidying;
    this.people = people;
    this.due = clock.instant().plus(SOON);
    loop.setDaemon(true);
  }

  /** From now on it looks at the clock. */
  public void start() {
    Optional<Copies.Good> newest = Copies.newest(rule.directory());
    newest.ifPresent(
        good -> state = new State(Optional.of(good.contents().made()), Optional.empty()));
    if (newest.flatMap(good -> dayOf(good.file())).filter(today()::equals).isPresent()) {
      due = tomorrow();
    }
    loop.start();
  }

  private void run() {
    while (!closed) {
      settle();
      try {
        TimeUnit.SECONDS.sleep(LOOK_SECONDS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** When the next one is due. */
  public Instant nextDue() {
    return due;
  }

  public State state() {
    return state;
  }

  /** Makes the copy that is due, if one is; a failure is said and counted, and no more. */
  public synchronized void settle() {
    if (closed || clock.instant().isBefore(due)) {
      return;
    }
    try {
      Contents contents = make();
      state = new State(Optional.of(contents.made()), Optional.empty());
      due = tomorrow();
      failing.over();
      forgetOld();
      tidy();
    } catch (IOException | RuntimeException e) {
      String why = e instanceof NoCopy ? e.getMessage() : e.toString();
      failing
          .happened()
          .ifPresent(
              count ->
                  LOG.error(
                      "The daily copy of the store could not be made, next try in an hour: {}{}",
                      why,
                      FallingRate.said(count)));
      state = new State(state.made(), Optional.of(String.valueOf(why)));
      due = clock.instant().plus(AGAIN);
    }
  }

  private void tidy() {
    try {
      tidying.run();
    } catch (RuntimeException e) {
      LOG.error("The store could not be tidied up; tomorrow again", e);
    }
  }

  private Contents make() throws IOException {
    Files.createDirectories(rule.directory(), Copies.ownersOnly("rwx------"));
    Path file = rule.directory().resolve("muster-" + today() + ".gz");
    Copies.Source whole = Copies.of(database, clock.instant());
    Contents contents =
        Copies.keep(out -> whole.writeTo(new GivingWay(out, people)), file, Copies.Existing.GOES);
    LOG.info("The store was copied to {}: {}", file, contents.said());
    return contents;
  }

  private void forgetOld() throws IOException {
    LocalDate oldest = today().minusDays(Math.max(0, rule.keep().toDays() - 1));
    for (Path file : Copies.all(rule.directory())) {
      if (dayOf(file).filter(day -> day.isBefore(oldest)).isPresent()) {
        Files.deleteIfExists(file);
      }
    }
    for (Path part : Copies.cutOff(rule.directory(), clock.instant().minus(Duration.ofDays(1)))) {
      Files.deleteIfExists(part);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Instant tomorrow() {
    return today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Which day's copy it is; empty if it is none of ours. */
  static Optional<LocalDate> dayOf(Path file) {
    Path name = file.getFileName();
    Matcher day = NAME.matcher(name == null ? "" : name.toString());
    try {
      return day.matches() ? Optional.of(LocalDate.parse(day.group(1))) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    closed = true;
    loop.interrupt();
  }
}
