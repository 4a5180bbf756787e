package dev.muster.chart;

import dev.muster.playbook.Durations;
import dev.muster.stats.Budget;
import java.awt.Graphics2D;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** How much of each service's error budget is gone: a bar each, its name above it. */
final class BudgetChart {
  private static final String TITLE = "Error budget spent";
  private static final int MOST = 10;
  private static final int HEAD = 190;
  private static final int ROW = 190;
  private static final int MARGIN = 60;
  private static final int BAR = 64;

  private final Theme look;
  private final Graphics2D pen;

  private BudgetChart(Theme look, Graphics2D pen) {
    this.look = look;
    this.pen = pen;
  }

  static Picture of(List<Budget> budgets, Theme look) {
    List<Budget> shown =
        budgets.stream()
            .sorted(Comparator.comparingLong(Budget::percent).reversed())
            .limit(MOST)
            .toList();
    int height = HEAD + ROW * shown.size() + MARGIN;
    return Picture.drawn(
        new Picture.Caption("error-budgets", TITLE, alt(shown)),
        height,
        pen -> new BudgetChart(look, pen).draw(shown, height));
  }

  private void draw(List<Budget> budgets, int height) {
    pen.setColor(look.paper());
    pen.fillRect(0, 0, Picture.WIDTH, height);
    pen.setColor(look.ink());
    pen.setFont(Fonts.bold(ChartStyle.TITLE));
    pen.drawString(TITLE, (Picture.WIDTH - width(TITLE)) / 2, 110);
    int top = HEAD;
    for (Budget budget : budgets) {
      bar(budget, top);
      top += ROW;
    }
  }

  private void bar(Budget budget, int top) {
    int full = Picture.WIDTH - 2 * MARGIN;
    pen.setColor(look.ink());
    pen.setFont(Fonts.plain(ChartStyle.WORDS));
    String says = words(budget);
    int begin = Picture.WIDTH - MARGIN - width(says);
    pen.drawString(says, begin, top + 44);
    pen.setFont(Fonts.bold(ChartStyle.WORDS));
    pen.drawString(cut(Fonts.shown(budget.service()), begin - 2 * MARGIN), MARGIN, top + 44);
    pen.setColor(look.lines());
    pen.fillRoundRect(MARGIN, top + 70, full, BAR, 16, 16);
    int spent = (int) Math.round(full * Math.min(1.0, budget.percent() / 100.0));
    if (!budget.spent().isZero()) {
      pen.setColor(look.spent(budget.percent()));
      pen.fillRoundRect(MARGIN, top + 70, Math.max(16, spent), BAR, 16, 16);
    }
  }

  private int width(String words) {
    return pen.getFontMetrics().stringWidth(words);
  }

  private String cut(String name, int room) {
    if (width(name) <= room) {
      return name;
    }
    String cut = name;
    while (!cut.isEmpty() && width(cut + "…") > room) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut + "…";
  }

  private static String words(Budget budget) {
    return budget.percent()
        + " %: "
        + Durations.text(coarse(budget.spent()))
        + " of "
        + Durations.text(coarse(budget.allowed()));
  }

  /** Nobody counts the seconds of days. */
  private static Duration coarse(Duration time) {
    return time.toDays() > 0
        ? time.truncatedTo(ChronoUnit.HOURS)
        : time.toHours() > 0 ? time.truncatedTo(ChronoUnit.MINUTES) : time;
  }

  private static String alt(List<Budget> budgets) {
    return "Bars: error budget spent. "
        + budgets.stream().map(b -> b.service() + " " + words(b)).collect(Collectors.joining("; "))
        + ".";
  }
}
