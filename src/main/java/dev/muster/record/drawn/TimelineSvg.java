package dev.muster.record.drawn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The course of an incident along one line: what was told as dots, its milestones with names. */
public final class TimelineSvg {
  private static final int WIDTH = 960;
  private static final int LEFT = 20;
  private static final int AXIS = 130;
  private static final int ROW = 18;
  private static final int ROWS = 6;

  private TimelineSvg() {}

  /**
   * Something on it.
   *
   * @param label said when it is pointed at
   */
  public record Mark(Instant at, String label) {}

  /**
   * Drawn in the colours of the page.
   *
   * @param milestones in order of time, each with its name beside it
   * @param told the rest
   */
  public static String of(String title, List<Mark> milestones, List<Mark> told) {
    Scale scale = Scale.of(milestones, told);
    StringBuilder out = new StringBuilder();
    out.append("<svg viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(AXIS + 40)
        .append("\" role=\"img\" aria-label=\"")
        .append(Markup.escape(title))
        .append("\">\n<line class=\"axis\" x1=\"")
        .append(LEFT)
        .append("\" x2=\"")
        .append(WIDTH - LEFT)
        .append("\" y1=\"" + AXIS + "\" y2=\"" + AXIS + "\"/>\n");
    for (Mark mark : told) {
      out.append("<circle class=\"told\" cx=\"")
          .append(scale.x(mark.at()))
          .append("\" cy=\"" + AXIS + "\" r=\"4\"><title>")
          .append(Markup.escape(mark.label()))
          .append("</title></circle>\n");
    }
    out.append(flags(milestones, scale)).append("</svg>\n");
    return out.toString();
  }

  /** Each name stands in the lowest row in which it covers no other. */
  private static String flags(List<Mark> milestones, Scale scale) {
    StringBuilder out = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (Mark mark : milestones) {
      int x = scale.x(mark.at());
      int length = mark.label().length() * 7 + 12;
      int from = x + length > WIDTH ? x - length : x;
      int row = 0;
      while (row < ends.size() && row < ROWS - 1 && ends.get(row) > from) {
        row++;
      }
      if (row == ends.size()) {
        ends.add(0);
      }
      ends.set(row, from + length);
      int y = AXIS - 16 - row * ROW;
      out.append("<line class=\"flag\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"" + AXIS)
          .append("\" y2=\"" + (y - 10) + "\"/>\n<circle class=\"milestone\" cx=\"" + x)
          .append("\" cy=\"" + AXIS + "\" r=\"6\"/>\n<text x=\"")
          .append(from == x ? x + 5 : x - 5)
          .append("\" y=\"" + y + "\"")
          .append(from == x ? ">" : " text-anchor=\"end\">")
          .append(Markup.escape(mark.label()))
          .append("</text>\n");
    }
    return out.toString();
  }

  /** From moments to places. */
  private record Scale(Instant from, long millis) {
    static Scale of(List<Mark> milestones, List<Mark> told) {
      List<Instant> all = new ArrayList<>();
      milestones.forEach(m -> all.add(m.at()));
      told.forEach(m -> all.add(m.at()));
      Instant first = all.stream().min(Instant::compareTo).orElse(Instant.EPOCH);
      Instant last = all.stream().max(Instant::compareTo).orElse(first);
      return new Scale(first, Math.max(1, Duration.between(first, last).toMillis()));
    }

    int x(Instant at) {
      double share = (double) Duration.between(from, at).toMillis() / millis;
      return LEFT + (int) Math.round(share * (WIDTH - 2 * LEFT));
    }
  }
}
