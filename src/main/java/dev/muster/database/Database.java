package dev.muster.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;

/** The one database: H2 in the data directory, or in memory. */
public final class Database implements AutoCloseable {
  /** H2's code for a file that another process holds. */
  private static final int LOCKED = 90020;

  private final CompletableFuture<Opened> opened;

  /**
   * One writer at a time. H2 with WRITE_DELAY=0 then loses no acknowledged commit when the process
   * is killed; incidents are few, so waiting in line costs nothing (docs/RATIONALE.md).
   */
  private final ReentrantLock writing = new ReentrantLock(true);

  private record Opened(HikariDataSource source, Jdbi jdbi) {
    static Opened on(HikariDataSource source) {
      Jdbi jdbi = Jdbi.create(source);
      // Nothing of what people wrote goes into a message that may be logged.
      jdbi.getConfig(StatementExceptions.class)
          .setMessageRendering(StatementExceptions.MessageRendering.NONE);
      return new Opened(source, jdbi);
    }
  }

  private Database(CompletableFuture<Opened> opened) {
    this.opened = opened;
  }

  /** One transaction that writes. */
  public static final class Transaction {
    private final Handle handle;
    private final List<Runnable> afterCommit = new ArrayList<>();

    private Transaction(Handle handle) {
      this.handle = handle;
    }

    public Handle handle() {
      return handle;
    }

    /** Runs once the transaction lasts; not at all if it is rolled back. */
    public void afterCommit(Runnable action) {
      afterCommit.add(action);
    }
  }

  /**
   * Opens the store in this directory and brings it up to the present schema.
   *
   * @throws StoreUnavailable in words, if another process holds it or it can't be read
   */
  public static Database in(Path directory) {
    Database database = opening(directory);
    database.awaitOpen();
    return database;
  }

  /**
   * As {@link #in}, but goes on opening while its user does other things; see {@link #awaitOpen}.
   */
  public static Database opening(Path directory) {
    Path file = directory.toAbsolutePath().resolve("muster");
    String url = "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    return new Database(CompletableFuture.supplyAsync(() -> open(url, directory.toString())));
  }

  /** A store that is gone when it is closed. */
  public static Database inMemory() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_ON_EXIT=FALSE";
    return new Database(CompletableFuture.completedFuture(open(url, "memory")));
  }

  /**
   * Returns when the store is open.
   *
   * @throws StoreUnavailable in words, if another process holds it or it can't be read
   */
  public void awaitOpen() {
    opened();
  }

  private Opened opened() {
    try {
      return opened.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreUnavailable unavailable) {
        throw unavailable;
      }
      throw e;
    }
  }

  private static Opened open(String url, String where) {
    try {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(url);
      config.setUsername("muster");
      config.setPassword("");
      config.setMaximumPoolSize(10);
      config.setMinimumIdle(2);
      config.setPoolName("store");
      HikariDataSource source = new HikariDataSource(config);
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:db/migration")
          .javaMigrations(new IndexesFilled())
          .load()
          .migrate();
      return Opened.on(source);
    } catch (RuntimeException e) {
      throw new StoreUnavailable(explained(e, where), e);
    }
  }

  private static String explained(Throwable problem, String where) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == LOCKED) {
        return "Another Muster is using the data directory "
            + where
            + ". Stop it first, or give this one another directory with --data.";
      }
    }
    Throwable last = problem;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return "The store in " + where + " can't be opened: " + last.getMessage();
  }

  /** Reads what is committed. */
  public <T> T read(Function<Handle, T> reading) {
    return opened().jdbi().withHandle(reading::apply);
  }

  /** Writes in one transaction; when it returns, what was written lasts. */
  public <T> T write(Function<Transaction, T> writing) {
    List<Runnable> then;
    T result;
    this.writing.lock();
    try (Handle handle = opened().jdbi().open()) {
      Transaction transaction = new Transaction(handle);
      result = handle.inTransaction(h -> writing.apply(transaction));
      then = transaction.afterCommit;
    } finally {
      this.writing.unlock();
    }
    then.forEach(Runnable::run);
    return result;
  }

  /** As {@link #write}, with nothing to tell. */
  public void change(Consumer<Transaction> writing) {
    this.<Boolean>write(
        transaction -> {
          writing.accept(transaction);
          return true;
        });
  }

  private static void closeIfOpen(@Nullable Opened open) {
    if (open != null) {
      open.source().close();
    }
  }

  @Override
  public void close() {
    CompletableFuture<?> unused = opened.whenComplete((open, failure) -> closeIfOpen(open));
  }
}
