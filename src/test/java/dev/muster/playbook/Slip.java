package dev.muster.playbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small mistake in one of the shipped playbooks, and what is said of it. In {@code slips.txt}
 * each is written as a change: the file's name, {@code - } what stands there, {@code + } what
 * somebody makes of it, {@code = } the sentence, and {@code @ } the line it is about, if that isn't
 * the first of those changed.
 */
record Slip(String playbook, String right, String wrong, String sentence, String at) {
  private static final Path ALL = Path.of("src/test/resources/playbooks/slips.txt");
  private static final Pattern BLANK = Pattern.compile("\n\n");

  static Stream<Slip> all() throws IOException {
    List<Slip> slips = new ArrayList<>();
    for (String block : BLANK.split(Files.readString(ALL).strip(), -1)) {
      List<String> lines = block.lines().filter(line -> !line.startsWith("#")).toList();
      if (!lines.isEmpty()) {
        slips.add(
            new Slip(
                lines.get(0),
                with("- ", lines),
                with("+ ", lines),
                with("= ", lines),
                with("@ ", lines)));
      }
    }
    return slips.stream();
  }

  private static String with(String mark, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .collect(Collectors.joining("\n"));
  }

  /** Makes it in a copy of the playbook. */
  Path in(Path directory) throws IOException {
    String good = good();
    String broken = good.substring(0, place(good)) + wrong + good.substring(end(good));
    return Files.writeString(directory.resolve(playbook + ".yml"), broken);
  }

  int line() throws IOException {
    String good = good();
    String broken = good.substring(0, place(good)) + wrong + good.substring(end(good));
    int before = at.isEmpty() ? place(good) : broken.indexOf(at);
    if (before < 0) {
      throw new IllegalArgumentException("There is no line " + at);
    }
    return 1 + (int) broken.substring(0, before).chars().filter(c -> c == '\n').count();
  }

  private String good() throws IOException {
    return Files.readString(Path.of("config/playbooks", playbook + ".yml"));
  }

  private int place(String good) {
    int place = ("\n" + good).indexOf("\n" + right + "\n");
    if (place < 0) {
      throw new IllegalArgumentException(playbook + " has no line " + right);
    }
    return place;
  }

  private int end(String good) {
    return place(good) + right.length();
  }

  @Override
  public String toString() {
    return playbook + ": " + wrong.strip().replace("\n", " ");
  }
}
