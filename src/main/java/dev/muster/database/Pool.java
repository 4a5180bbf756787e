package dev.muster.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to one open store. When H2 gives up on its file they are good for nothing. */
record Pool(HikariDataSource source, Jdbi jdbi) implements AutoCloseable {
  private static final String USER = "muster";
  private static final Logger LOG = LoggerFactory.getLogger(Pool.class);
  private static final String COMMITS = "commit";

  static Pool open(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(USER);
    config.setPassword("");
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(2);
    config.setPoolName("store");
    HikariDataSource source = new HikariDataSource(config);
    Jdbi jdbi = Jdbi.create(source);
    // Nothing of what people wrote goes into a message that may be logged.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return new Pool(source, jdbi);
  }

  /**
   * Brings it up to a schema.
   *
   * @param target a version, or {@code latest}
   * @throws StoreUnavailable if it is beyond what this Muster knows
   */
  void migrate(String target, String where) {
    Flyway flyway = flyway(target);
    flyway.migrate();
    MigrationInfo current = flyway.info().current();
    if (current != null && current.getState().isResolved()) {
      return;
    }
    throw new StoreUnavailable(
        "The store in "
            + where
            + " was written by a newer Muster"
            + (current == null ? "" : " (its schema is " + current.getVersion() + ")")
            + ". Start that version again; this one can't read it.",
        null);
  }

  /** Those that are no SQL. */
  private static JavaMigration[] inJava() {
    return new JavaMigration[] {new FoundByIndex(), new FoundByService(), new OrderedBySeverity()};
  }

  private Flyway flyway(String target) {
    return Flyway.configure(Pool.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/migration")
        .javaMigrations(inJava())
        .target(target)
        .load();
  }

  /** Whether something is to be done to bring it up to that schema, or was begun and not ended. */
  boolean isBehind(String target) {
    MigrationInfoService info = flyway(target).info();
    return info.pending().length > 0
        || Arrays.stream(info.all()).anyMatch(one -> one.getState().isFailed());
  }

  /** The last schema that it was wholly brought up to; empty if not even the first. */
  Optional<String> reached() {
    boolean known =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select 1 from information_schema.tables
                        where table_name = 'flyway_schema_history'\
                        """)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent());
    return known ? schema() : Optional.empty();
  }

  /** The schema that it has; empty if it has none yet. */
  Optional<String> schema() {
    return jdbi.withHandle(Pool::schema);
  }

  static Optional<String> schema(Handle handle) {
    return handle
        .createQuery(
            """
            select "version" from "flyway_schema_history"
            where "success" and "version" is not null
            order by "installed_rank" desc limit 1\
            """)
        .mapTo(String.class)
        .findOne();
  }

  /** The newest schema that this Muster knows. */
  static String newestSchema() {
    MigrationInfo[] all =
        Flyway.configure(Pool.class.getClassLoader())
            .dataSource("jdbc:h2:mem:", "", "")
            .locations("classpath:db/migration")
            .javaMigrations(inJava())
            .load()
            .info()
            .all();
    MigrationVersion newest = MigrationVersion.EMPTY;
    for (MigrationInfo one : all) {
      newest = one.getVersion().compareTo(newest) > 0 ? one.getVersion() : newest;
    }
    return newest.toString();
  }

  static boolean isNewer(String schema) {
    return MigrationVersion.fromVersion(schema)
            .compareTo(MigrationVersion.fromVersion(newestSchema()))
        > 0;
  }

  /** The number of the last commit that it holds. */
  long commits() {
    return jdbi.withHandle(Pool::commits);
  }

  static long commits(Handle handle) {
    return handle
        .createQuery("select last from counter where name = :name")
        .bind("name", COMMITS)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** Returns when all that was committed before is on the disk. */
  void force() {
    jdbi.useHandle(handle -> handle.execute("checkpoint sync"));
  }

  static void number(Handle handle, long commit) {
    handle
        .createUpdate("merge into counter (name, last) key (name) values (:name, :commit)")
        .bind("name", COMMITS)
        .bind("commit", commit)
        .execute();
  }

  /** Ends without a goodbye: nothing more is written, not even what H2 writes when it is closed. */
  void drop() {
    shutDown("immediately");
    source.close();
  }

  /**
   * H2 closes the file, writes it anew beside it, and puts that in its place. The pool is closed
   * before: it would open the file again for its idle connections in the middle of that, and two at
   * work on one file ruin it.
   */
  void compact() {
    String url = source.getJdbcUrl();
    source.close();
    try (Connection alone = DriverManager.getConnection(url, USER, "");
        Statement statement = alone.createStatement()) {
      statement.execute("shutdown compact");
    } catch (SQLException e) {
      LOG.debug("The connection did not outlive the end of its store", e);
    }
  }

  private void shutDown(String how) {
    try (Handle handle = jdbi.open()) {
      handle.execute("shutdown " + how);
    } catch (JdbiException e) {
      LOG.debug("The connection did not outlive the end of its store", e);
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
