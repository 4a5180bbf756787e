package dev.muster;

import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import dev.muster.settings.Settings;
import dev.muster.settings.SettingsFaults;
import dev.muster.yaml.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what the command line points to; what is wrong there is said in words. */
final class Configuration {
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

  /** The playbook named, or the shipped one. */
  static Playbook playbook(Optional<Path> file) {
    if (file.isEmpty()) {
      return PlaybookFile.shippedDefault();
    }
    try {
      return PlaybookFile.read(file.get());
    } catch (PlaybookFaults e) {
      throw new Main.Unusable(lines(e.faults()));
    }
  }

  private static String lines(List<Fault> faults) {
    return faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
  }
}
