package dev.muster.settings;

import dev.muster.playbook.PlaybookFile;
import dev.muster.yaml.Fault;
import dev.muster.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@code muster check} looks at, whether it is the settings or a playbook. */
public final class Check {
  private static final Path SETTINGS = Path.of("config", "muster.yml");

  /** Keys that only settings have. */
  private static final Set<String> OF_SETTINGS =
      Set.of("http", "slack", "log", "data", "playbook", "backups");

  /** Keys that only playbooks have. */
  private static final Set<String> OF_PLAYBOOKS =
      Set.of(
          "extends", "severities", "default_severity", "updates", "roles", "responders", "phases");

  private Check() {}

  /** All mistakes of all files. */
  public static List<Fault> check(List<Path> files) {
    return files.stream().flatMap(file -> check(file).stream()).toList();
  }

  /** What is looked at when no file was named: the settings, if any, and the playbook they name. */
  public static List<Path> usualFiles(Path directory) {
    Path settings = directory.resolve(SETTINGS);
    if (!Files.exists(settings)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>(List.of(settings));
    YamlFile.read(settings)
        .top()
        .at("playbook")
        .text()
        .map(directory::resolve)
        .ifPresent(files::add);
    return List.copyOf(files);
  }

  private static List<Fault> check(Path file) {
    return isSettings(file) ? Settings.check(file) : PlaybookFile.check(file);
  }

  /** By what it says; a file that doesn't tell, by its name. */
  private static boolean isSettings(Path file) {
    Set<String> keys = YamlFile.read(file).top().entries().keySet();
    if (keys.stream().anyMatch(OF_PLAYBOOKS::contains)) {
      return false;
    }
    Path name = file.getFileName();
    return keys.stream().anyMatch(OF_SETTINGS::contains)
        || (name != null && name.toString().startsWith("muster."));
  }
}
