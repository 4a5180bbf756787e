package dev.muster.settings;

import dev.muster.drill.ScenarioFile;
import dev.muster.playbook.PlaybookFile;
import dev.muster.yaml.Fault;
import dev.muster.yaml.Value;
import dev.muster.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code muster check} looks at, whether it is the settings, a playbook or a drill. */
public final class Check {
  private static final Path SETTINGS = Path.of("config", "muster.yml");

  /** Keys that only settings have. */
  private static final Set<String> OF_SETTINGS =
      Set.of("http", "slack", "log", "data", "playbook", "backups", "drills");

  /** Keys that only drills have. */
  private static final Set<String> OF_DRILLS =
      Set.of("steps", "fix", "good", "limit", "fault_began", "users_see", "summary", "otherwise");

  /** Keys that only playbooks have. */
  private static final Set<String> OF_PLAYBOOKS =
      Set.of(
          "extends",
          "severities",
          "default_severity",
          "updates",
          "roles",
          "responders",
          "phases",
          "used_for");

  private Check() {}

  /** All mistakes of all files. */
  public static List<Fault> check(List<Path> files) {
    return files.stream().flatMap(file -> check(file).stream()).toList();
  }

  /** What is looked at when no file was named: the settings, if any, and what they name. */
  public static List<Path> usualFiles(Path directory) {
    Path settings = directory.resolve(SETTINGS);
    if (!Files.exists(settings)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>(List.of(settings));
    Value written = YamlFile.read(settings).top();
    Stream.concat(
            Settings.playbooks(written.at("playbook")).stream(),
            Settings.drills(written.at("drills")).stream())
        .map(directory::resolve)
        .forEach(files::add);
    return List.copyOf(files);
  }

  private static List<Fault> check(Path file) {
    if (isDrill(file)) {
      return ScenarioFile.check(file);
    }
    return isSettings(file) ? Settings.check(file) : PlaybookFile.check(file);
  }

  /** By what only a drill says; a file that says nothing of that is none. */
  public static boolean isDrill(Path file) {
    Set<String> keys = YamlFile.read(file).top().entries().keySet();
    return keys.stream().noneMatch(OF_PLAYBOOKS::contains)
        && keys.stream().anyMatch(OF_DRILLS::contains);
  }

  /** By what it says; a file that doesn't tell, by its name. */
  public static boolean isSettings(Path file) {
    Set<String> keys = YamlFile.read(file).top().entries().keySet();
    if (keys.stream().anyMatch(OF_PLAYBOOKS::contains)) {
      return false;
    }
    Path name = file.getFileName();
    return keys.stream().anyMatch(OF_SETTINGS::contains)
        || (name != null && name.toString().startsWith("muster."));
  }
}
