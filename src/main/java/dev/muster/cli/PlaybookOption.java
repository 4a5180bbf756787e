package dev.muster.cli;

import dev.muster.playbook.Playbooks;
import dev.muster.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** By which playbooks a command goes. */
final class PlaybookOption {
  @Option(
      names = "--playbook",
      paramLabel = "FILE",
      description = "How your team responds; given more than once, the first is the usual one.")
  private final List<Path> files = new ArrayList<>();

  /** Those named, or else those in the settings. */
  Playbooks playbooks(Settings settings) {
    return Configuration.playbooks(files.isEmpty() ? settings.playbooks() : files);
  }

  /** Those named. */
  Playbooks playbooks() {
    return Configuration.playbooks(files);
  }
}
