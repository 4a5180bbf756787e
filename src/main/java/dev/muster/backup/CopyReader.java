package dev.muster.backup;

import dev.muster.database.Database;
import dev.muster.database.Json;
import dev.muster.database.Tables;
import dev.muster.store.Chains;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads a copy to its end, row by row, and believes none of it before that. */
final class CopyReader {
  /** In characters; the largest row has some ten thousand. */
  private static final int LONGEST_LINE = 16 << 20;

  private final Path file;
  private final MessageDigest digest = Digests.sha256();
  private final Map<String, Long> rows = new TreeMap<>();

  private CopyReader(Path file) {
    this.file = file;
  }

  /**
   * Looks whether it is whole, and whether every incident's timeline is as it was written.
   *
   * @throws NoCopy if not
   */
  static Contents verified(Path file) {
    Chains chains = new Chains();
    Contents contents;
    try {
      contents = read(file, chains);
    } catch (NoCopy e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NoCopy(file + " holds rows that no store has. Nothing was changed.", e);
    }
    List<String> broken = chains.broken();
    if (!broken.isEmpty()) {
      throw new NoCopy(
          file + " is whole, but in it the timeline of " + broken.get(0) + " was altered.", null);
    }
    return contents;
  }

  /**
   * @throws NoCopy if it is none, or not whole; what was taken until then is to be thrown away
   */
  static Contents read(Path file, Tables.Rows to) {
    CopyReader reader = new CopyReader(file);
    try (InputStream raw = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(raw, 1 << 16), StandardCharsets.UTF_8))) {
      return reader.read(lines, to);
    } catch (NoSuchFileException e) {
      throw new NoCopy("There is no file " + file + ".", e);
    } catch (ZipException e) {
      throw reader.none(e);
    } catch (EOFException e) {
      throw reader.half(e);
    } catch (IOException e) {
      throw new NoCopy(file + " can't be read: " + e.getMessage() + ".", e);
    }
  }

  private Contents read(BufferedReader lines, Tables.Rows to) throws IOException {
    CopyWriter.Head head = head(line(lines));
    String line = line(lines);
    while (line != null && !line.startsWith("{\"rows\":")) {
      digest(line);
      row(line, to);
      line = line(lines);
    }
    if (line == null) {
      throw half(null);
    }
    CopyWriter.End end = json(line, CopyWriter.End.class);
    if (end.sha256() == null || end.rows() == null) {
      throw half(null);
    }
    if (!end.sha256().equals(Digests.hex(digest)) || !new TreeMap<>(end.rows()).equals(rows)) {
      throw new NoCopy(file + " was altered after it was made, or its disk is bad.", null);
    }
    return Contents.of(head.made(), head.schema(), rows);
  }

  private CopyWriter.Head head(@Nullable String line) {
    if (line == null || !line.startsWith("{\"what\":\"" + CopyWriter.WHAT)) {
      throw none(null);
    }
    digest(line);
    CopyWriter.Head head = json(line, CopyWriter.Head.class);
    if (head.schema() == null || head.made() == null || !head.schema().matches("\\d{1,6}")) {
      throw none(null);
    }
    if (head.format() != 1 || Database.isNewer(head.schema())) {
      throw new NoCopy(
          file
              + " was made by a newer Muster (its schema is "
              + head.schema()
              + "). Use that version to put it back.",
          null);
    }
    return head;
  }

  @SuppressWarnings("unchecked") // JSON's keys are texts
  private void row(String line, Tables.Rows to) {
    Map<String, Object> one = json(line, LinkedHashMap.class);
    one.forEach(
        (table, row) -> {
          if (!(row instanceof Map<?, ?> columns) || columns.isEmpty()) {
            throw none(null);
          }
          rows.merge(table, 1L, Long::sum);
          to.take(table, (Map<String, @Nullable Object>) columns);
        });
  }

  /** The next line; null at the end. A small file can unpack to a line that no memory holds. */
  private @Nullable String line(BufferedReader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = lines.read(); c >= 0; c = lines.read()) {
      if (c == '\n') {
        return line.toString();
      }
      if (line.length() == LONGEST_LINE) {
        throw none(null);
      }
      line.append((char) c);
    }
    return line.isEmpty() ? null : line.toString();
  }

  private <T> T json(String line, Class<T> type) {
    try {
      return Json.read(line, type);
    } catch (UncheckedIOException e) {
      throw half(e);
    }
  }

  private void digest(String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private NoCopy none(@Nullable Throwable cause) {
    return new NoCopy(file + " is not a copy of Muster's store.", cause);
  }

  private NoCopy half(@Nullable Throwable cause) {
    return new NoCopy(file + " is cut off: the end of the copy is missing.", cause);
  }
}
