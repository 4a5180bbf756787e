package dev.muster.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.incident.Milestones;
import dev.muster.incident.Severity;
import dev.muster.stats.Case;
import dev.muster.stats.Period;
import dev.muster.stats.Statistics;
import dev.muster.stats.Trend;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the pictures show. To look at them, and to keep them for the docs:
 *
 * <pre>mvn -o test -Dtest=ChartsTest -Dcharts.write=docs</pre>
 */
final class ChartsTest {
  private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(90);
  private static final Instant NOW = FROM.plus(SPAN);
  private static final Period PERIOD = new Period(FROM, NOW);

  /** A quarter that could have been: it gets better, but for one bad week. */
  private static List<Case> quarter() {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      int rank = List.of(2, 1, 3, 2, 0, 2, 3, 1).get(i % 8);
      Instant at = FROM.plus(Duration.ofHours(i * 44L + (i * 7L) % 11));
      Duration taken = Duration.ofMinutes(14 - i / 6 + (i * 5L) % 9);
      Duration resolved = Duration.ofMinutes(190 - i * 2L + (i * 31L) % 75 + (i == 25 ? 400 : 0));
      cases.add(incident(rank, at, taken, resolved, i % 3 == 0 ? "checkout" : "search"));
    }
    return cases;
  }

  private static Case incident(
      int rank, Instant at, Duration taken, Duration resolved, String service) {
    return new Case(
        new Severity("SEV-" + (rank + 1), rank),
        Optional.of(service),
        new Milestones(
            at,
            at,
            at,
            Optional.of(at.plus(taken)),
            Optional.empty(),
            Optional.of(at.plus(resolved)),
            Optional.empty()),
        Optional.empty(),
        0);
  }

  private static List<Picture> drawn(List<Case> cases, Map<String, Double> objectives, Theme look) {
    return Charts.of(
        Statistics.of(PERIOD, cases, objectives, NOW),
        Trend.of(PERIOD, cases, ZoneOffset.UTC),
        look);
  }

  private static Map<String, Double> objectives() {
    Map<String, Double> objectives = new LinkedHashMap<>();
    objectives.put("checkout", 99.0);
    objectives.put("search", 98.0);
    objectives.put("notifications and e-mail delivery", 99.95);
    return objectives;
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void aQuarterInThreePictures(Theme look) throws IOException {
    List<Picture> pictures = drawn(quarter(), objectives(), look);

    assertThat(pictures)
        .extracting(Picture::name)
        .containsExactly("severities", "times", "error-budgets");
    for (Picture picture : pictures) {
      BufferedImage image = image(picture);
      assertThat(image.getWidth()).isEqualTo(1600);
      assertThat(new Color(image.getRGB(3, 3))).isEqualTo(look.paper());
      assertThat(colours(image)).contains(look.ink().getRGB());
      keep(picture, look);
    }
    assertThat(colours(image(pictures.get(0))))
        .contains(
            look.level(0).getRGB(),
            look.level(1).getRGB(),
            look.level(2).getRGB(),
            look.level(3).getRGB());
    assertThat(colours(image(pictures.get(1))))
        .contains(look.median().getRGB(), look.p90().getRGB());
    assertThat(colours(image(pictures.get(2)))).contains(look.spent(100).getRGB());
  }

  @Test
  void whoCantSeeThemIsToldWhatTheyShow() {
    List<Picture> pictures = drawn(quarter(), objectives(), Theme.LIGHT);

    assertThat(pictures.get(0).alt())
        .startsWith("Bars: incidents by week since 2 March 2026. In all SEV-1: 6, SEV-2: 12")
        .contains("2026-03-09 4");
    assertThat(pictures.get(1).alt())
        .contains("To take command in all: median")
        .contains("To resolve in all: median")
        .contains("of 48");
    assertThat(pictures.get(2).alt())
        .contains("notifications and e-mail delivery 0 %: 0 s of 1 h 4 min.");
    assertThat(pictures).allSatisfy(p -> assertThat(p.alt().length()).isLessThan(1000));
  }

  @Test
  void asManyLevelsAsFivePlaybooksHaveLeaveTheTextShortEnoughForSlack() {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Case one = incident(0, FROM.plus(Duration.ofDays(i)), Duration.ZERO, Duration.ZERO, "search");
      cases.add(
          new Case(
              new Severity("A-LEVEL-OF-ITS-OWN-" + i, i % 6),
              one.service(),
              one.milestones(),
              one.commandDue(),
              0));
    }

    List<Picture> pictures = drawn(cases, Map.of(), Theme.LIGHT);

    assertThat(pictures.get(0).alt()).endsWith("…").hasSizeLessThan(1000);
  }

  @Test
  void ofNothingThereIsNoPicture() {
    assertThat(drawn(List.of(), objectives(), Theme.LIGHT)).isEmpty();
  }

  @Test
  void oneIncidentThatNobodyTookIsDrawnToo() throws IOException {
    Case open =
        new Case(
            new Severity("SEV-1", 0),
            Optional.empty(),
            new Milestones(
                FROM,
                FROM,
                FROM,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            Optional.empty(),
            0);

    List<Picture> pictures = drawn(List.of(open), Map.of(), Theme.DARK);

    assertThat(pictures).extracting(Picture::name).containsExactly("severities", "times");
    assertThat(pictures.get(1).alt()).contains("To resolve not known.");
    assertThat(colours(image(pictures.get(1)))).doesNotContain(Theme.DARK.median().getRGB());
  }

  @Test
  void whatNoLetterShowsIsAQuestionMark() {
    assertThat(Fonts.shown("résumé Ελλάδα Привет")).isEqualTo("résumé Ελλάδα Привет");
    assertThat(Fonts.shown("決済🔥\n")).isEqualTo("????");
  }

  private static BufferedImage image(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.png()));
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> all = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        all.add(image.getRGB(x, y));
      }
    }
    return all;
  }

  private static void keep(Picture picture, Theme look) throws IOException {
    String directory = System.getProperty("charts.write");
    if (directory != null) {
      String name = "stats-" + picture.name() + "-" + look.name().toLowerCase(Locale.ROOT);
      Files.write(Path.of(directory, name + ".png"), picture.png());
    }
  }
}
