package dev.muster.cli;

import dev.muster.backup.Copies;
import dev.muster.database.StoreTorn;
import java.nio.file.Path;

/** What to do about a store that is torn: the newest whole copy, and how to go back to it. */
public final class RestoreHint {
  private RestoreHint() {}

  public static String from(StoreTorn torn, Path copies) {
    String next =
        Copies.newest(copies)
            .map(
                good ->
                    "The newest whole copy is of "
                        + good.contents().made()
                        + " ("
                        + good.contents().said()
                        + "); what was recorded since is not in it. To go back to it:\n  java -jar"
                        + " muster.jar restore "
                        + good.file()
                        + " --data "
                        + torn.directory())
            .orElse(
                "There is no whole copy in "
                    + copies
                    + ". If you have one elsewhere: java -jar muster.jar restore FILE --data "
                    + torn.directory());
    return torn.getMessage() + "\n" + next;
  }
}
