package dev.muster.chart;

import dev.muster.playbook.Durations;
import dev.muster.stats.Spread;
import dev.muster.stats.Statistics;
import dev.muster.stats.Trend;
import dev.muster.stats.Trend.Stretch;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How long it took to take command, and to resolve; one above the other, for their scales differ.
 */
final class TimesChart {
  private static final int HEIGHT = 860;

  private final Trend trend;
  private final Theme look;

  private TimesChart(Trend trend, Theme look) {
    this.trend = trend;
    this.look = look;
  }

  static Picture of(Statistics numbers, Trend trend, Theme look) {
    TimesChart both = new TimesChart(trend, look);
    String alt =
        "Lines: median and p90 "
            + ChartStyle.per(trend)
            + ChartStyle.since(trend)
            + ". "
            + words("To take command", numbers.times().toAcknowledge())
            + " "
            + words("To resolve", numbers.times().toResolve());
    return Picture.drawn(
        new Picture.Caption("times", "Time to take command, time to resolve", alt),
        2 * HEIGHT,
        pen -> {
          both.draw(pen, "Time to take command", Stretch::toAcknowledge);
          pen.translate(0, HEIGHT);
          both.draw(pen, "Time to resolve", Stretch::toResolve);
        });
  }

  private static String words(String what, Spread spread) {
    return what
        + (spread.known() == 0
            ? " not known."
            : " in all: median "
                + spread.median().map(Durations::text).orElseThrow()
                + ", p90 "
                + spread.p90().map(Durations::text).orElseThrow()
                + ", of "
                + spread.known()
                + ".");
  }

  /** In what a time is told, so that the numbers stay short. */
  private enum Unit {
    MINUTES("min", Duration.ofMinutes(1)),
    HOURS("h", Duration.ofHours(1)),
    DAYS("d", Duration.ofDays(1));

    private final String shown;
    private final Duration length;

    Unit(String shown, Duration length) {
      this.shown = shown;
      this.length = length;
    }

    static Unit of(Duration longest) {
      return longest.compareTo(Duration.ofHours(3)) <= 0
          ? MINUTES
          : longest.compareTo(Duration.ofDays(3)) <= 0 ? HOURS : DAYS;
    }

    double in(Duration time) {
      return (double) time.toMillis() / length.toMillis();
    }
  }

  private void draw(Graphics2D pen, String title, Function<Stretch, Spread> what) {
    List<Spread> spreads = trend.stretches().stream().map(what).toList();
    Optional<Duration> longest =
        spreads.stream().flatMap(s -> s.p90().stream()).max(Duration::compareTo);
    if (longest.isEmpty()) {
      unknown(pen, title);
      return;
    }
    Unit unit = Unit.of(longest.get());
    CategoryChart chart = ChartStyle.titled(title, HEIGHT, look);
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
    chart.getStyler().setOverlapped(true); // one above the other, and not side by side
    chart.getStyler().setYAxisMax(1.08 * unit.in(longest.get()));
    chart.getStyler().setYAxisDecimalPattern("0.#' " + unit.shown + "'");
    chart.getStyler().setMarkerSize(22);
    line(chart, "P90", values(spreads, Spread::p90, unit), look.p90());
    line(chart, "Median", values(spreads, Spread::median, unit), look.median());
    chart.paint(pen, Picture.WIDTH, HEIGHT);
  }

  private void line(CategoryChart chart, String name, List<@Nullable Double> values, Color color) {
    CategorySeries series = chart.addSeries(name, ChartStyle.days(trend), values);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(color);
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  /** A gap where nothing is known. */
  private static List<@Nullable Double> values(
      List<Spread> spreads, Function<Spread, Optional<Duration>> which, Unit unit) {
    List<@Nullable Double> values = new ArrayList<>();
    for (Spread spread : spreads) {
      values.add(which.apply(spread).map(unit::in).orElse(null));
    }
    return values;
  }

  private void unknown(Graphics2D pen, String title) {
    pen.setColor(look.paper());
    pen.fillRect(0, 0, Picture.WIDTH, HEIGHT);
    pen.setColor(look.ink());
    pen.setFont(Fonts.bold(ChartStyle.TITLE));
    pen.drawString(title, centred(pen, title), 120);
    pen.setFont(Fonts.plain(ChartStyle.WORDS));
    String none = "not known of any incident";
    pen.drawString(none, centred(pen, none), HEIGHT / 2);
  }

  private static int centred(Graphics2D pen, String words) {
    return (Picture.WIDTH - Objects.requireNonNull(pen.getFontMetrics()).stringWidth(words)) / 2;
  }
}
