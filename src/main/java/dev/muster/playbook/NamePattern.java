package dev.muster.playbook;

import dev.muster.yaml.Nearest;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A name with holes: {@code inc-{number}-{title}}, filled with an incident's facts. */
public record NamePattern(Kind kind, String text) {

  /** Slack's limit for a channel's name; an incident's id keeps to it too. */
  public static final int LONGEST = 80;

  /** What may stand between braces, and how long it can get; a title takes what room is left. */
  private static final Map<String, Integer> PLACEHOLDERS = placeholders();

  private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");
  private static final int LONGEST_SERVICE = 30;

  /** What the name is for, which decides its letters. */
  public enum Kind {
    CHANNEL("[a-z0-9_-]*", "lowercase letters, digits, - and _"),
    INCIDENT_ID("[A-Za-z0-9_-]*", "letters, digits, - and _");

    private final Pattern legal;
    private final String words;

    Kind(String legal, String words) {
      this.legal = Pattern.compile(legal);
      this.words = words;
    }
  }

  /** Why a pattern can't be used, and what would do. */
  record Mistake(String what, String right) {}

  public NamePattern {
    Optional<Mistake> mistake = mistakeIn(kind, text);
    if (mistake.isPresent()) {
      throw new IllegalArgumentException(mistake.get().what());
    }
  }

  static Optional<Mistake> mistakeIn(Kind kind, String text) {
    Matcher hole = HOLE.matcher(text);
    while (hole.find()) {
      if (!PLACEHOLDERS.containsKey(hole.group(1))) {
        return Optional.of(unknown(hole.group(1)));
      }
    }
    String literal = HOLE.matcher(text).replaceAll("");
    if (literal.contains("{") || literal.contains("}")) {
      return Optional.of(
          new Mistake(
              "a brace in `" + text + "` has no partner", "write each placeholder as {number}"));
    }
    if (!kind.legal.matcher(literal).matches()) {
      return Optional.of(
          new Mistake(
              "`" + text + "` has characters that such a name can't have",
              "use " + kind.words + " outside of the braces"));
    }
    int longest =
        literal.length()
            + HOLE.matcher(text)
                .results()
                .mapToInt(h -> PLACEHOLDERS.getOrDefault(h.group(1), 0))
                .sum();
    if (longest > LONGEST) {
      return Optional.of(
          new Mistake(
              "`" + text + "` can get " + longest + " characters long, and Slack takes " + LONGEST,
              "use fewer placeholders or fewer characters outside of the braces"));
    }
    if (literal.equals(text)) {
      return Optional.of(
          new Mistake(
              "`" + text + "` is the same for every incident",
              "put a placeholder in it, such as {number}"));
    }
    return Optional.empty();
  }

  private static Mistake unknown(String placeholder) {
    String right =
        Nearest.to(placeholder, PLACEHOLDERS.keySet())
            .map(near -> "did you mean " + braced(near) + "?")
            .orElse(
                "use "
                    + String.join(
                        ", ", PLACEHOLDERS.keySet().stream().map(NamePattern::braced).toList()));
    return new Mistake("`" + braced(placeholder) + "` stands for nothing", right);
  }

  /** A legal name, whatever the title is; never empty. */
  public String fill(NameFacts facts, ZoneId zone) {
    Map<String, String> values = values(facts, zone);
    int fixed = replaceHoles(values).length();
    long titles =
        HOLE.matcher(text).results().filter(hole -> hole.group(1).equals("title")).count();
    if (titles > 0) {
      int room = (int) ((LONGEST - fixed) / titles);
      values.put("title", Slug.cut(Slug.of(facts.title()), Math.max(room, 0)));
    }
    String name = Slug.tidy(replaceHoles(values));
    return name.isEmpty()
        ? "incident"
        : Slug.tidy(name.substring(0, Math.min(LONGEST, name.length())));
  }

  /** The same name for the second, third … incident that wants it: {@code inc-7-checkout-2}. */
  public static String numbered(String name, int ordinal) {
    String end = "-" + ordinal;
    return name.substring(0, Math.min(name.length(), LONGEST - end.length())) + end;
  }

  /** The same name with something before it. */
  public static String beginning(String with, String name) {
    String whole = with + name;
    return Slug.tidy(whole.substring(0, Math.min(whole.length(), LONGEST)));
  }

  private static String braced(String placeholder) {
    return "{" + placeholder + "}";
  }

  private static Map<String, Integer> placeholders() {
    Map<String, Integer> longest = new LinkedHashMap<>();
    longest.put("number", 6);
    longest.put("title", 0);
    longest.put("severity", 20);
    longest.put("service", LONGEST_SERVICE);
    longest.put("date", 10);
    longest.put("yyyymmdd", 8);
    longest.put("time", 4);
    longest.put("hhmm", 4);
    longest.put("hash", 6);
    return longest;
  }

  private String replaceHoles(Map<String, String> values) {
    return HOLE.matcher(text)
        .replaceAll(hole -> Matcher.quoteReplacement(values.getOrDefault(hole.group(1), "")));
  }

  /** Every placeholder but the title, which gets the room that these leave. */
  private Map<String, String> values(NameFacts facts, ZoneId zone) {
    ZonedDateTime at = facts.declared().atZone(zone);
    Map<String, String> values = new TreeMap<>();
    values.put("date", at.toLocalDate().toString());
    values.put("yyyymmdd", at.toLocalDate().format(DateTimeFormatter.BASIC_ISO_DATE));
    String clock = at.format(DateTimeFormatter.ofPattern("HHmm", Locale.ROOT));
    values.put("time", clock);
    values.put("hhmm", clock);
    String severity = Slug.of(facts.severity());
    values.put("severity", kind == Kind.CHANNEL ? severity : severity.toUpperCase(Locale.ROOT));
    String service = facts.service();
    values.put("service", service == null ? "" : Slug.cut(Slug.of(service), LONGEST_SERVICE));
    values.put("number", Long.toString(facts.number()));
    values.put("hash", Slug.hash(facts));
    return values;
  }
}
