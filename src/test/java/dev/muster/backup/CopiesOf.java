package dev.muster.backup;

import dev.muster.database.Tables;
import java.nio.file.Path;

/** Hands the rows of a copy to a test of another room. */
public final class CopiesOf {
  private CopiesOf() {}

  public static void read(Path file, Tables.Rows to) {
    CopyReader.read(file, to);
  }
}
