package dev.muster.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.playbook.Durations;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure that five companies wrote down comes at its minute. */
class CompaniesTest {
  /** So far the longest of them, a response within a week, is seen. */
  private static final Duration LONG = Duration.ofHours(200);

  private static final long WITHIN_SECONDS = 30;

  /**
   * A line: when, then what kind, then words that its step holds. {@code first} is the earliest of
   * that kind with these words; {@code only} all of that kind; {@code no} that there is none.
   */
  private static final String FIGURES =
      """
      money-flow SEV-1
        15m first response_target
        0s escalate on-call engineer
        0s escalate team-lead
        0s escalate engineering-manager
        0s escalate all-hands
        0s escalate executives
        0s only escalate
        5m first nudge war_room
        15m nudge war_room
        1h nudge war_room
        24h nudge war_room
        72h nudge war_room
        0s first checklist detection
        5m first checklist triage
        15m first checklist mitigation
        1h first checklist resolution
        5m timebox detection
        15m timebox triage
        1h timebox mitigation
        24h timebox resolution
        72h timebox
        48h only post_mortem resolve
      money-flow SEV-2
        1h first response_target
        0s escalate on-call engineer
        0s escalate engineering-manager
        no escalate executives
        0s only escalate
        5m first nudge war_room
        15m nudge war_room
        1h nudge war_room
        5m timebox detection
        15m timebox triage
        1h timebox mitigation
        24h timebox resolution
        48h only post_mortem resolve
      money-flow SEV-3
        4h first response_target
        0s escalate on-call engineer
        0s escalate team-lead
        no escalate engineering-manager
        no escalate executives
        5m first nudge war_room
        1h timebox mitigation
        48h only post_mortem resolve
      money-flow SEV-4
        24h first response_target
        0s escalate on-call engineer
        no escalate team-lead
        no escalate executives
        5m first nudge war_room
        1h timebox mitigation
      tictacflow P1
        5m first response_target
        5m first nudge sre
        10m nudge sre
        60m nudge sre
        5m first nudge status_page
        10m nudge status_page
        1h first escalate executives
        0s only call
        2m first timebox triage
        5m timebox first action
        30m timebox resolved
        0s first checklist detection
        5m first checklist response
        5m timebox detection
        30m timebox response
        24h only post_mortem resolve
      tictacflow P2
        30m first response_target
        5m first nudge sre
        10m nudge sre
        5m first nudge status_page
        10m nudge status_page
        1h first escalate executives
        30m only call
        5m timebox detection
        30m timebox response
        24h only post_mortem resolve
      tictacflow P3
        2h first response_target
        no call
      tictacflow P4
        168h first response_target
        no call
      saltbitter SEV-1
        0s first response_target
        0s first escalate primary
        5m first escalate secondary
        10m first escalate engineering-manager
        2h first escalate cto
        30m first nudge war_room
        1h nudge war_room
        30m first nudge status_page
        1h nudge status_page
        0s first checklist triage
        5m timebox triage
        1h timebox investigation
        30m timebox monitoring
        48h only post_mortem resolve
      saltbitter SEV-2
        30m first response_target
        0s first escalate primary
        5m first escalate secondary
        10m first escalate engineering-manager
        no escalate cto
        1h first nudge war_room
        1h first nudge status_page
        2h nudge status_page
        5m timebox triage
        1h timebox investigation
        30m timebox monitoring
        48h only post_mortem resolve
      saltbitter SEV-3
        2h first response_target
        2h first escalate primary
        2h5m first escalate secondary
        2h10m first escalate engineering-manager
        no escalate cto
        4h first nudge war_room
        4h first nudge status_page
        8h nudge status_page
        30m timebox monitoring
      saltbitter SEV-4
        23h first response_target
        23h first escalate primary
        no escalate secondary
        no escalate engineering-manager
        no escalate cto
        no nudge war_room
        no nudge status_page
      fintech SEV-1
        15m first response_target
        0s first escalate L1
        15m escalate no answer L1
        15m first escalate L2
        20m escalate no answer L2
        45m first escalate VP
        15m first nudge customers
        30m nudge customers
        45m nudge customers
        15m timebox first 15 minutes
        24h only post_mortem resolve
      fintech SEV-2
        1h first response_target
        0s first escalate L1
        15m first escalate L2
        45m first escalate VP
        5m timebox declare
        15m timebox diagnosis
        30m timebox mitigation
        1h timebox raise it to SEV-1
        no nudge customers
        24h only post_mortem resolve
      fintech SEV-3
        4h first response_target
        30m first nudge war_room
        4h timebox resolved
        no nudge customers
      fintech SEV-4
        24h first response_target
        no nudge
      flowrex P0
        0s first response_target
        0s first escalate on-call engineer
        0s first escalate team lead
        15m first escalate management
        30m first nudge war_room
        30m timebox monitoring
      flowrex P1
        15m first response_target
        0s first escalate on-call engineer
        15m first escalate team lead
        1h first escalate management
        1h first nudge war_room
        30m timebox monitoring
      flowrex P2
        1h first response_target
        1h first escalate on-call engineer
        4h first escalate team lead
        no escalate management
        4h first nudge war_room
        30m timebox monitoring
      flowrex P3
        23h first response_target
        23h only escalate on-call engineer
        24h first nudge war_room
        30m timebox monitoring
      """;

