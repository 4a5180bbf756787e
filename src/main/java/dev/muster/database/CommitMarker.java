package dev.muster.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few bytes beside the store: the number of the last commit that is known to be on the disk, and
 * whether the store was closed in order. A torn file is told by them that opens without a
 * complaint.
 */
final class CommitMarker implements AutoCloseable {
  static final String FILE = "muster.mark";

  private static final Logger LOG = LoggerFactory.getLogger(CommitMarker.class);
  private static final byte OPEN = 'o';
  private static final byte CLOSED = 'c';
  private static final int LENGTH = Long.BYTES + 1;

  /** No channel: an interrupt would close it. */
  private final RandomAccessFile file;

  private long number;

  /**
   * What was found.
   *
   * @param inOrder whether the store was closed as it should be
   */
  record Found(long number, boolean inOrder) {}

  private CommitMarker(RandomAccessFile file, long number) {
    this.file = file;
    this.number = number;
  }

  /** Empty where there is none, as beside a store of an older Muster. */
  static Optional<Found> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    return bytes.remaining() < LENGTH
        ? Optional.of(new Found(0, false))
        : Optional.of(new Found(bytes.getLong(), bytes.get() == CLOSED));
  }

  /** From now on the store is open. */
  static CommitMarker begin(Path directory, long number) throws IOException {
    CommitMarker mark =
        new CommitMarker(new RandomAccessFile(directory.resolve(FILE).toFile(), "rw"), number);
    mark.put(number, OPEN);
    return mark;
  }

  /** That commit is on the disk, and all before it. */
  synchronized void safe(long commit) {
    if (commit > number) {
      put(commit, OPEN);
      number = commit;
    }
  }

  private void put(long commit, byte state) {
    try {
      file.seek(0);
      file.write(ByteBuffer.allocate(LENGTH).putLong(commit).put(state).array());
    } catch (IOException e) {
      // It only warns: a mark that lags behind warns of less, and says nothing wrong.
      LOG.warn("The mark beside the store could not be written: {}", e.getMessage());
    }
  }

  /** The store was closed in order, and holds all commits up to this one. */
  synchronized void end(long last) {
    put(last, CLOSED);
    close();
  }

  /** The file says that the store is open, and is left so. */
  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("The mark beside the store could not be closed: {}", e.getMessage());
    }
  }
}
