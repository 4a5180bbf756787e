package dev.muster.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where a running bot is spoken to by a command on the same machine, and the word that lets in:
 * whoever may read the data directory. It lies there, readable by its owner alone.
 */
record ControlFile(int port, String secret) {
  private static final String NAME = "muster.control";

  static ControlFile fresh(int port) {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    return new ControlFile(port, HexFormat.of().formatHex(secret));
  }

  private static Path in(Path directory) {
    return directory.resolve(NAME);
  }

  void writeTo(Path directory) throws IOException {
    Path whole = directory.resolve(NAME + ".new"); // a command never reads half of it
    Files.deleteIfExists(whole); // with the rights of its own, not of one left behind
    Files.createFile(whole, ownersOnly());
    Files.writeString(whole, port + "\n" + secret + "\n");
    Files.move(
        whole, in(directory), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] ownersOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Empty if no bot left one there; it may be of one that was killed. */
  static Optional<ControlFile> read(Path directory) throws IOException {
    try {
      List<String> lines = Files.readAllLines(in(directory), StandardCharsets.UTF_8);
      return lines.size() < 2
          ? Optional.empty()
          : Optional.of(new ControlFile(Integer.parseInt(lines.get(0)), lines.get(1)));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  static void delete(Path directory) throws IOException {
    Files.deleteIfExists(in(directory));
  }

  @Override
  public String toString() {
    return "port " + port; // never the secret
  }
}
