package dev.muster.chart;

import dev.muster.stats.Statistics;
import dev.muster.stats.Trend;
import dev.muster.stats.Trend.Stretch;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.CategoryChart;

/** How many incidents there were, the worst at the bottom, where they are told best. */
final class SeverityChart {
  private static final int HEIGHT = 1100;

  private SeverityChart() {}

  static Picture of(Statistics numbers, Trend trend, Theme look) {
    String title = "Incidents " + ChartStyle.per(trend);
    CategoryChart chart = ChartStyle.titled(title, HEIGHT, look);
    chart.getStyler().setStacked(true);
    chart.getStyler().setYAxisDecimalPattern("0");
    chart.getStyler().setYAxisMax((double) most(trend));
    List<String> days = ChartStyle.days(trend);
    int place = 0;
    for (String severity : trend.severities()) {
      List<Integer> counts =
          trend.stretches().stream().map(s -> s.bySeverity().getOrDefault(severity, 0)).toList();
      chart.addSeries(Fonts.shown(severity), days, counts).setFillColor(look.level(place));
      place++;
    }
    return Picture.drawn(
        new Picture.Caption("severities", title, alt(numbers, trend)),
        HEIGHT,
        pen -> chart.paint(pen, Picture.WIDTH, HEIGHT));
  }

  /** Some room above, and a line at a whole number. */
  private static int most(Trend trend) {
    int highest =
        trend.stretches().stream()
            .mapToInt(s -> s.bySeverity().values().stream().mapToInt(n -> n).sum())
            .max()
            .orElse(0);
    return Math.max(2, highest + 1);
  }

  private static String alt(Statistics numbers, Trend trend) {
    return "Bars: incidents "
        + ChartStyle.per(trend)
        + ChartStyle.since(trend)
        + ". In all "
        + numbers.counts().bySeverity().entrySet().stream()
            .map(e -> e.getKey() + ": " + e.getValue())
            .collect(Collectors.joining(", "))
        + ". "
        + trend.stretches().stream().map(SeverityChart::words).collect(Collectors.joining("; "))
        + ".";
  }

  private static String words(Stretch stretch) {
    return stretch.first() + " " + stretch.bySeverity().values().stream().mapToInt(n -> n).sum();
  }
}
