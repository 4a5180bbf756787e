package dev.muster.cli;

import dev.muster.Main;
import dev.muster.database.Database;
import dev.muster.settings.Settings;
import dev.muster.web.RunningBot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store a command is about; the same words as for {@code run}. */
final class DataOptions {
  @Option(names = "--config", paramLabel = "FILE", description = "Settings (config/muster.yml).")
  private @Nullable Path config;

  @Option(names = "--data", paramLabel = "DIR", description = "Where incidents are kept.")
  private @Nullable Path data;

  Settings settings() {
    return Configuration.settings(Optional.ofNullable(config));
  }

  Path directory() {
    return Optional.ofNullable(data).orElseGet(() -> settings().data());
  }

  /**
   * The directory, with a store in it.
   *
   * @throws Main.Unusable if there is none
   */
  Path store() {
    Path directory = directory();
    if (!Database.isIn(directory)) {
      throw new Main.Unusable(
          "There is no store in " + directory + ". Name its directory with --data.");
    }
    return directory;
  }

  /** Where the daily copies are. */
  Path copies() {
    return settings().backups().in(directory());
  }

  /** The bot that uses it; empty if none runs. */
  Optional<RunningBot> bot() {
    try {
      return RunningBot.on(directory());
    } catch (IOException e) {
      throw new Main.Unusable(
          "The Muster that uses " + directory() + " can't be asked: " + e.getMessage() + ".");
    }
  }
}
