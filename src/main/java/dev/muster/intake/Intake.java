package dev.muster.intake;

import dev.muster.backup.Assembled;
import dev.muster.backup.Contents;
import dev.muster.backup.Restore;
import dev.muster.database.Database;
import dev.muster.database.Tables;
import dev.muster.store.archive.Original;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a store of exported records: all of them, or none. */
public final class Intake {
  /** Incidents before their timelines, as the chains want it. */
  private static final List<String> TABLES =
      List.of("incident", "involved", "timeline", "captured_message", "open_action");

  private Intake() {}

  /**
   * Fills the directory's store, which must have no incident.
   *
   * @throws NoRecord if it has some, or if a file can't be read back; then nothing was changed
   * @throws dev.muster.database.StoreHeld if a Muster is using it
   */
  public static Contents into(Path directory, List<Path> files, Instant now) throws IOException {
    mustBeEmpty(directory);
    List<ReadBack> records = files.stream().map(ReadBack::of).toList();
    mustGoTogether(records);
    Path copy = Files.createTempFile("muster-import-", ".gz");
    try {
      Assembled.write(copy, records.get(0).original().schema(), now, rows -> write(records, rows));
      return Restore.restore(copy, directory, now).contents();
    } finally {
      Files.delete(copy);
    }
  }

  private static void mustBeEmpty(Path directory) {
    if (!Database.isIn(directory)) {
      return;
    }
    try (Database database = Database.in(directory)) {
      long incidents = Original.incidentsIn(database);
      if (incidents > 0) {
        throw new NoRecord(
            "The store in "
                + directory
                + " has incidents already ("
                + incidents
                + "). Records are read back into an empty one: name another directory with"
                + " --data.");
      }
    }
  }

  private static void mustGoTogether(List<ReadBack> records) {
    Set<String> seen = new HashSet<>();
    Set<Object> numbers = new HashSet<>();
    for (ReadBack record : records) {
      if (!seen.add(record.incident())) {
        throw new NoRecord("Two of the files hold " + record.incident() + ". Name one of them.");
      }
      if (!numbers.addAll(
          record.original().of("incident").stream()
              .map(row -> (Object) String.valueOf(row.get("number")))
              .toList())) {
        throw new NoRecord(
            record.file()
                + " is from another store than the files before it: its number is taken. Import"
                + " each store's files into a directory of their own.");
      }
      if (!record.original().schema().equals(records.get(0).original().schema())) {
        throw new NoRecord(
            record.file()
                + " and "
                + records.get(0).file()
                + " were written by different versions of Muster. Export them all with the newer"
                + " one.");
      }
    }
  }

  private static void write(List<ReadBack> records, Tables.Rows to) {
    for (String table : TABLES) {
      records.forEach(record -> record.original().of(table).forEach(row -> to.take(table, row)));
    }
    Map<Object, Map<String, @Nullable Object>> playbooks = new LinkedHashMap<>();
    for (ReadBack record : records) {
      for (Map<String, @Nullable Object> row : record.original().of("playbook_text")) {
        playbooks.putIfAbsent(String.valueOf(row.get("hash")), row);
      }
    }
    playbooks.values().forEach(row -> to.take("playbook_text", row));
    long last =
        records.stream()
            .flatMap(record -> record.original().of("incident").stream())
            .mapToLong(row -> row.get("number") instanceof Number number ? number.longValue() : 0)
            .max()
            .orElse(0);
    Map<String, @Nullable Object> counter = new LinkedHashMap<>();
    counter.put("name", "incident");
    counter.put("last", last);
    to.take("counter", counter);
  }
}
