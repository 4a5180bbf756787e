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
    Contents contents = read(file, chains);
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
    CopyWriter.Head head = head(lines.readLine());
    String line = lines.readLine();
    while (line != null && !line.startsWith("{\"rows\":")) {
      digest(line);
      row(line, to);
      line = lines.readLine();
    }
    if (line == null) {
      throw half(null);
    }
    CopyWriter.End end = json(line, CopyWriter.End.class);
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

  @SuppressWarnings("unchecked") // the JSON is a map of maps, or it is no row
  private void row(String line, Tables.Rows to) {
    Map<String, Object> one = json(line, LinkedHashMap.class);
    one.forEach(
        (table, row) -> {
          rows.merge(table, 1L, Long::sum);
          to.take(table, (Map<String, @Nullable Object>) row);
        });
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
