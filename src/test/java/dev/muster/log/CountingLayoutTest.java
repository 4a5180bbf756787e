package dev.muster.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One cause, ten thousand times, is a few lines. */
final class CountingLayoutTest {
  private final LoggerContext context = new LoggerContext();
  private final Logger log = context.getLogger("a");
  private final CountingLayout layout = new CountingLayout();
  private long now = 1_772_445_600_000L;

  @BeforeEach
  void start() {
    layout.setContext(context);
    layout.setPattern("%level %msg%n");
    layout.start();
  }

  private List<String> lines(Level level, int times, String words, Throwable fault) {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= times; i++) {
      LoggingEvent event = new LoggingEvent("x", log, level, words, fault, new Object[] {i});
      event.setTimeStamp(now++);
      String line = layout.doLayout(event);
      if (!line.isEmpty()) {
        lines.add(line.strip());
      }
    }
    return lines;
  }

  @Test
  void tenThousandAreAFewLinesThatCount() {
    List<String> lines = lines(Level.ERROR, 10_000, "Number {} failed", null);

    assertThat(lines).hasSizeBetween(10, 20);
    assertThat(lines.subList(0, 5)).allMatch(line -> line.matches("ERROR Number \\d failed"));
    assertThat(lines.get(5))
        .isEqualTo("ERROR Number 10 failed (the 10th of its kind; those in between are not shown)");
  }

  @Test
  void aStackTraceIsShownAFewTimesAndTheCountStandsInTheFirstLine() {
    List<String> lines = lines(Level.ERROR, 100, "Fault {}", new IllegalStateException("x"));

    assertThat(lines).hasSizeLessThan(12);
    assertThat(lines.get(5).lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).contains("Fault 10 (the 10th"));
    assertThat(lines.get(5)).contains("\tat ");
  }

  @Test
  void anotherCauseIsSaidAndSoIsTheSameOneAfterAQuietHour() {
    lines(Level.WARN, 1_000, "Number {} failed", null);
    assertThat(lines(Level.WARN, 1, "Another thing {}", null)).hasSize(1);
    assertThat(lines(Level.WARN, 1, "Number {} failed", new IllegalStateException())).hasSize(1);
    assertThat(lines(Level.WARN, 1, "Number {} failed", null)).isEmpty();

    now += 3_700_000;
    assertThat(lines(Level.WARN, 1, "Number {} failed", null)).hasSize(1);
  }

  @Test
  void whatIsNoTroubleIsAlwaysSaid() {
    assertThat(lines(Level.INFO, 100, "INC-{} declared", null)).hasSize(100);
  }
}
