package dev.muster.playbook;

import dev.muster.yaml.Fault;
import dev.muster.yaml.Schema;
import dev.muster.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A playbook as it lies on disk. */
public final class PlaybookFile {
  private static final String DEFAULT = "/config/playbooks/default.yml";
  private static final String SCHEMA = "/config/playbook.schema.json";

  private PlaybookFile() {}

  public static Playbook read(Path path) throws PlaybookFaults {
    YamlFile file = checked(path);
    if (!file.faults().isEmpty()) {
      throw new PlaybookFaults(file.faults());
    }
    return new PlaybookReader(file.top()).playbook();
  }

  /**
   * One that was read before, by this Muster or another, and kept. What is demanded of files since
   * then is not demanded of it: nobody can change it any more.
   *
   * @throws PlaybookFaults if it says what is not understood any more
   */
  public static Playbook read(PlaybookText kept) throws PlaybookFaults {
    String name = "playbook " + kept.name();
    YamlFile file =
        YamlFile.parse(name, kept.text().getBytes(StandardCharsets.UTF_8))
            .checkedBy(Schema.shipped(SCHEMA));
    if (!file.faults().isEmpty()) {
      throw new PlaybookFaults(file.faults());
    }
    try {
      return new PlaybookReader(file.top()).playbook();
    } catch (RuntimeException e) {
      // The rules were not asked: what they would refuse may be too much for the reader.
      throw new PlaybookFaults(
          List.of(new Fault(name, 1, "it does not fit together", "ask its author")));
    }
  }

  /** All mistakes at once, in the order of the lines. */
  public static List<Fault> check(Path path) {
    return checked(path).faults();
  }

  /** What a team gets that has no playbook. It isn't held against the schema: a test does that. */
  public static Playbook shippedDefault() {
    return new PlaybookReader(shippedFile().top()).playbook();
  }

  static YamlFile shippedFile() {
    try (InputStream in = PlaybookFile.class.getResourceAsStream(DEFAULT)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT + " is missing from the jar.");
      }
      return YamlFile.parse(DEFAULT, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static YamlFile checked(Path path) {
    YamlFile file = Inheritance.whole(YamlFile.read(path), path);
    return file.checkedBy(Schema.shipped(SCHEMA)).with(PlaybookRules.faults(file.top()));
  }
}
