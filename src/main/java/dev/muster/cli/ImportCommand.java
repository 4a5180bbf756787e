package dev.muster.cli;

import dev.muster.Main;
import dev.muster.backup.Contents;
import dev.muster.backup.NoCopy;
import dev.muster.intake.Intake;
import dev.muster.intake.NoRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code muster import}: a store made of exported records. */
@Command(
    name = "import",
    description = {
      "Reads records back that `export --format json` wrote, into a store without incidents.",
      "All of them, or none. What was still to be delivered is not in a record: nobody is called."
    },
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Such as INC-7.json.")
  private List<Path> files = List.of();

  @Mixin private DataOptions data = new DataOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (data.bot().isPresent()) {
      throw new Main.Unusable(
          "A Muster is using " + data.directory() + ". Stop it, or name another directory.");
    }
    try {
      Contents contents = Intake.into(data.directory(), files, Clock.systemUTC().instant());
      spec.commandLine().getOut().println(data.directory() + " holds " + contents.said() + " now.");
      return Main.FINE;
    } catch (NoRecord | NoCopy e) {
      throw new Main.Unusable(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Main.Unusable("Nothing was imported: " + e.getMessage() + ".");
    }
  }
}
