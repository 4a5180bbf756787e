package dev.muster.feature.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.incident.ChecklistEvent.Checked.Answer;
import dev.muster.playbook.Probe;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a Prometheus server answered: a figure, or one for each series.
 *
 * @param said whether it was an answer at all
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">its API</a>
 */
record ProbeValue(boolean said, List<Double> values) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MathContext SHORT = new MathContext(4);

  static ProbeValue read(byte[] body) {
    try {
      JsonNode data = JSON.readTree(body).path("data");
      JsonNode result = data.path("result");
      List<Double> values = new ArrayList<>();
      if (data.path("resultType").asText().equals("vector")) {
        result.forEach(series -> values.add(number(series.path("value").path(1))));
      } else if (result.isArray()) {
        values.add(number(result.path(1)));
      }
      return new ProbeValue(result.isArray(), values);
    } catch (IOException e) {
      return new ProbeValue(false, List.of()); // cut off, or no Prometheus
    }
  }

  private static double number(JsonNode written) {
    try {
      return Double.parseDouble(written.asText());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Every series must be as it should be. */
  Answer against(Probe probe) {
    if (!said) {
      return new Answer(probe.name(), false, "that was no answer of a Prometheus server");
    }
    if (values.isEmpty()) {
      return new Answer(probe.name(), false, "there is no figure");
    }
    boolean right =
        values.stream()
            .allMatch(
                v ->
                    Double.isFinite(v)
                        && probe.below().map(most -> v < most).orElse(true)
                        && probe.above().map(least -> v > least).orElse(true));
    return new Answer(probe.name(), right, found() + bounds(probe));
  }

  private String found() {
    String least = text(Collections.min(values));
    return values.size() == 1
        ? least
        : least + " to " + text(Collections.max(values)) + " in " + values.size() + " series";
  }

  private static String bounds(Probe probe) {
    return probe.below().map(most -> ", must be below " + text(most)).orElse("")
        + probe.above().map(least -> ", must be above " + text(least)).orElse("");
  }

  private static String text(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(SHORT).stripTrailingZeros().toPlainString()
        : "no number";
  }
}
