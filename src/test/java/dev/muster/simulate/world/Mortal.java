package dev.muster.simulate.world;

import dev.muster.Bot;
import dev.muster.Setup;
import dev.muster.database.Database;
import dev.muster.database.Killing;
import dev.muster.playbook.Playbooks;
import dev.muster.sandbox.Follower;
import dev.muster.sandbox.PracticeWorkspace;
import dev.muster.sandbox.WorkspaceClock;
import dev.muster.slack.socket.SocketOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/**
 * The whole bot, life after life on one store. A life ends tidily, or as {@code kill -9} ends it:
 * its line is frozen first, then its database goes down without a word ({@code SHUTDOWN
 * IMMEDIATELY} writes nothing and closes nothing), and what its threads still do reaches nobody.
 */
public final class Mortal implements Follower, AutoCloseable {
  private static final int TRIES = 20;

  private final PracticeWorkspace workspace;
  private final WorkspaceClock clock;
  private final Workplace workplace;
  private final Path directory;
  private final ThreadGroup week = Thread.currentThread().getThreadGroup();
  private volatile Duration wrongBy = Duration.ZERO;
  private volatile Life life;
  private int born;

  public Mortal(
      PracticeWorkspace workspace, WorkspaceClock clock, Workplace workplace, Path directory) {
    this.workspace = workspace;
    this.clock = clock;
    this.workplace = workplace;
    this.directory = directory;
    life = live();
    clock.follow(this);
  }

  /** From start to death. */
  private final class Life {
    private final AtomicBoolean dying = new AtomicBoolean();
    private final ThreadGroup group = new LifeGroup(week, "life-" + ++born, dying);
    private final Doom doom = new Doom(this::kill);
    private final Relay relay = new Relay(workspace.port(), doom);
    private final CountDownLatch storeLeft = new CountDownLatch(1);
    private Database database;
    private Bot bot;

    private void begin() throws Exception {
      database = Database.in(directory);
      bot =
          new Bot(
              new Setup(
                  database,
                  Playbooks.only(workplace.playbook()),
                  new BotClock(clock, () -> wrongBy, doom, group),
                  new Setup.Line(
                      "http://127.0.0.1:" + relay.port() + "/api/",
                      workspace.botToken(),
                      workspace.appToken()),
                  SocketOptions.DEFAULT.withDraining(Duration.ofMillis(200)),
                  this::journal,
                  Optional.empty()));
      bot.start();
      if (!bot.socket().awaitConnected(Duration.ofSeconds(20))) {
        throw new AssertionError("The bot does not connect.");
      }
    }

    private void journal(String line) {
      LoggerFactory.getLogger(Bot.class).info(line);
      if (doom.isMet(Doom.Moment.AFTER_COMMIT)) {
        throw new Doom.Killed();
      }
    }

    private void kill() {
      if (dying.getAndSet(true)) {
        return;
      }
      relay.freeze();
      if (database != null) {
        Killing.kill(database);
      }
      relay.close();
      new Thread(week, this::bury, "burial").start();
    }

    /** Its threads come to an end; nothing they say is heard. */
    private void bury() {
      storeLeft.countDown();
      if (bot != null) {
        bot.close();
      }
    }

    private void stop() {
      dying.set(true);
      bot.close();
      relay.close();
      storeLeft.countDown();
    }
  }

  /** The threads of one life: who logs, and whether that life is over. */
  static final class LifeGroup extends ThreadGroup {
    /** Not the life: a thread of the JDK's HTTP client would keep all of it for ever. */
    private final AtomicBoolean over;

    LifeGroup(ThreadGroup week, String name, AtomicBoolean over) {
      super(week, name);
      this.over = over;
    }

    boolean isOver() {
      return over.get();
    }
  }

  /** Slack may be in a bad mood: then whoever supervises the bot starts it again. */
  private Life live() {
    Throwable last = null;
    for (int i = 0; i < TRIES; i++) {
      Life next = new Life();
      last = inItsOwnThread(next);
      if (last == null) {
        return next;
      }
      next.kill();
      awaitStore(next);
    }
    throw new AssertionError("The bot does not start", last);
  }

  private static void awaitStore(Life dead) {
    try {
      if (!dead.storeLeft.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("A killed bot does not let go of its store.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Throwable inItsOwnThread(Life next) {
    Throwable[] failure = new Throwable[1];
    Thread birth =
        new Thread(
            next.group,
            () -> {
              try {
                next.begin();
              } catch (Exception | Error e) {
                failure[0] = e;
              }
            },
            "birth");
    birth.start();
    try {
      birth.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return failure[0];
  }

  public Workplace workplace() {
    return workplace;
  }

  public boolean isDead() {
    return life.dying.get();
  }

  public Doom doom() {
    return life.doom;
  }

  /** Kills it now, wherever its threads are. */
  public void kill() {
    life.kill();
  }

  /** Ends it as an operator does. */
  public void stop() {
    life.stop();
  }

  /** The next life; a process that is gone holds its store no more, so that is waited for. */
  public void rise() {
    awaitStore(life);
    life = live();
  }

  public Bot bot() {
    return life.bot;
  }

  public Database store() {
    return life.database;
  }

  /** One socket breaks, or all of them. */
  public void dropSockets(boolean all) {
    life.relay.dropSockets(all);
  }

  /** Sets its machine's clock right, but for so much. */
  public void clockIsWrongBy(Duration error) {
    wrongBy = error;
  }

  public Instant now() {
    return clock.instant().plus(wrongBy);
  }

  @Override
  public Optional<Instant> nextDue() {
    return alive(() -> life.bot.nextDue().map(due -> due.minus(wrongBy)), Optional.empty());
  }

  @Override
  public void settle() {
    alive(
        () -> {
          life.bot.settle();
          return true;
        },
        false);
  }

  private interface Doing<T> {
    T now() throws InterruptedException;
  }

  private <T> T alive(Doing<T> doing, T otherwise) {
    if (isDead()) {
      return otherwise;
    }
    try {
      return doing.now();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise;
    } catch (RuntimeException | Error e) {
      if (isDead()) {
        return otherwise;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    clock.unfollow(this);
    if (!isDead()) {
      life.stop();
    }
  }
}
