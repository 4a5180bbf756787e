package dev.muster.chart;

import dev.muster.stats.Statistics;
import dev.muster.stats.Trend;
import java.util.ArrayList;
import java.util.List;

/** The pictures of a period. They name severities and services, and no incident. */
public final class Charts {
  private Charts() {}

  /** None where nothing happened; that of the error budget only where a service has one. */
  public static List<Picture> of(Statistics numbers, Trend trend, Theme look) {
    if (numbers.incidents() == 0) {
      return List.of();
    }
    List<Picture> pictures = new ArrayList<>();
    pictures.add(SeverityChart.of(numbers, trend, look));
    pictures.add(TimesChart.of(numbers, trend, look));
    if (!numbers.budgets().isEmpty()) {
      pictures.add(BudgetChart.of(numbers.budgets(), look));
    }
    return pictures;
  }
}
