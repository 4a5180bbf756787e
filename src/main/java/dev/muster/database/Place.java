package dev.muster.database;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a store is.
 *
 * @param base what H2 calls its directory, or the store in memory
 * @param directory empty for one in memory
 */
record Place(String base, Optional<Path> directory, Disk disk) {
  /** The file, as H2 calls it. */
  static final String FILE = "muster.mv.db";

  /** A store that is being made, to take the place of {@link #FILE} when it is whole. */
  static final String NEXT = "muster-next";

  /**
   * WRITE_DELAY=0: a commit is in the file when it returns. MAX_COMPACT_TIME=0: H2 would move
   * chunks about when it closes the file, and 2.3.232 can lose commits by that
   * (h2database/h2database#4247; docs/RATIONALE.md). QUERY_CACHE_SIZE: a connection remembers eight
   * statements otherwise, and parses most of ours every time. The trace would hold what people
   * wrote.
   */
  private static final String OPTIONS =
      ";WRITE_DELAY=0;MAX_COMPACT_TIME=0;QUERY_CACHE_SIZE=128"
          + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

  static Place in(Path directory) {
    Path whole = directory.toAbsolutePath();
    return in(directory, whole + "/", Disk.of(whole));
  }

  /**
   * @param prefix what H2 is to put before the names of its files
   */
  static Place in(Path directory, String prefix, Disk disk) {
    return new Place("jdbc:h2:file:" + prefix, Optional.of(directory), disk);
  }

  static Place memory() {
    return new Place("jdbc:h2:mem:" + UUID.randomUUID(), Optional.empty(), Disk.none());
  }

  String url() {
    return directory.isPresent() ? url("muster") : base + OPTIONS;
  }

  /** Of the store that is being made beside it. */
  String nextUrl() {
    return url(NEXT);
  }

  private String url(String name) {
    return base + name + OPTIONS;
  }

  /** For a sentence. */
  String said() {
    return directory.map(Path::toString).orElse("memory");
  }
}
