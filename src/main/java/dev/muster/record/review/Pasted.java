package dev.muster.record.review;

import dev.muster.record.review.Sections.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A post-mortem that somebody wrote elsewhere, taken apart at its headings.
 *
 * @param words by the heading that it goes under, in the order of the text
 * @param before what stands above the first heading, its title aside
 */
public record Pasted(Map<String, String> words, String before) {
  private static final Pattern HEADING =
      Pattern.compile(
          "^(?:#{1,6}\\s+(.+?)\\s*#*|\\*\\*(.+?):?\\*\\*:?|([A-Z][A-Z /&-]{2,60}):)\\s*$");

  private static final Pattern FENCE = Pattern.compile("^\\s*(```|~~~).*");
  private static final int LONGEST_HEADING = 150;

  /** Headings that the sections have go to these; others become sections of their own. */
  public static Pasted of(String markdown, Sections sections) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    List<String> before = new ArrayList<>();
    List<String> into = before;
    boolean titled = markdown.lines().filter(line -> line.startsWith("# ")).count() == 1;
    boolean code = false;
    for (String line : markdown.lines().toList()) {
      code ^= FENCE.matcher(line).matches();
      Optional<String> heading = code ? Optional.empty() : heading(line);
      if (heading.isEmpty()) {
        into.add(line);
      } else if (!(titled && line.startsWith("# "))) {
        into = parts.computeIfAbsent(under(heading.get(), sections), h -> new ArrayList<>());
      }
    }
    Map<String, String> words = new LinkedHashMap<>();
    parts.forEach(
        (heading, lines) -> {
          String text = String.join("\n", lines).strip();
          if (!text.isEmpty()) {
            words.put(heading, text);
          }
        });
    return new Pasted(words, String.join("\n", before).strip());
  }

  private static Optional<String> heading(String line) {
    Matcher matcher = HEADING.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      String found = matcher.group(group);
      if (found != null && !found.isBlank()) {
        return Optional.of(found.strip());
      }
    }
    return Optional.empty();
  }

  /** The same words first; then, what is about the same and is there once. */
  private static String under(String heading, Sections sections) {
    String plain = heading.replaceFirst("^\\d+[.)]\\s*", "");
    Optional<Section> same = sections.headed(plain);
    if (same.isPresent()) {
      return same.get().heading();
    }
    Topic topic = Topic.of(plain);
    List<Section> alike =
        sections.all().stream().filter(s -> topic != Topic.OTHER && s.topic() == topic).toList();
    String own = plain.substring(0, Math.min(LONGEST_HEADING, plain.length()));
    return alike.size() == 1 ? alike.get(0).heading() : own;
  }
}
