package dev.muster.cli;

import dev.muster.Main;
import dev.muster.backup.Contents;
import dev.muster.backup.Copies;
import dev.muster.backup.NoCopy;
import dev.muster.database.Database;
import dev.muster.web.RunningBot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code muster backup}: a copy of the store, also while a bot uses it. */
@Command(
    name = "backup",
    description = {
      "Copies the store into a file, whether Muster runs or not.",
      "The copy is compressed, verified, and holds what was written about private incidents."
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Where the copy goes, such as muster-copy.gz.")
  private Path file = Path.of("");

  @Option(names = "--force", description = "Writes over a file that is there already.")
  private boolean force;

  @Mixin private DataOptions data = new DataOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Contents contents = data.bot().map(this::from).orElseGet(() -> from(data.store()));
    spec.commandLine().getOut().println(file + ": " + contents.said() + ", verified.");
    return Main.FINE;
  }

  private Contents from(RunningBot bot) {
    return keep(
        out -> {
          try (InputStream copy = bot.ask("copy", Map.of())) {
            copy.transferTo(out);
          }
        });
  }

  private Contents from(Path directory) {
    try (Database database = Database.in(directory)) {
      return keep(Copies.of(database, Clock.systemUTC().instant()));
    }
  }

  private Contents keep(Copies.Source source) {
    try {
      return Copies.keep(source, file, force ? Copies.Existing.GOES : Copies.Existing.STAYS);
    } catch (FileAlreadyExistsException e) {
      throw new Main.Unusable(file + " is there already. Choose another name, or add --force.");
    } catch (NoCopy e) {
      throw new Main.Unusable("No copy was made: what came is not whole. Try again.");
    } catch (IOException e) {
      throw new Main.Unusable(
          "No copy was made: " + file + " can't be written (" + e.getMessage() + ").");
    }
  }
}
