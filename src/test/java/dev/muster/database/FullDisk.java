package dev.muster.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk that is full when it is told to be: H2 hears of it as it does from a real one. */
public final class FullDisk {
  private static final String SCHEME = "full";
  private static final Set<String> FULL = ConcurrentHashMap.newKeySet();

  static {
    FilePath.register(new Files());
  }

  private final Path directory;
  private volatile long free = Long.MAX_VALUE;

  public FullDisk(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  /** Opens the store that is on it. */
  public Database database() {
    String prefix = SCHEME + ":" + directory + "/";
    Database database = Database.at(Place.in(directory, prefix, new Disk(prefix, () -> free)));
    database.awaitOpen();
    return database;
  }

  /** From now on nothing can be written. */
  public void fills() {
    FULL.add(directory.toString());
  }

  /** It says that so many bytes are left. */
  public void says(long bytes) {
    free = bytes;
  }

  public void isFreed() {
    FULL.clear();
    free = Long.MAX_VALUE;
  }

  private static void checkRoom(String name) throws IOException {
    if (FULL.stream().anyMatch(name::contains)) {
      throw new IOException("No space left on device");
    }
  }

  /** How H2 reaches it. */
  public static final class Files extends FilePathWrapper {
    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      return new File(toString(), getBase().open(mode));
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
      checkRoom(toString());
      return getBase().newOutputStream(append);
    }
  }

  private static final class File extends PassedOn {
    private final String name;

    File(String name, FileChannel file) {
      super(file);
      this.name = name;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      checkRoom(name);
      return super.write(bytes);
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long position) throws IOException {
      checkRoom(name);
      return super.write(bytes, position);
    }
  }
}
