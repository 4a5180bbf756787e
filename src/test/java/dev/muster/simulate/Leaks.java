package dev.muster.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.simulate.check.Evidence;
import dev.muster.simulate.check.Evidence.Slack;
import dev.muster.simulate.check.Evidence.Sounds;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Worlds in which a private word got out. */
final class Leaks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SECRET = "zqssecretz";

  private Leaks() {}

  /** A private word in each of the places in which it has no business. */
  static List<UnaryOperator<Evidence>> all() {
    return List.of(
        e ->
            Breakage.channels(
                e,
                channel -> {
                  if (channel.path("name").asText().equals("incidents")) {
                    channel.withArray("messages").addObject().put("text", SECRET);
                  }
                }),
        e ->
            Breakage.sounds(
                e, new Sounds(List.of("INC-9 " + SECRET), List.of(), "", List.of(), List.of())),
        e ->
            Breakage.sounds(
                e,
                new Sounds(
                    List.of(), List.of(), "muster{x=\"" + SECRET + "\"} 1", List.of(), List.of())),
        e ->
            Breakage.slack(
                e,
                new Slack(
                    e.slack().state(),
                    Map.of("U0HAL00008", JSON.createArrayNode().add(SECRET)),
                    e.slack().homes(),
                    e.slack().calls(),
                    e.slack().wereMembers())),
        e ->
            Breakage.slack(
                e,
                new Slack(
                    e.slack().state(),
                    e.slack().ephemerals(),
                    Map.of("U0HAL00008", JSON.createArrayNode().add(SECRET)),
                    e.slack().calls(),
                    e.slack().wereMembers())));
  }
}