  /** One level of one company, and its lines. */
  record Level(String playbook, String severity, List<String> figures) {
    @Override
    public String toString() {
      return playbook + " " + severity;
    }
  }

  static List<Level> levels() {
    List<Level> levels = new ArrayList<>();
    FIGURES
        .lines()
        .forEach(
            line -> {
              if (line.startsWith(" ")) {
                levels.get(levels.size() - 1).figures().add(line.strip());
              } else {
                String[] words = line.split(" ", 2);
                levels.add(new Level(words[0], words[1], new ArrayList<>()));
              }
            });
    assertThat(levels).hasSize(20);
    return levels;
  }

  @ParameterizedTest
  @MethodSource("levels")
  void everyFigureComesAtItsMinute(Level level) throws Exception {
    Playbook playbook = PlaybookFile.read(Path.of("config/playbooks", level.playbook() + ".yml"));
    JsonNode preview =
        new ObjectMapper()
            .readTree(
                Preview.of(
                        playbook,
                        playbook.severity(level.severity()).orElseThrow(),
                        Optional.of(LONG))
                    .json());

    assertThat(preview.path("severity").asText()).isEqualTo(level.severity());
    List<JsonNode> steps =
        StreamSupport.stream(preview.path("steps").spliterator(), false).toList();
    assertThat(steps).extracting(step -> step.path("at_s").asLong()).isSorted();
    assertThat(level.figures().stream().filter(figure -> !holds(steps, figure)))
        .as("figures that do not come, of " + level)
        .isEmpty();
  }

  private static boolean holds(List<JsonNode> steps, String figure) {
    List<String> words = new ArrayList<>(List.of(figure.toLowerCase(Locale.ROOT).split(" ")));
    String when = words.remove(0);
    boolean only = words.remove("only");
    boolean first = words.get(0).equals("first") && words.remove(0) != null;
    List<Long> found =
        fitting(steps, words.get(0), words.subList(1, words.size()))
            .map(step -> step.path("at_s").asLong())
            .toList();
    if (when.equals("no")) {
      return found.isEmpty();
    }
    Duration at = when.equals("0s") ? Duration.ZERO : Durations.parse(when).orElseThrow();
    List<Long> counted = first ? found.subList(0, Math.min(1, found.size())) : found;
    return only
        ? !found.isEmpty() && found.stream().allMatch(seconds -> near(seconds, at))
        : counted.stream().anyMatch(seconds -> near(seconds, at));
  }

  private static boolean near(long seconds, Duration at) {
    return Math.abs(seconds - at.toSeconds()) <= WITHIN_SECONDS;
  }

  private static Stream<JsonNode> fitting(List<JsonNode> steps, String kind, List<String> words) {
    return steps.stream()
        .filter(step -> step.path("kind").asText().equals(kind))
        .filter(step -> words.stream().allMatch(said(step)::contains));
  }

  private static String said(JsonNode step) {
    return step.toString().toLowerCase(Locale.ROOT);
  }
}
