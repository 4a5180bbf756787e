package dev.muster.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A file that was read: its top value, and all its faults by line. */
public record YamlFile(String name, Value top, List<Fault> faults) {
  /** What says nothing. */
  public static final YamlFile EMPTY = new YamlFile("", absent(""), List.of());

  /** Some editors write it before the first letter. */
  private static final String MARK = "\uFEFF";

  /** What a person writes has a hundredth of that; reading more would only take long. */
  private static final int LONGEST = 1_000_000;

  /** Nobody mends more of them before looking again. */
  private static final int MOST_FAULTS = 200;

  public YamlFile {
    faults = faults.stream().distinct().sorted(inOrder(name)).limit(MOST_FAULTS).toList();
  }

  /** Its own first, then those of a file that it builds on. */
  private static Comparator<Fault> inOrder(String name) {
    return Comparator.comparing((Fault fault) -> !fault.file().equals(name))
        .thenComparing(Fault::file)
        .thenComparing(Fault::line);
  }

  private static Value absent(String name) {
    return Value.absent(new Value.Place(name, 1));
  }

  /** Looks no further than YAML: whether the values are right is the schema's affair. */
  public static YamlFile read(Path path) {
    String name = path.toString();
    try {
      byte[] bytes = Files.readAllBytes(path);
      YamlFile file = parse(name, bytes);
      return file.top().isPresent() || file.faults().isEmpty()
          ? file.with(LostWords.in(name, new String(bytes, StandardCharsets.UTF_8)))
          : file;
    } catch (NoSuchFileException e) {
      return unread(name, "there is no such file", "give the path of one that exists");
    } catch (IOException e) {
      return Files.isDirectory(path)
          ? unread(name, "this is a directory", "give the path of a file")
          : unread(name, "the file can't be read", "see that this user may read it");
    }
  }

  /** A file's bytes that came from elsewhere than a path. */
  public static YamlFile parse(String name, byte[] bytes) {
    if (bytes.length > LONGEST) {
      return unread(
          name, "the file is far too long", "keep it below a megabyte; is it the right one?");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    int line = 1 + (int) out.chars().filter(c -> c == '\n').count();
    if (result.isError()) {
      Fault fault = new Fault(name, line, "this line is not UTF-8 text", "save the file as UTF-8");
      return new YamlFile(name, absent(name), List.of(fault));
    }
    return parse(name, out.toString());
  }

  private static YamlFile parse(String name, String text) {
    List<Fault> faults = new ArrayList<>();
    Value top = YamlText.parse(name, text.startsWith(MARK) ? text.substring(1) : text, faults);
    return new YamlFile(name, top, faults);
  }

  /** The same, with what the schema has to say; nothing more is said of what isn't YAML. */
  public YamlFile checkedBy(Schema schema) {
    if (top.isPresent()) {
      return with(schema.faults(top));
    }
    return faults.isEmpty() && schema.wantsSomething()
        ? unread(name, "the file says nothing", "start from the one that is shipped")
        : this;
  }

  /** The same with more faults. */
  public YamlFile with(List<Fault> more) {
    List<Fault> all = new ArrayList<>(faults);
    all.addAll(more);
    return new YamlFile(name, top, all);
  }

  /** The same with other values and more faults. */
  public YamlFile with(Value other, List<Fault> more) {
    return new YamlFile(name, other, faults).with(more);
  }

  private static YamlFile unread(String name, String what, String right) {
    return new YamlFile(name, absent(name), List.of(new Fault(name, 1, what, right)));
  }
}
