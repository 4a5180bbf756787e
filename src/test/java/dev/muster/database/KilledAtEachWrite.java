package dev.muster.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * What a kill would leave of a store's directory, at each write of H2 to a file in it: with
 * WRITE_DELAY=0 that is at each statement that commits, and between its writes too.
 */
final class KilledAtEachWrite implements AutoCloseable {
  private static final String SCHEME = "killed";
  private static final Map<String, KilledAtEachWrite> WATCHED = new ConcurrentHashMap<>();

  static {
    FilePath.register(new Disks());
  }

  private final Path directory;
  private final List<Map<String, byte[]>> left = new ArrayList<>();

  private KilledAtEachWrite(Path directory) {
    this.directory = directory;
  }

  static KilledAtEachWrite in(Path directory) throws IOException {
    KilledAtEachWrite killed = new KilledAtEachWrite(directory.toAbsolutePath());
    WATCHED.put(killed.directory.toString(), killed);
    killed.look();
    return killed;
  }

  Place place() {
    return Place.in(directory, SCHEME + ":" + directory + "/", Disk.of(directory));
  }

  /** Each state of the directory, in order; each one is another than the one before. */
  List<Map<String, byte[]>> left() throws IOException {
    look();
    return left;
  }

  /** A directory with those files. */
  static Path asLeft(Map<String, byte[]> files, Path parent) throws IOException {
    Path directory = Files.createTempDirectory(parent, "left");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(directory.resolve(file.getKey()), file.getValue());
    }
    return directory;
  }

  private synchronized void look() throws IOException {
    Map<String, byte[]> now = new HashMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        now.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    if (left.isEmpty() || !same(left.get(left.size() - 1), now)) {
      left.add(now);
    }
  }

  private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.keySet().stream()
            .allMatch(name -> java.util.Arrays.equals(one.get(name), other.get(name)));
  }

  @Override
  public void close() {
    WATCHED.remove(directory.toString());
  }

  /** How H2 reaches it. */
  public static final class Disks extends FilePathWrapper {
    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      return new File(Path.of(getBase().toString()), getBase().open(mode));
    }
  }

  private static final class File extends PassedOn {
    private final String directory;

    File(Path path, FileChannel file) {
      super(file);
      this.directory = String.valueOf(path.getParent());
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int written = super.write(bytes);
      look();
      return written;
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long position) throws IOException {
      int written = super.write(bytes, position);
      look();
      return written;
    }

    private void look() throws IOException {
      KilledAtEachWrite watching = WATCHED.get(directory);
      if (watching != null) {
        watching.look();
      }
    }
  }
}
