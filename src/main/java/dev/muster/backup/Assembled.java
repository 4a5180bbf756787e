package dev.muster.backup;

import dev.muster.database.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** A copy that was put together from rows that lay elsewhere, so that a store can be made of it. */
public final class Assembled {
  private Assembled() {}

  /**
   * Writes it.
   *
   * @param schema of the tables from which the rows are
   */
  public static Contents write(Path file, String schema, Instant made, Consumer<Tables.Rows> rows)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return CopyWriter.write(schema, made, rows, out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
