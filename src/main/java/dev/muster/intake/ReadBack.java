package dev.muster.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.database.Database;
import dev.muster.record.Format;
import dev.muster.record.Seal;
import dev.muster.store.Chains;
import dev.muster.store.archive.Original;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One exported record, looked through: nobody altered a word of it. */
public record ReadBack(Path file, String incident, Original original) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** It is read into memory as a whole. */
  private static final long MOST_BYTES = 64L << 20;

  /**
   * Reads it.
   *
   * @throws NoRecord if it is none, a newer Muster's, or altered
   */
  public static ReadBack of(Path file) {
    JsonNode root = tree(file);
    JsonNode version = root.path("schema_version");
    if (!version.isInt() || !root.path("incident").isObject()) {
      throw new NoRecord(file + " is no record that `muster export --format json` wrote.");
    }
    if (version.asInt() > Format.JSON_VERSION) {
      throw newer(file, "its format is " + version.asInt());
    }
    if (!root.path("original").isObject()) {
      throw new NoRecord(
          file + " is from a time when records were not to be read back. Export it again.");
    }
    firstBrokenSeal(root.path("timeline")).ifPresent(seq -> altered(file, seq));
    Original original = original(file, root.path("original"));
    if (Database.isNewer(original.schema())) {
      throw newer(file, "its tables are version " + original.schema());
    }
    firstAltered(original).ifPresent(seq -> altered(file, seq));
    if (!Seal.holds(root)) {
      throw new NoRecord(
          file
              + " was altered after it was written, outside of its timeline. Nothing was imported;"
              + " export it again from the store.");
    }
    return new ReadBack(file, root.at("/incident/id").asText(), original);
  }

  private static JsonNode tree(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new NoRecord(
            file
                + " has "
                + (Files.size(file) >> 20)
                + " MB; a record has at most "
                + (MOST_BYTES >> 20)
                + ".");
      }
      return MAPPER.readTree(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new NoRecord("There is no file " + file + ".");
    } catch (JsonProcessingException e) {
      throw new NoRecord(file + " is not whole, or no JSON. Export it again.");
    } catch (IOException e) {
      throw new NoRecord(file + " can't be read: " + e.getMessage() + ".");
    }
  }

  private static Original original(Path file, JsonNode node) {
    try {
      Map<String, List<Map<String, @Nullable Object>>> rows =
          MAPPER.convertValue(node.path("rows"), new TypeReference<>() {});
      return new Original(node.path("schema").asText(), rows);
    } catch (IllegalArgumentException e) {
      throw new NoRecord(file + " was altered: its rows are no rows. Export it again.");
    }
  }

  private static NoRecord newer(Path file, String why) {
    return new NoRecord(
        file + " was written by a newer Muster (" + why + "). Use that version to import it.");
  }

  private static void altered(Path file, long seq) {
    throw new NoRecord(
        file
            + " was altered: entry "
            + seq
            + " of the timeline is the first that does not fit. Nothing was imported.");
  }

  private static Optional<Long> firstBrokenSeal(JsonNode timeline) {
    long seq = 0;
    for (JsonNode entry : timeline) {
      seq++;
      if (entry.path("seq").asLong() != seq || !Seal.holds(entry)) {
        return Optional.of(seq);
      }
    }
    return Optional.empty();
  }

  private static Optional<Long> firstAltered(Original original) {
    Chains chains = new Chains();
    original.of("incident").forEach(row -> chains.take("incident", row));
    original.of("timeline").forEach(row -> chains.take("timeline", row));
    return chains.firstAltered().values().stream().min(Long::compare);
  }
}
