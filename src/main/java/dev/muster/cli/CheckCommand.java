package dev.muster.cli;

import dev.muster.Main;
import dev.muster.playbook.Playbook;
import dev.muster.settings.Check;
import dev.muster.yaml.Fault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code muster check}: says what is wrong in settings, playbooks and drills. */
@Command(
    name = "check",
    description = "Says what is wrong in settings, playbooks and drills, and on which line.",
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "Settings, playbooks or drills; none: config/muster.yml and what it names.")
  private final List<Path> files = new ArrayList<>();

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "A data directory: says what a playbook would change for what is open there.")
  private @Nullable Path against;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> looked = files.isEmpty() ? Check.usualFiles(Path.of("")) : files;
    if (looked.isEmpty()) {
      throw new Main.Unusable(
          "There is no config/muster.yml here. Name the files: `muster check FILE…`.");
    }
    List<Fault> faults = Check.check(looked);
    if (faults.isEmpty()) {
      looked.forEach(file -> out.println(file + ": fine"));
      if (against != null) {
        OpenPlaybooks.of(against).against(playbooks(looked)).forEach(out::println);
      }
      return Main.FINE;
    }
    faults.forEach(out::println);
    return Main.YOURS;
  }

  private static Map<Path, Playbook> playbooks(List<Path> looked) {
    Map<Path, Playbook> playbooks = new LinkedHashMap<>();
    for (Path file : looked) {
      if (!Check.isSettings(file) && !Check.isDrill(file)) {
        playbooks.put(file, Configuration.playbook(file));
      }
    }
    if (playbooks.isEmpty()) {
      throw new Main.Unusable("Name the playbook: `muster check FILE --against DIR`.");
    }
    return playbooks;
  }
}
