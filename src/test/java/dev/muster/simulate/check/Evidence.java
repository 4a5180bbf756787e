package dev.muster.simulate.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.incident.IncidentEvent;
import dev.muster.incident.TimelineEntry;
import dev.muster.simulate.world.Claim;
import dev.muster.simulate.world.Skies.Trouble;
import dev.muster.simulate.world.Workplace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that is known at the end of a week: values, so that a check can be shown a broken world. */
public record Evidence(
    Instant now,
    List<Chronicle> chronicles,
    List<Waiting> deliveries,
    List<Claim> claims,
    List<Trouble> troubles,
    Slack slack,
    Sounds sounds,
    Given given) {

  /**
   * What the week went by.
   *
   * @param planted the codes with which Slack was made to refuse
   */
  public record Given(Workplace workplace, Set<String> planted) {}

  /** A delivery as the store has it. */
  public record Waiting(
      String key, String kind, String incident, String state, Instant due, String problem) {}

  /**
   * What is to be seen in Slack.
   *
   * @param state everything that is in a channel
   * @param ephemerals what only one person saw, by their id
   * @param homes their Home tabs as they were published, by the number of the call
   * @param calls every call of the bot's, in order
   * @param wereMembers {@code channel user} for each who left
   */
  public record Slack(
      JsonNode state,
      Map<String, JsonNode> ephemerals,
      Map<String, JsonNode> homes,
      JsonNode calls,
      Set<String> wereMembers) {}

  /** What is to be heard of the bot elsewhere. */
  public record Sounds(
      List<String> log,
      List<String> errors,
      String metrics,
      List<String> complaints,
      List<String> threads) {}

  List<TimelineEntry> entries(Class<? extends IncidentEvent> kind) {
    List<TimelineEntry> all = new ArrayList<>();
    chronicles.forEach(c -> all.addAll(c.of(kind)));
    return all;
  }

  Optional<JsonNode> channel(String id) {
    for (JsonNode channel : slack.state().path("channels")) {
      if (channel.path("id").asText().equals(id)) {
        return Optional.of(channel);
      }
    }
    return Optional.empty();
  }

  /** Everything that Slack shows of the war room; empty while there is none. */
  Optional<JsonNode> room(Chronicle chronicle) {
    return chronicle.row().room().channel().flatMap(c -> channel(c.value()));
  }

  /** Whether this delivery was given up. */
  boolean gaveUp(String key) {
    return deliveries.stream().anyMatch(d -> d.key().equals(key) && d.state().equals("gave up"));
  }

  /** The key of the delivery that posted it; empty for all other messages. */
  static String keyOf(JsonNode message) {
    return message.at("/metadata/event_payload/key").asText("");
  }

  /** All words of a message, a view, a card. */
  static String words(JsonNode node) {
    StringBuilder words = new StringBuilder();
    collect(node, words);
    return words.toString();
  }

  private static void collect(JsonNode node, StringBuilder words) {
    if (node.isTextual()) {
      words.append(node.asText()).append('\n');
    }
    node.forEach(child -> collect(child, words));
  }
}
