package dev.muster.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk that keeps what was forced to it and forgets the rest, each time that the store is opened:
 * as if the power had failed in between.
 */
public final class PowerCut {
  private static final String SCHEME = "powercut";

  static {
    FilePath.register(new Disks());
  }

  private final Path directory;

  public PowerCut(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  /** The power is back. */
  public Database database() {
    Path store = Database.file(directory);
    try {
      if (Files.exists(forced(store))) {
        Files.copy(forced(store), store, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(store);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String prefix = SCHEME + ":" + directory + "/";
    Database database = Database.at(Place.in(directory, prefix, Disk.of(directory)));
    database.awaitOpen();
    return database;
  }

  private static Path forced(Path store) {
    return store.resolveSibling(store.getFileName() + ".forced");
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
    private final Path path;

    File(Path path, FileChannel file) {
      super(file);
      this.path = path;
    }

    @Override
    public synchronized int write(ByteBuffer bytes) throws IOException {
      return super.write(bytes);
    }

    @Override
    public synchronized FileChannel truncate(long size) throws IOException {
      return super.truncate(size);
    }

    @Override
    public synchronized void force(boolean metaData) throws IOException {
      super.force(metaData);
      Files.copy(path, forced(path), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
