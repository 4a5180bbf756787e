package dev.muster.database;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * How much of the store's file is in use. Each commit writes some pages anew at its end; what they
 * replace stays there until the file is written anew.
 *
 * @param bytes the length of the file
 * @param used the part of it that is in use, 0 to 1
 */
public record FileUsage(long bytes, double used) {
  /** Of a store in memory. */
  static final FileUsage NO_FILE = new FileUsage(0, 1);

  static FileUsage of(Handle handle) {
    Map<String, String> settings =
        handle
            .createQuery(
                """
                select setting_name, setting_value from information_schema.settings
                where setting_name in ('info.FILE_SIZE', 'info.FILL_RATE', 'info.CHUNKS_FILL_RATE')""")
            .reduceRows(
                new java.util.HashMap<>(),
                (all, row) -> {
                  all.put(
                      row.getColumn("setting_name", String.class),
                      row.getColumn("setting_value", String.class));
                  return all;
                });
    return new FileUsage(
        number(settings, "info.FILE_SIZE"),
        number(settings, "info.FILL_RATE") * number(settings, "info.CHUNKS_FILL_RATE") / 10_000.0);
  }

  private static long number(Map<String, String> settings, String name) {
    return Long.parseLong(settings.getOrDefault(name, "0"));
  }
}
