package dev.muster.testkit;

import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped playbook with something else in one place. */
public final class Playbooks {
  private static final Path SHIPPED = Path.of("config/playbooks/default.yml");

  private static final String LADDER =
      """
      ladder:
        - name: Responders
          call: ["@oncall"]
          after: {SEV-1: response target, SEV-2: response target}
          while: not acknowledged
      """;

  private Playbooks() {}

  public static Playbook with(String instead, String of) {
    try {
      String shipped = Files.readString(SHIPPED);
      if (!shipped.contains(of)) {
        throw new IllegalArgumentException("The shipped playbook has no " + of);
      }
      Path file = Files.createTempFile("playbook", ".yml");
      try {
        return PlaybookFile.read(Files.writeString(file, shipped.replace(of, instead)));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PlaybookFaults e) {
      throw new AssertionError(e);
    }
  }

  /** With another ladder, and whatever other keys come with it. */
  public static Playbook withLadder(String yaml) {
    return with(yaml, LADDER);
  }

  /** With these rights, as they are written in the file: {@code {close: ["@oncall"]}}. */
  public static Playbook withRights(String rights) {
    return with("rights: " + rights, "rights: {}");
  }

  /** The shipped one, and what else is in this file: of a list there is only what stands here. */
  public static Playbook extended(String yaml) {
    try {
      Path file = Files.createTempFile("playbook", ".yml");
      try {
        return PlaybookFile.read(Files.writeString(file, "name: ours\nextends: default\n" + yaml));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PlaybookFaults e) {
      throw new AssertionError(e);
    }
  }
}
