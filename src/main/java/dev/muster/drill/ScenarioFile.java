package dev.muster.drill;

import dev.muster.incident.Drill;
import dev.muster.yaml.Fault;
import dev.muster.yaml.Schema;
import dev.muster.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A scenario as it lies on disk. */
public final class ScenarioFile {
  private static final String FOLDER = "/config/drills/";
  private static final String SCHEMA = "/config/drill.schema.json";
  private static final List<String> SHIPPED =
      List.of("database-pool.yml", "bad-deploy.yml", "security-breach.yml");

  private ScenarioFile() {}

  public static Scenario read(Path path) throws ScenarioFaults {
    YamlFile file = checked(path);
    if (!file.faults().isEmpty()) {
      throw new ScenarioFaults(file.faults());
    }
    return ScenarioReader.read(file.top());
  }

  /** All mistakes at once, in the order of the lines. */
  public static List<Fault> check(Path path) {
    return checked(path).faults();
  }

  /** Those that every Muster has. They aren't held against the schema: a test does that. */
  public static List<Scenario> shipped() {
    return SHIPPED.stream().map(ScenarioFile::shipped).toList();
  }

  /**
   * What is played in this drill, as it was at its start. Nobody can change it any more: what a
   * later Muster does not understand of it is left out.
   */
  public static Scenario of(Drill drill) {
    byte[] text = drill.text().getBytes(StandardCharsets.UTF_8);
    return ScenarioReader.read(YamlFile.parse("scenario " + drill.scenario(), text).top());
  }

  private static Scenario shipped(String name) {
    try (InputStream in = ScenarioFile.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + name + " is missing from the jar.");
      }
      return ScenarioReader.read(YamlFile.parse(name, in.readAllBytes()).top());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static YamlFile checked(Path path) {
    YamlFile file = YamlFile.read(path);
    return file.checkedBy(Schema.shipped(SCHEMA)).with(ScenarioRules.faults(file.top()));
  }
}
