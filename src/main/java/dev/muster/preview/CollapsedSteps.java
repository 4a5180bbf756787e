package dev.muster.preview;

import dev.muster.playbook.Durations;
import dev.muster.preview.Step.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The steps as a person wants them: whoever is asked at one moment on one line, what goes on for
 * hours on one line, and calls with the step of the ladder that makes them.
 */
final class CollapsedSteps {
  /** Until then each nudge has its moment; after it, only how it goes on. */
  private static final Duration FIRST = Duration.ofHours(1);

  private CollapsedSteps() {}

  static List<Step> lines(List<Step> steps) {
    List<Step> lines = new ArrayList<>();
    Map<String, List<Step>> goesOn = new LinkedHashMap<>();
    for (Step step : steps) {
      Optional<String> who = step.repeats();
      if (step.kind() == Kind.PAGE) {
        continue;
      }
      if (who.isPresent() && step.at().compareTo(FIRST) > 0) {
        goesOn.computeIfAbsent(who.get(), w -> new ArrayList<>()).add(step);
      } else if (who.isPresent() && !lines.isEmpty() && joins(lines.get(lines.size() - 1), step)) {
        Step last = lines.remove(lines.size() - 1);
        lines.add(last.saying(last.text() + "; " + lower(step.text())));
      } else {
        lines.add(step);
      }
    }
    goesOn.values().forEach(rest -> lines.add(folded(rest)));
    lines.sort(Comparator.comparing(Step::at));
    return lines;
  }

  private static boolean joins(Step last, Step step) {
    return last.kind() == Kind.NUDGE && last.at().equals(step.at());
  }

  private static String lower(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static Step folded(List<Step> rest) {
    Step first = rest.get(0);
    if (rest.size() < 3) {
      return rest.size() == 1
          ? first
          : first.saying(first.text() + "; again at " + TextPreview.clock(rest.get(1).at()));
    }
    Duration every = rest.get(1).at().minus(first.at());
    boolean even = true;
    for (int i = 2; i < rest.size(); i++) {
      even &= rest.get(i).at().minus(rest.get(i - 1).at()).equals(every);
    }
    Step last = rest.get(rest.size() - 1);
    return first.saying(
        first.text()
            + ", and so on "
            + (even ? "every " + Durations.text(every) : "again and again")
            + ": "
            + rest.size()
            + " times until "
            + TextPreview.clock(last.at()));
  }
}
