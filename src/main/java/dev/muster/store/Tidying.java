package dev.muster.store;

import dev.muster.database.Database;
import dev.muster.database.FileUsage;
import dev.muster.priority.PeopleFirst;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to the store once a day: old rows are swept away, and a bloated file written anew.
 */
public final class Tidying implements Runnable {
  /** A file shorter than that is opened quickly, whatever is in it. */
  public static final long WORTH_IT = 64L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);
  private static final double BLOATED = 0.25;

  /** So much bigger than {@link #WORTH_IT}, and it is done even while people work. */
  private static final int NOT_TO_BE_PUT_OFF = 32;

  private final Database database;
  private final Incidents incidents;
  private final Clock clock;
  private final long worthIt;
  private final PeopleFirst people;

  /**
   * @param worthIt from how many bytes on a file is written anew
   * @param people whom it gives way to
   */
  public Tidying(
      Database database, Incidents incidents, Clock clock, long worthIt, PeopleFirst people) {
    this.database = database;
    this.incidents = incidents;
    this.clock = clock;
    this.worthIt = worthIt;
    this.people = people;
  }

  @Override
  public void run() {
    int rows = new Sweep(database, people).sweep(clock.instant());
    LOG.debug("{} rows swept away", rows);
    FileUsage before = database.fill();
    if (before.bytes() < worthIt || before.used() > BLOATED) {
      return;
    }
    // It takes seconds, in which nobody is answered: not while somebody works on an incident.
    if (incidents.openCount() > 0 && before.bytes() < worthIt * NOT_TO_BE_PUT_OFF) {
      return;
    }
    people.giveWay();
    database.compact();
    LOG.info(
        "The store's file was written anew: {} MB before, {} MB now",
        before.bytes() >> 20,
        database.fill().bytes() >> 20);
  }
}
