package dev.muster.playbook.text;

import dev.muster.yaml.Nearest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a text for mistakes, of which Mustache itself would pass over most: it shows a tag without
 * an end as it stands, and leaves out what it doesn't know.
 */
final class TemplateCheck {
  private static final String OPEN = "{{";
  private static final Pattern TAG =
      Pattern.compile("\\{\\{\\{([^{}]*)\\}\\}\\}|\\{\\{([^{}]*)\\}\\}");

  private final String text;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Deque<Section> sections = new ArrayDeque<>();

  /** A section that is open. */
  private record Section(String name, int line) {}

  private TemplateCheck(String text) {
    this.text = text;
  }

  static List<Mistake> of(String text) {
    TemplateCheck proof = new TemplateCheck(text);
    proof.read();
    return proof.mistakes;
  }

  private void read() {
    Matcher tag = TAG.matcher(text);
    int end = 0;
    while (tag.find()) {
      between(end, tag.start());
      String inside = tag.group(1) == null ? tag.group(2) : tag.group(1);
      tag(inside.strip(), line(tag.start()));
      end = tag.end();
    }
    between(end, text.length());
    sections.forEach(open -> unclosed("{{#" + open.name() + "}}", open.line()));
  }

  private void between(int from, int to) {
    int open = text.indexOf(OPEN, from);
    if (open >= 0 && open < to) {
      String begin = text.substring(open, to).lines().findFirst().orElse(OPEN);
      mistakes.add(
          new Mistake(
              line(open),
              "`" + begin.strip() + "` has no end",
              "write it like {{title}}, with two braces before and behind"));
    }
  }

  private void tag(String inside, int line) {
    char sign = inside.isEmpty() ? ' ' : inside.charAt(0);
    String name = inside.replaceFirst("^[#^/&]", "").strip();
    switch (sign) {
      case '!' -> {} // a remark
      case '#', '^' -> {
        known(name, line, namesForSections());
        sections.push(new Section(name, line));
      }
      case '/' -> closed(name, line);
      case '>', '=' ->
          mistakes.add(
              new Mistake(
                  line,
                  "`{{" + inside + "}}` is not to be had here",
                  "write the words themselves"));
      default -> known(name, line, namesForWords());
    }
  }

  private void closed(String name, int line) {
    Section open = sections.peek();
    if (open != null && open.name().equals(name)) {
      sections.pop();
      return;
    }
    boolean begun = sections.stream().anyMatch(s -> s.name().equals(name));
    if (begun) {
      while (!sections.peek().name().equals(name)) {
        Section left = sections.pop();
        unclosed("{{#" + left.name() + "}}", left.line());
      }
      sections.pop();
    } else {
      mistakes.add(
          new Mistake(
              line,
              "`{{/" + name + "}}` ends what was not begun",
              "begin it with {{#" + name + "}}, or take it away"));
    }
  }

  private void unclosed(String tag, int line) {
    mistakes.add(
        new Mistake(line, "`" + tag + "` has no end", "end it with " + tag.replaceFirst("#", "/")));
  }

  private void known(String name, int line, Set<String> names) {
    if (!names.contains(name)) {
      mistakes.add(
          new Mistake(
              line,
              "`{{" + name + "}}` is nothing that Muster knows",
              Nearest.to(name, names)
                  .map(near -> "did you mean {{" + near + "}}?")
                  .orElse("write one of " + String.join(", ", names))));
    }
  }

  private Set<String> namesForWords() {
    Set<String> names = new TreeSet<>(Placeholders.WORDS);
    sections.forEach(s -> names.addAll(Placeholders.LISTS.getOrDefault(s.name(), List.of())));
    return names;
  }

  private Set<String> namesForSections() {
    Set<String> names = namesForWords();
    names.addAll(Placeholders.LISTS.keySet());
    return names;
  }

  private int line(int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
