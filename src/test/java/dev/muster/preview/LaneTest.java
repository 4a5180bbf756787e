package dev.muster.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture in which nothing stands on something else. */
class LaneTest {
  private static final Pattern LABEL =
      Pattern.compile(
          "<text x=\"([0-9.]+)\" y=\"([0-9.]+)\" class=\"label\">(?:<title>.*?</title>)?(.*?)</text>");
  private static final Pattern LEADER =
      Pattern.compile(
          "<line x1=\"([0-9.]+)\" y1=\"([0-9.]+)\" x2=\"[0-9.]+\" y2=\"([0-9.]+)\" class=\"leader\"/>");

  /** Where words stand. */
  record Place(double x, double y, String words) {
    /** A little less than a letter takes on the page. */
    double end() {
      return x + words.length() * 6.5;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"money-flow", "tictacflow", "saltbitter", "fintech", "flowrex", "default"})
  void noLabelStandsOnAnotherAndNoLineRunsThroughOne(String name) throws Exception {
    Playbook playbook = PlaybookFile.read(Path.of("config/playbooks", name + ".yml"));
    for (var level : playbook.severities()) {
      String svg = Preview.of(playbook, level, Optional.empty()).svg();
      List<Place> labels = new ArrayList<>();
      Matcher label = LABEL.matcher(svg);
      while (label.find()) {
        labels.add(new Place(number(label, 1), number(label, 2), label.group(3)));
      }
      assertThat(labels).isNotEmpty().doesNotHaveDuplicates();
      for (Place one : labels) {
        assertThat(one.end()).as(one.words()).isLessThan(1280);
        assertThat(labels)
            .as("over " + one)
            .noneMatch(
                other ->
                    !other.equals(one)
                        && Math.abs(other.y() - one.y()) < 12
                        && other.x() < one.end()
                        && one.x() < other.end());
      }
      Matcher leader = LEADER.matcher(svg);
      while (leader.find()) {
        double x = number(leader, 1);
        double from = number(leader, 2);
        double to = number(leader, 3);
        assertThat(labels)
            .as("a leader at " + x)
            .noneMatch(l -> l.x() < x && x < l.end() && from < l.y() && l.y() < to);
      }
    }
  }

  private static double number(Matcher matcher, int group) {
    return Double.parseDouble(matcher.group(group));
  }
}
