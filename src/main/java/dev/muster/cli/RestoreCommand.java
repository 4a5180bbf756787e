package dev.muster.cli;

import dev.muster.Main;
import dev.muster.backup.NoCopy;
import dev.muster.backup.Restore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code muster restore}: a copy in the place of the store. */
@Command(
    name = "restore",
    description = {
      "Puts a copy that `backup` made, or a daily one, in the place of the store.",
      "Muster must be stopped. The store that is there is moved aside, not deleted."
    },
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The copy.")
  private Path file = Path.of("");

  @Mixin private DataOptions data = new DataOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path directory = data.directory();
    try {
      Restore.Done done = Restore.restore(file, directory, Clock.systemUTC().instant());
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          directory
              + " holds the copy of "
              + done.contents().made()
              + " now: "
              + done.contents().said()
              + ". What was recorded later is not in it.");
      done.aside().ifPresent(aside -> out.println("The store that was there is kept as " + aside));
      return Main.FINE;
    } catch (NoCopy e) {
      throw new Main.Unusable(String.valueOf(e.getMessage()));
    }
  }
}
