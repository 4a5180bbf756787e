package dev.muster.playbook;

import dev.muster.playbook.SeverityReading.Candidate;
import dev.muster.playbook.SeverityReading.Clear;
import dev.muster.playbook.SeverityReading.Doubtful;
import dev.muster.playbook.SeverityReading.Silent;
import dev.muster.playbook.SeverityReading.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a severity out of what people type: with any dash, space, bracket or quote, at the
 * beginning or at the end. A level is taken only where nothing else can be meant; what may as well
 * be a word of the title is left to the person who typed it.
 */
public final class SeverityReader {
  /** What the scales of the field are called, beside the playbook's own names. */
  private static final Set<String> SEVERITIES = Set.of("s", "sev", "severity", "level", "lvl");

  private static final Set<String> PRIORITIES = Set.of("p", "prio", "priority");

  /** Words before what is no level but a thing or a place: a file in S3. */
  private static final Set<String> BEFORE_A_PLACE =
      Set.of("in", "on", "from", "to", "of", "with", "at", "for", "and", "the", "via", "into");

  /** In letters; longer words are no level's. */
  private static final int LONGEST = 120;

  private static final int LONGEST_TITLE = 1000;
  private static final int LONGEST_NAME = 4;
  private static final int LONGEST_AT_THE_END = 2;
  private static final int SHORTEST_SCALE = 3;

  private static final String SPACE = "[\\s\\p{Z}\\u200B\\u2060\\uFEFF]";
  private static final String PUT_BEFORE = "[\\p{Ps}\\p{Pi}\\p{Pf}\"'#*_`]";
  private static final String PUT_BEHIND = "[\\p{Pe}\\p{Pi}\\p{Pf}\\p{Pd}\u2212\"'*_`:;,.!|/>]";

  private static final Pattern SPACES = Pattern.compile("(?U)" + SPACE + "+");
  private static final Pattern NUMBERED = Pattern.compile("(\\p{L}*)(\\d{1,2})");

  /** One number and nothing behind it, so no share of something: {@code 2/3}, {@code 1%}. */
  private static final Pattern IN_ONE = Pattern.compile("(?U)[^\\d]*\\d+");

  /** A level and what may stand round it. */
  private static final Pattern CORE =
      Pattern.compile(
          "^(" + PUT_BEFORE + "*)([\\p{L}\\p{N}].*?)(" + PUT_BEHIND + "*)$", Pattern.DOTALL);

  /** A level and the title without a space between them: {@code SEV1:checkout is down}. */
  private static final Pattern GLUED =
      Pattern.compile(
          "^([^\\s\\p{Z}:,;|/>)\\]–—]{0,30}[\\p{L})\\]#:][^\\s\\p{Z}:,;|/>)\\]–—]{0,30}"
              + "[:,;|/>)\\]–—]{1,5})(\\S.*)$",
          Pattern.DOTALL);

  /** An emoji before all else. */
  private static final Pattern DECORATION =
      Pattern.compile(
          "(?U)^(?::[a-z0-9_+'-]+:|[^\\p{L}\\p{N}\\p{P}\\p{Sm}\\p{Sc}\\s\\p{Z}]+)" + SPACE + "*");

  private static final Pattern DASHED = Pattern.compile("(?U)^[\\p{Pd}\u2212:|>/]+" + SPACE + "+");
  private static final Pattern DASH_BEFORE =
      Pattern.compile("(?U)[" + "\\p{Pd}\u2212:,;|/" + "]+" + SPACE + "*$");

  private final Playbook playbook;

  SeverityReader(Playbook playbook) {
    this.playbook = playbook;
  }

  /** What a title says, as it was typed. */
  public SeverityReading title(String typed) {
    String text = undecorated(typed);
    SeverityReading read = beginning(text);
    Matcher glued = GLUED.matcher(text);
    if (read instanceof Silent && glued.matches()) {
      SeverityReading apart = beginning(glued.group(1) + " " + glued.group(2));
      read = apart instanceof Clear || apart instanceof Unknown ? apart : read;
    }
    if (text.length() > LONGEST_TITLE) {
      return read; // a whole story, and what it mentions is none
    }
    read = read instanceof Silent ? end(text) : read;
    return read instanceof Silent ? amidst(text) : read;
  }

