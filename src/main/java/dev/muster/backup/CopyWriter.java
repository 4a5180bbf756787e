package dev.muster.backup;

import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.database.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a copy: compressed lines of JSON, a head, each row, and an end that vouches for all of it.
 * No SQL, so that putting it back runs nothing that somebody wrote into the file.
 */
final class CopyWriter implements Tables.Rows {
  static final String WHAT = "a copy of Muster's store";

  private final OutputStream out;
  private final MessageDigest digest = Digests.sha256();
  private final Map<String, Long> rows = new TreeMap<>();

  /** The first line. */
  record Head(String what, int format, String schema, Instant made) {}

  /** The last line: without it, it is half a copy. */
  record End(Map<String, Long> rows, String sha256) {}

  private CopyWriter(OutputStream out) {
    this.out = out;
  }

  /** All as it is now, while others go on writing. */
  static Contents write(Database database, Instant made, OutputStream to) throws IOException {
    return write(database.schema(), made, rows -> Tables.read(database, rows), to);
  }

  /** These rows, each table's one after the other. */
  static Contents write(String schema, Instant made, Consumer<Tables.Rows> source, OutputStream to)
      throws IOException {
    try (GZIPOutputStream zipped = new GZIPOutputStream(to, 1 << 16)) {
      CopyWriter writer = new CopyWriter(zipped);
      writer.line(Json.write(new Head(WHAT, 1, schema, made)));
      source.accept(writer);
      writer.line(Json.write(new End(writer.rows, Digests.hex(writer.digest))));
      return Contents.of(made, schema, writer.rows);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void take(String table, Map<String, @Nullable Object> row) {
    rows.merge(table, 1L, Long::sum);
    line(Json.write(Map.of(table, row)));
  }

  private void line(String json) {
    byte[] bytes = (json + "\n").getBytes(StandardCharsets.UTF_8);
    digest.update(bytes);
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
