package dev.muster.preview;

import dev.muster.playbook.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One band of the picture: dots on a line, and under it what they are. The later stands higher, so
 * that no leader runs through the words of another.
 */
final class Lane {
  private static final int LONGEST = 64;
  private static final double ROW = 17;
  private static final double GAP = 14;

  private final String title;
  private final String color;
  private final Window window;
  private final List<Label> labels = new ArrayList<>();
  private final List<Duration> repeats = new ArrayList<>();

  /** Words, and where they stand. */
  private record Label(Duration at, double x, int row, String words, String full) {
    double end() {
      return x + Svg.width(words) + GAP;
    }
  }

  Lane(String title, String color, Window window, List<Step> steps) {
    this.title = title;
    this.color = color;
    this.window = window;
    Map<String, List<Step>> asked = new LinkedHashMap<>();
    List<Step> named = new ArrayList<>();
    for (Step step : steps) {
      step.repeats()
          .ifPresentOrElse(
              who -> asked.computeIfAbsent(who, w -> new ArrayList<>()).add(step),
              () -> named.add(step));
    }
    asked
        .values()
        .forEach(
            times -> {
              named.add(first(times));
              times.stream().skip(1).map(Step::at).forEach(repeats::add);
            });
    // From the last to the first; what is at one moment in its own order.
    named.sort(Comparator.comparing(Step::at).reversed());
    named.forEach(this::place);
  }

  /** The first of several times, with how it goes on. */
  private static Step first(List<Step> times) {
    Step first = times.get(0);
    if (times.size() == 1) {
      return first;
    }
    Duration soon = times.get(1).at().minus(first.at());
    Duration later = times.get(times.size() - 1).at().minus(times.get(times.size() - 2).at());
    return first.saying(
        first.text()
            + "; again every "
            + Durations.text(soon)
            + (later.equals(soon) ? "" : ", later every " + Durations.text(later)));
  }

  private void place(Step step) {
    String full = TextPreview.clock(step.at()) + " " + step.text();
    String words = Svg.cut(full, LONGEST);
    int row = 0;
    while (!isFree(new Label(step.at(), window.x(step.at()), row, words, full))) {
      row++;
    }
    labels.add(new Label(step.at(), window.x(step.at()), row, words, full));
  }

  private boolean isFree(Label wanted) {
    return labels.stream().noneMatch(label -> touches(label, wanted) || runsThrough(label, wanted));
  }

  private static boolean touches(Label label, Label wanted) {
    return label.row() == wanted.row() && label.x() < wanted.end() && wanted.x() < label.end();
  }

  /** The leader of one that stands lower. */
  private static boolean runsThrough(Label label, Label wanted) {
    return label.row() > wanted.row() && label.x() > wanted.x() && label.x() < wanted.end();
  }

  double height() {
    int rows = labels.stream().mapToInt(label -> label.row() + 1).max().orElse(0);
    return 36 + rows * ROW;
  }

  void draw(Svg svg, double top) {
    double base = top + 20;
    svg.text(16, base + 4, "lane", title);
    svg.line(window.left(), base, window.left() + window.width(), base, "base");
    for (Label label : labels) {
      svg.line(label.x(), base, label.x(), y(label, base) - 3, "leader");
    }
    if (labels.isEmpty()) {
      svg.text(window.left() + 5, base - 6, "sub", "nothing in this time");
    }
    repeats.forEach(at -> svg.dot(window.x(at), base, 2.5, color));
    for (Label label : labels) {
      svg.dot(label.x(), base, 4.5, color);
      svg.text(label.x() + 5, y(label, base), "label", label.words(), label.full());
    }
  }

  private static double y(Label label, double base) {
    return base + 20 + label.row() * ROW;
  }
}