  /**
   * What words say where a level is asked for, and then perhaps a reason: a number or a level's
   * title will do.
   */
  public SeverityReading level(String typed) {
    String text = undecorated(typed);
    for (Span span : spans(text)) {
      String key = NameKey.lettersOf(span.core());
      Optional<SeverityLevel> meant =
          named(span.core()).or(() -> titled(key)).or(() -> withNumber(key));
      if (meant.isPresent()) {
        return new Clear(meant.get(), span.rest());
      }
    }
    return beginning(text);
  }

  /** The level that all of these words name; a mere number names none. */
  public Optional<SeverityLevel> whole(String typed) {
    boolean number = NameKey.lettersOf(typed).matches("\\d*");
    return !number && level(typed) instanceof Clear clear && clear.rest().isEmpty()
        ? Optional.of(clear.level())
        : Optional.empty();
  }

  private static String undecorated(String typed) {
    String text = typed.strip();
    String bare = DECORATION.matcher(text).replaceFirst("");
    return unquoted(bare.isEmpty() ? text : bare);
  }

  /** Without quotes round the whole of it. */
  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 2
            && "\"“„«'‘".indexOf(text.charAt(0)) >= 0
            && "\"”“»'’".indexOf(text.charAt(text.length() - 1)) >= 0;
    String inside = quoted ? text.substring(1, text.length() - 1) : text;
    return quoted && inside.chars().noneMatch(c -> "\"“”„«»‘".indexOf(c) >= 0) ? inside : text;
  }

  /**
   * Some words at one end.
   *
   * @param core without what stands round them
   * @param before what stands before it: a bracket, a quote, {@code #}
   * @param behind what stands behind it: a colon, a bracket, a dash
   * @param rest all other words
   */
  private record Span(String core, String before, String behind, String rest) {
    /** Nobody writes a title so. */
    boolean isSetApart() {
      return !behind.isEmpty() || before.contains("#");
    }

    /** {@code 1, 2 and 3 are down} and {@code 1. restart it} begin with a number all the same. */
    boolean isNumberSetApart() {
      return isSetApart() && !behind.matches("[.,;!*_`]+");
    }
  }

  private SeverityReading beginning(String text) {
    List<Span> spans = spans(text);
    for (Span span : spans) {
      Optional<SeverityLevel> named = named(span.core());
      if (named.isPresent()) {
        return new Clear(named.get(), span.rest());
      }
    }
    for (Span span : spans) {
      SeverityReading read = guess(span, text);
      if (!(read instanceof Silent)) {
        return read;
      }
    }
    return new Silent();
  }

  /** The first words, the most of them first. */
  private static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher space = SPACES.matcher(text);
    int from = 0;
    while (spans.size() < LONGEST_NAME && from < text.length()) {
      boolean found = space.find(from);
      String taken = text.substring(0, found ? space.start() : text.length());
      from = found ? space.end() : text.length();
      Matcher core = CORE.matcher(taken);
      if (taken.length() > LONGEST || !core.matches()) {
        return spans;
      }
      String rest = text.substring(from);
      String undashed = DASHED.matcher(rest).replaceFirst("");
      String behind = core.group(3) + (undashed.equals(rest) ? "" : "–");
      spans.add(0, new Span(core.group(2), core.group(1), behind, undashed));
    }
    return spans;
  }

  /** By its name or an alias, which are there to be typed. */
  private Optional<SeverityLevel> named(String core) {
    String key = NameKey.lettersOf(core);
    return playbook.severities().stream()
        .filter(
            level ->
                level.isCalled(core)
                    || (!key.isEmpty()
                        && names(level).map(NameKey::lettersOf).anyMatch(key::equals)))
        .findFirst();
  }

  private static Stream<String> names(SeverityLevel level) {
    return Stream.concat(Stream.of(level.name()), level.aliases().stream());
  }

  private SeverityReading guess(Span span, String text) {
    String key = NameKey.lettersOf(span.core());
    Optional<SeverityLevel> titled = titled(key);
    if (titled.isEmpty()) {
      return numbered(span, key);
    }
    boolean clear =
        span.isSetApart()
            || span.rest().isEmpty()
            || !key.equals(NameKey.lettersOf(titled.get().title()));
    return clear
        ? new Clear(titled.get(), span.rest())
        : new Doubtful(span.core(), List.of(new Candidate(titled.get(), text)));
  }

  /** {@code critical}, {@code severity critical}. */
  private Optional<SeverityLevel> titled(String key) {
    return playbook.severities().stream()
        .filter(
            level -> {
              String title = NameKey.lettersOf(level.title());
              return !title.isEmpty()
                  && (key.equals(title)
                      || key.equals("sev" + title)
                      || key.equals("severity" + title)
                      || key.equals("priority" + title));
            })
        .findFirst();
  }

  /** {@code S1}, {@code severity 1}, {@code P1}, {@code #1}, {@code SEV-9}, {@code sve1}. */
  private SeverityReading numbered(Span span, String key) {
    Matcher numbered = NUMBERED.matcher(key);
    if (!numbered.matches() || !IN_ONE.matcher(span.core()).matches()) {
      return new Silent();
    }
    String letters = numbered.group(1);
    if (letters.length() == 1 && numbered.group(2).length() > 1) {
      return new Silent(); // p95 is a latency
    }
    Optional<SeverityLevel> level = withNumber(numbered.group(2));
    if (letters.isEmpty()) {
      return level.map(l -> bareNumber(span, l)).orElse(new Silent());
    }
    Set<String> own = scales();
    boolean priorities = !Collections.disjoint(own, PRIORITIES);
    if (own.contains(letters) || (priorities ? PRIORITIES : SEVERITIES).contains(letters)) {
      return own.isEmpty() ? new Silent() : known(span, level);
    }
    if (!own.isEmpty() && (SEVERITIES.contains(letters) || PRIORITIES.contains(letters))) {
      return otherScale(span, Integer.parseInt(numbered.group(2)));
    }
    return level
        .filter(l -> own.stream().anyMatch(scale -> isSlipOf(letters, scale)))
        .<SeverityReading>map(
            l -> new Doubtful(span.core(), List.of(new Candidate(l, span.rest()))))
        .orElse(new Silent());
  }

  private static SeverityReading known(Span span, Optional<SeverityLevel> level) {
    return level
        .<SeverityReading>map(l -> new Clear(l, span.rest()))
        .orElse(new Unknown(span.core(), span.rest()));
  }

  private static SeverityReading bareNumber(Span span, SeverityLevel level) {
    return span.isNumberSetApart() || span.rest().isEmpty()
        ? new Clear(level, span.rest())
        : new Doubtful(span.core(), List.of(new Candidate(level, span.rest())));
  }

  /** Some count from 0 and some from 1, so that it is the same number or the same place. */
  private SeverityReading otherScale(Span span, int number) {
    boolean fromZero = withNumber("0").isPresent();
    List<Candidate> candidates = new ArrayList<>();
    for (int meant : new int[] {number, fromZero ? number - 1 : number + 1}) {
      withNumber(Integer.toString(meant))
          .ifPresent(level -> candidates.add(new Candidate(level, span.rest())));
    }
    return candidates.isEmpty()
        ? new Unknown(span.core(), span.rest())
        : new Doubtful(span.core(), candidates);
  }

  /** Empty unless exactly one level has this number in its name. */
  private Optional<SeverityLevel> withNumber(String digits) {
    List<SeverityLevel> all =
        playbook.severities().stream()
            .filter(level -> digits.equals(digits(level.name())))
            .toList();
    return digits.isEmpty() || all.size() != 1 ? Optional.empty() : Optional.of(all.get(0));
  }

  /** Empty where the name is not letters and a number. */
  private static String digits(String name) {
    Matcher numbered = NUMBERED.matcher(NameKey.lettersOf(name));
    return numbered.matches() ? numbered.group(2) : "";
  }

  /** The letters of the playbook's own numbered names: {@code sev}. */
  private Set<String> scales() {
    Set<String> letters = new LinkedHashSet<>();
    playbook.severities().stream()
        .flatMap(SeverityReader::names)
        .map(name -> NUMBERED.matcher(NameKey.lettersOf(name)))
        .filter(Matcher::matches)
        .map(numbered -> numbered.group(1))
        .filter(scale -> !scale.isEmpty())
        .forEach(letters::add);
    return letters;
  }

  /** The first letter is seldom the wrong one: {@code dev-1} is a machine, {@code sve-1} is not. */
  private static boolean isSlipOf(String typed, String scale) {
    return scale.length() >= SHORTEST_SCALE
        && typed.length() > 1
        && typed.charAt(0) == scale.charAt(0)
        && NameKey.slips(typed, scale) == 1;
  }

  private SeverityReading end(String text) {
    List<int[]> words = words(text);
    for (int size = Math.min(LONGEST_AT_THE_END, words.size() - 1); size > 0; size--) {
      int from = words.get(words.size() - size)[0];
      Matcher core = CORE.matcher(text.substring(from));
      if (text.length() - from <= LONGEST && core.matches()) {
        int[] previous = words.get(words.size() - size - 1);
        String left = text.substring(0, previous[1]);
        String title = DASH_BEFORE.matcher(left).replaceFirst("").strip();
        boolean apart = !core.group(1).isEmpty() || !title.equals(left);
        String word = NameKey.of(text.substring(previous[0], previous[1]));
        if (!title.isEmpty() && (apart || !BEFORE_A_PLACE.contains(word))) {
          SeverityReading read =
              ending(
                  new Span(core.group(2), "", "", title), NameKey.lettersOf(core.group(2)), apart);
          if (!(read instanceof Silent)) {
            return read;
          }
        }
      }
    }
    return new Silent();
  }

  private SeverityReading ending(Span span, String key, boolean apart) {
    Matcher numbered = NUMBERED.matcher(key);
    boolean hasBoth = numbered.matches() && !numbered.group(1).isEmpty();
    Optional<SeverityLevel> level =
        named(span.core()).filter(l -> hasBoth || apart).or(() -> titled(key).filter(l -> apart));
    if (level.isPresent()) {
      return new Doubtful(span.core(), List.of(new Candidate(level.get(), span.rest())));
    }
    if (!hasBoth) {
      return new Silent();
    }
    SeverityReading read = numbered(span, key);
    if (read instanceof Clear clear) {
      return new Doubtful(span.core(), List.of(new Candidate(clear.level(), clear.rest())));
    }
    boolean isOurs =
        numbered.group(1).length() >= SHORTEST_SCALE || scales().contains(numbered.group(1));
    return read instanceof Unknown && !isOurs ? new Silent() : read;
  }

  /** A numbered level by its very name, wherever it stands. */
  private SeverityReading amidst(String text) {
    List<int[]> words = words(text);
    for (int i = 0; i < words.size(); i++) {
      for (int last = Math.min(i + 1, words.size() - 1); last >= i; last--) {
        Matcher core = CORE.matcher(text.substring(words.get(i)[0], words.get(last)[1]));
        Optional<SeverityLevel> level =
            words.get(last)[1] - words.get(i)[0] <= LONGEST && core.matches()
                ? byItsNumberedName(core.group(2))
                : Optional.empty();
        if (level.isPresent()) {
          return new Doubtful(core.group(2), List.of(new Candidate(level.get(), text)));
        }
      }
    }
    return new Silent();
  }

  private Optional<SeverityLevel> byItsNumberedName(String core) {
    String key = NameKey.lettersOf(core);
    return playbook.severities().stream()
        .filter(level -> !digits(level.name()).isEmpty())
        .filter(level -> NameKey.lettersOf(level.name()).equals(key))
        .filter(level -> key.length() > SHORTEST_SCALE || level.name().equals(core))
        .findFirst();
  }

  /** Where each word begins and ends. */
  private static List<int[]> words(String text) {
    List<int[]> words = new ArrayList<>();
    Matcher space = SPACES.matcher(text);
    int from = 0;
    while (from < text.length()) {
      boolean found = space.find(from);
      int end = found ? space.start() : text.length();
      if (end > from) {
        words.add(new int[] {from, end});
      }
      from = found ? space.end() : text.length();
    }
    return words;
  }
}
