package dev.muster.database;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBase;
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

  private static final class File extends FileBase {
    private final String name;
    private final FileChannel file;

    File(String name, FileChannel file) {
      this.name = name;
      this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      checkRoom(name);
      return file.write(bytes);
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long position) throws IOException {
      checkRoom(name);
      return file.write(bytes, position);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return file.read(bytes);
    }

    @Override
    public synchronized int read(ByteBuffer bytes, long position) throws IOException {
      return file.read(bytes, position);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      return file.position(position);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      return file.truncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
