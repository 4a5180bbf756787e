package dev.muster.chart;

import dev.muster.stats.Trend;
import java.awt.BasicStroke;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** An empty chart over time, dressed so that it can be read at a quarter of its size. */
final class ChartStyle {
  static final float TITLE = 62;
  static final float WORDS = 46;

  /** More would touch each other. */
  private static final int LABELS = 6;

  /** A blank and one that does not break: two signs that nobody sees. */
  private static final List<String> NOTHING = List.of(" ", "\u00a0");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yy", Locale.ENGLISH);

  private ChartStyle() {}

  static CategoryChart titled(String title, int height, Theme look) {
    CategoryChart chart = new CategoryChart(Picture.WIDTH, height, ChartTheme.XChart);
    chart.setTitle(title);
    CategoryStyler style = chart.getStyler();
    letters(style, look);
    style.setChartBackgroundColor(look.paper());
    style.setPlotBackgroundColor(look.paper());
    style.setPlotBorderVisible(false);
    style.setChartPadding(36);
    style.setChartTitlePadding(24);
    legend(style, look);
    lines(style, look);
    style.setYAxisMin(0.0);
    style.setYAxisTickMarkSpacingHint(130);
    style.setAvailableSpaceFill(0.8);
    style.setPlotContentSize(0.96);
    style.setToolTipsEnabled(false);
    return chart;
  }

  private static void letters(CategoryStyler style, Theme look) {
    style.setBaseFont(Fonts.plain(WORDS));
    style.setChartTitleFont(Fonts.bold(TITLE));
    style.setLegendFont(Fonts.plain(WORDS));
    style.setAxisTickLabelsFont(Fonts.plain(WORDS));
    style.setAxisTitleFont(Fonts.plain(WORDS));
    style.setLabelsFont(Fonts.bold(WORDS));
    style.setAnnotationTextFont(Fonts.plain(WORDS));
    style.setAnnotationTextPanelFont(Fonts.plain(WORDS));
    style.setToolTipFont(Fonts.plain(WORDS));
    style.setChartButtonFont(Fonts.plain(WORDS));
    style.setChartFontColor(look.ink());
    style.setAxisTickLabelsColor(look.ink());
  }

  private static void legend(CategoryStyler style, Theme look) {
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal);
    style.setLegendBackgroundColor(look.paper());
    style.setLegendBorderColor(look.paper());
    style.setLegendPadding(36);
    style.setLegendSeriesLineLength(60);
  }

  private static void lines(CategoryStyler style, Theme look) {
    style.setPlotGridLinesColor(look.lines());
    style.setPlotGridLinesStroke(new BasicStroke(2));
    style.setPlotGridVerticalLinesVisible(false);
    style.setAxisTickMarksColor(look.lines());
    style.setAxisTickMarksStroke(new BasicStroke(3));
    style.setAxisTickMarkLength(12);
    style.setAxisTickPadding(14);
  }

  /**
   * What stands below each stretch: the first day of some of them. The others differ by what nobody
   * sees, for the library takes those named alike for one; left to itself it puts days below the
   * wrong ones. In capitals, because it hangs words up by their lowest point.
   */
  static List<String> days(Trend trend) {
    DateTimeFormatter format = trend.step() == Trend.Step.MONTH ? MONTH : DAY;
    int every = (trend.stretches().size() + LABELS - 1) / LABELS;
    List<String> days = new ArrayList<>();
    for (Trend.Stretch stretch : trend.stretches()) {
      int place = days.size();
      days.add(
          place % every == 0
              ? format.format(stretch.first()).toUpperCase(Locale.ROOT)
              : unseen(place));
    }
    return days;
  }

  /** Another one for each place, and as short as can be: the longest is measured for its height. */
  private static String unseen(int place) {
    String unseen = "";
    for (int left = place; left > 0; left = (left - 1) / NOTHING.size()) {
      unseen += NOTHING.get((left - 1) % NOTHING.size());
    }
    return unseen;
  }

  static String per(Trend trend) {
    return "by " + trend.step().name().toLowerCase(Locale.ROOT);
  }

  /** From its first day on. */
  static String since(Trend trend) {
    return trend.stretches().isEmpty()
        ? ""
        : " since "
            + DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
                .format(trend.stretches().get(0).first());
  }
}
