package dev.muster.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in our words where a text stops being YAML. */
final class SyntaxFault {
  private static final Pattern PLACE = Pattern.compile("in 'reader', line (\\d+), column \\d+");
  private static final Pattern STRANGE_START =
      Pattern.compile("found character '(.)' that cannot start any token");

  private final String file;
  private final String problem;
  private final List<Integer> lines = new ArrayList<>();

  private SyntaxFault(String file, JsonProcessingException e) {
    this.file = file;
    this.problem = e.getOriginalMessage();
    Matcher place = PLACE.matcher(problem);
    while (place.find()) {
      lines.add(Integer.parseInt(place.group(1)));
    }
    if (lines.isEmpty()) {
      lines.add(e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()));
    }
  }

  static Fault of(String file, JsonProcessingException e) {
    return new SyntaxFault(file, e).fault();
  }

  private Fault fault() {
    Matcher strange = STRANGE_START.matcher(problem);
    if (strange.find()) {
      return at(
          last(),
          "a value can't begin with " + strange.group(1),
          "put the whole value in double quotes");
    }
    if (problem.contains("(TAB)")) {
      return at(last(), "a tab stands where YAML wants spaces", "indent with two spaces");
    }
    if (problem.contains("quoted scalar") && problem.contains("end of stream")) {
      return at(lines.get(0), "a quotation mark opens here and never closes", "close it");
    }
    if (problem.contains("flow sequence")) {
      return at(lines.get(0), "a list opens here with [ and goes wrong", "end it with ]");
    }
    if (problem.contains("flow mapping")) {
      return at(lines.get(0), "a group opens here with { and goes wrong", "end it with }");
    }
    if (problem.contains("mapping values are not allowed")) {
      return at(
          last(),
          "a colon stands where no key can be",
          "check the indentation, and quote a value that has a colon and a space in it");
    }
    if (problem.contains("unknown escape character")) {
      return at(
          last(),
          "a backslash in double quotes is followed by a letter it can't have",
          "use single quotes, or double the backslash");
    }
    if (problem.contains("block end") || problem.contains("could not find expected ':'")) {
      return at(
          last(),
          "this line doesn't fit the lines above it",
          "indent it like its neighbours, write `key: value` or `- item`, and close quotes above it");
    }
    return at(last(), "this is not YAML", "check the indentation, quotes and brackets here");
  }

  private int last() {
    return lines.get(lines.size() - 1);
  }

  private Fault at(int line, String what, String right) {
    return new Fault(file, line, what, right);
  }
}
