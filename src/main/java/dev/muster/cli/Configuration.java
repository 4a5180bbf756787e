package dev.muster.cli;

import dev.muster.Main;
import dev.muster.drill.Scenario;
import dev.muster.drill.ScenarioFaults;
import dev.muster.drill.ScenarioFile;
import dev.muster.drill.Scenarios;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import dev.muster.playbook.Playbooks;
import dev.muster.settings.Settings;
import dev.muster.settings.SettingsFaults;
import dev.muster.yaml.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what the command line points to; what is wrong there is said in words. */
public final class Configuration {
  private static final Path USUAL = Path.of("config", "muster.yml");

  private Configuration() {}

  /** The file named, or the usual one if it is there, or what is so without a file. */
  static Settings settings(Optional<Path> named) {
    Path file = named.orElse(USUAL);
    if (named.isEmpty() && !Files.exists(USUAL)) {
      return Settings.defaults();
    }
    try {
      return Settings.read(file);
    } catch (SettingsFaults e) {
      throw new Main.Unusable(lines(e.faults()));
    }
  }

  /** The playbooks named, the usual one first; none named: the shipped one. */
  static Playbooks playbooks(List<Path> files) {
    if (files.isEmpty()) {
      return Playbooks.only(PlaybookFile.shippedDefault());
    }
    Map<String, Path> names = new HashMap<>();
    List<Playbook> all = new ArrayList<>();
    for (Path file : files) {
      Playbook playbook = playbook(file);
      Path before = names.put(playbook.name(), file);
      if (before != null) {
        throw new Main.Unusable(
            before
                + " and "
                + file
                + " are both called `"
                + playbook.name()
                + "`. Give each playbook a `name` of its own.");
      }
      all.add(playbook);
    }
    return Playbooks.inForce(all);
  }

  static Playbook playbook(Path file) {
    try {
      return PlaybookFile.read(file);
    } catch (PlaybookFaults e) {
      throw new Main.Unusable(lines(e.faults()));
    }
  }

  /** The drills that are shipped, and those named. */
  public static Scenarios drills(Settings settings) {
    List<Scenario> own = new ArrayList<>();
    for (Path file : settings.drills()) {
      try {
        own.add(ScenarioFile.read(file));
      } catch (ScenarioFaults e) {
        throw new Main.Unusable(lines(e.faults()));
      }
    }
    return Scenarios.shipped().with(own);
  }

  private static String lines(List<Fault> faults) {
    return faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
  }
}
