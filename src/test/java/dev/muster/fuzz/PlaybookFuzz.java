package dev.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.playbook.PlaybookFaults;
import dev.muster.playbook.PlaybookFile;
import dev.muster.yaml.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** Whatever somebody did to the playbook, each mistake has its line and its sentence. */
final class PlaybookFuzz {
  private static final byte[] SHIPPED = shipped();
  private static final List<String> BITS =
      List.of(
          ":",
          "-",
          "\n",
          "  ",
          "\t",
          "&a ",
          "*a",
          "- - -",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "#",
          "|",
          ">",
          "!",
          "%",
          "@",
          "`",
          "? ",
          "---\n",
          "...\n",
          "\u0000",
          "\ufeff",
          "\ud83d\udd25",
          "30m",
          "-1h",
          "999999999d",
          "null",
          "~",
          "true",
          "<<: ",
          "!!binary ",
          "1e999",
          "0x1F",
          "SEV-1");

  /** One thing done to the file: at this place so many bytes are taken out and these put in. */
  private record Edit(int at, int out, List<Byte> in) {}

  private static byte[] shipped() {
    try {
      return Files.readAllBytes(Path.of("config", "playbooks", "default.yml"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Provide
  Arbitrary<byte[]> edited() {
    Arbitrary<byte[]> in =
        Arbitraries.oneOf(
            Arbitraries.of(BITS).map(s -> s.getBytes(StandardCharsets.UTF_8)),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(4),
            Combinators.combine(
                    Arbitraries.integers().between(0, SHIPPED.length - 200),
                    Arbitraries.integers().between(0, 200))
                .as((at, n) -> Arrays.copyOfRange(SHIPPED, at, at + n)));
    Arbitrary<Edit> edit =
        Combinators.combine(
                Arbitraries.integers().between(0, SHIPPED.length),
                Arbitraries.frequencyOf(
                    net.jqwik.api.Tuple.of(4, Arbitraries.integers().between(0, 3)),
                    net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 400))),
                in)
            .as((at, out, bytes) -> new Edit(at, out, boxed(bytes)));
    return edit.list().ofMinSize(1).ofMaxSize(4).map(PlaybookFuzz::apply);
  }

  private static List<Byte> boxed(byte[] bytes) {
    List<Byte> all = new ArrayList<>();
    for (byte one : bytes) {
      all.add(one);
    }
    return List.copyOf(all);
  }

  private static byte[] apply(List<Edit> edits) {
    byte[] file = SHIPPED;
    for (Edit edit : edits) {
      int at = Math.min(edit.at(), file.length);
      int after = Math.min(file.length, at + edit.out());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(file, 0, at);
      edit.in().forEach(out::write);
      out.write(file, after, file.length - after);
      file = out.toByteArray();
    }
    return file;
  }

  @Fuzz
  void anEditedPlaybookIsReadOrItsFaultsAreNamed(@ForAll("edited") byte[] bytes)
      throws IOException {
    isReadOrNamed(bytes);
  }

  private static List<Fault> isReadOrNamed(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("playbook", ".yml");
    try {
      Files.write(file, bytes);
      List<Fault> faults = PlaybookFile.check(file);
      long lines = 1 + new String(bytes, StandardCharsets.UTF_8).lines().count();
      for (Fault fault : faults) {
        assertThat(fault.line()).as(fault.toString()).isBetween(1, (int) lines);
        assertThat(fault.what()).isNotBlank();
        assertThat(fault.right()).isNotBlank();
      }
      if (faults.isEmpty()) {
        assertThat(PlaybookFile.read(file).severities()).isNotEmpty();
      }
      return faults;
    } catch (PlaybookFaults e) {
      throw new AssertionError("It was checked and found good", e);
    } finally {
      Files.delete(file);
    }
  }

  private static List<Fault> faults(String yaml) throws IOException {
    return isReadOrNamed(yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Example
  void aBombOfAliasesIsAFault() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol, lol]\n");
    for (int i = 1; i < 60; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s, %s, %s, %s]\n".formatted(i, i, before, before, before, before));
    }
    assertThat(faults(bomb.toString())).isNotEmpty();
  }

  @Example
  void whatIsNestedTooDeepIsAFault() throws IOException {
    assertThat(faults("a: " + "[".repeat(100_000))).isNotEmpty();
    assertThat(faults("a: " + "{a: ".repeat(50_000))).isNotEmpty();
    assertThat(faults("- ".repeat(100_000))).isNotEmpty();
  }

  @Example
  void aFileOfTenMegabytesIsAFault() throws IOException {
    assertThat(faults("name: " + "x".repeat(10_000_000))).isNotEmpty();
    assertThat(faults("k: v\n".repeat(2_000_000))).isNotEmpty();
    assertThat(faults("k: v\n".repeat(100_000))).hasSize(200);
    assertThat(faults("\n".repeat(10_000_000))).isNotEmpty();
  }
}
