package dev.muster.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a store, or brings one up to a schema: always beside it, in a file that takes its place at
 * once when it is whole. H2 commits each statement of a migration by itself, so that a migration
 * that is cut off amid the store's own file could neither be gone on with nor begun again.
 */
final class Upgrade {
  private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);

  private final Place place;
  private final Path directory;
  private final Path next;
  private final String schema;

  private Upgrade(Place place, Path directory, String schema) {
    this.place = place;
    this.directory = directory;
    this.next = directory.resolve(Place.NEXT + ".mv.db");
    this.schema = schema;
  }

  /** An empty store of this schema, where there is none. */
  static void fresh(Place place, Path directory, String schema) throws IOException {
    new Upgrade(place, directory, schema).fresh();
  }

  /** The store that is there, which nobody has open, in this schema. */
  static void existing(Place place, Path directory, String schema) throws IOException {
    new Upgrade(place, directory, schema).existing();
  }

  private void fresh() throws IOException {
    discard();
    try (Pool pool = Pool.open(place.nextUrl())) {
      migrate(pool);
    }
    takesItsPlace();
  }

  private void existing() throws IOException {
    discard();
    checkRoom();
    LOG.info(
        "Bringing the store in {} up to date, in a copy beside it that takes its place once whole",
        directory);
    Optional<RuntimeException> trouble = copied();
    if (trouble.isPresent()) {
      LOG.warn(
          "An earlier start was killed while it brought the store up to date. It is made again, of"
              + " all that was recorded.");
      rebuilt(trouble.get());
    }
    takesItsPlace();
  }

  /** What is in the way of a migration; empty if it is done. */
  private Optional<RuntimeException> copied() throws IOException {
    try (LockedFile store = LockedFile.store(directory)) {
      store.copyTo(next);
      try (Pool pool = Pool.open(place.nextUrl())) {
        migrate(pool);
        return Optional.empty();
      }
    } catch (RuntimeException e) {
      if (e instanceof StoreUnavailable || H2Errors.full(e)) {
        discard();
        throw e;
      }
      return Optional.of(e);
    }
  }

  /**
   * A store whose migration was cut off, by a Muster that did so in the store's own file: what it
   * holds in the tables and columns of the last schema that was reached is all there is to it.
   */
  private void rebuilt(RuntimeException trouble) throws IOException {
    try (Pool old = Pool.open(place.url() + ";ACCESS_MODE_DATA=r")) {
      Optional<String> reached = old.reached();
      if (reached.isEmpty() && old.jdbi().withHandle(Upgrade::hasRows)) {
        throw trouble;
      }
      discard();
      try (Pool pool = Pool.open(place.nextUrl())) {
        if (reached.isPresent()) {
          pool.migrate(reached.get(), place.said());
          old.jdbi().useHandle(from -> fill(from, pool));
        }
        migrate(pool);
      }
    } catch (RuntimeException e) {
      discard();
      if (e instanceof StoreUnavailable || H2Errors.full(e)) {
        throw e;
      }
      trouble.addSuppressed(e);
      throw trouble;
    }
  }

  private void migrate(Pool pool) {
    pool.migrate(schema, place.said());
    pool.force();
  }

  /** Whether anything was ever recorded in it: a counter at its beginning is nothing. */
  private static boolean hasRows(Handle handle) {
    return Tables.names(handle).stream()
        .filter(table -> !table.equals("COUNTER"))
        .anyMatch(
            table ->
                handle
                    .createQuery("select 1 from \"" + table + "\" limit 1")
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent());
  }

  private static void fill(Handle from, Pool into) {
    into.jdbi()
        .useTransaction(
            to -> {
              Map<String, Set<String>> columns = columns(to);
              Tables.Filling filling = new Tables.Filling(to);
              columns.forEach(
                  (table, known) ->
                      holding(from, table)
                          .ifPresent(
                              holder ->
                                  Tables.read(
                                      from,
                                      holder,
                                      (name, row) ->
                                          filling.take(
                                              table.toLowerCase(Locale.ROOT), only(known, row)))));
              filling.end();
            });
  }

  /**
   * Where a table's rows are. H2 changes a table by filling another one, which it calls {@code
   * INCIDENT_COPY_2_1}; then it drops the first, and only then renames the second.
   */
  private static Optional<String> holding(Handle from, String table) {
    List<String> names = Tables.names(from);
    return names.contains(table)
        ? Optional.of(table)
        : names.stream().filter(name -> name.matches(table + "_COPY_\\d+_\\d+")).findFirst();
  }

  private static Map<String, @Nullable Object> only(
      Set<String> columns, Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> known = new LinkedHashMap<>(row);
    known.keySet().retainAll(columns);
    return known;
  }

  /** By table: its columns, in small letters. */
  private static Map<String, Set<String>> columns(Handle handle) {
    Map<String, Set<String>> columns = new TreeMap<>();
    handle
        .createQuery(
            """
            select table_name, column_name from information_schema.columns
            where table_schema = 'PUBLIC' and table_name <> 'flyway_schema_history'\
            """)
        .map((row, context) -> List.of(row.getString(1), row.getString(2).toLowerCase(Locale.ROOT)))
        .forEach(it -> columns.computeIfAbsent(it.get(0), table -> new HashSet<>()).add(it.get(1)));
    return columns;
  }

  /** The copy, and as much again for what the migration writes. */
  private void checkRoom() throws IOException {
    long needed = 2 * Files.size(directory.resolve(Place.FILE)) + Disk.RESERVE;
    long free = place.disk().free();
    if (free < needed) {
      throw new StoreUnavailable(
          "The store in "
              + directory
              + " must be brought up to date, which is done in a copy of it: that needs "
              + megabytes(needed)
              + " MB on its disk, and "
              + (free >> 20)
              + " MB are free. Free some space there, then start again. The store was left as it"
              + " is.",
          null);
    }
  }

  private static long megabytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }

  private void takesItsPlace() throws IOException {
    DurableFile.replace(next, directory.resolve(Place.FILE));
  }

  /** What an earlier start that was killed left beside the store. */
  private void discard() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(Upgrade::isLeftover).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isLeftover(Path file) {
    return String.valueOf(file.getFileName()).startsWith(Place.NEXT + ".");
  }
}
