package dev.muster.alert;

import dev.muster.database.StoreFull;
import dev.muster.playbook.Playbooks;
import dev.muster.store.Incidents;
import dev.muster.store.alert.Alerts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes in what was sent to one of the sources. */
public final class Hook {
  private final Hearing hearing;
  private final Consumer<String> counter;

  /**
   * @param counter told what came of each alert
   */
  public Hook(
      Incidents incidents,
      Alerts alerts,
      Playbooks playbooks,
      Clock clock,
      Consumer<String> counter) {
    this.hearing = new Hearing(incidents, alerts, playbooks, clock);
    this.counter = counter;
  }

  /**
   * What the sender is answered.
   *
   * @param facts becomes the JSON object
   */
  public record Answer(int status, Map<String, Object> facts) {
    private static Answer error(int status, String sentence) {
      return new Answer(status, Map.of("error", sentence));
    }
  }

  /** All of it is recorded when this returns with 202. */
  public Answer take(String word, byte[] body) {
    Optional<Source> source = Source.of(word);
    if (source.isEmpty()) {
      return Answer.error(404, "Alerts come to alertmanager, grafana or generic.");
    }
    try {
      return heard(AlertBody.read(source.get(), body));
    } catch (Unreadable e) {
      counter.accept("unreadable");
      return Answer.error(400, e.sentence());
    } catch (StoreFull e) {
      counter.accept("refused");
      return Answer.error(503, "Nothing can be recorded now: the disk is full. Send it again.");
    }
  }

  private Answer heard(List<Alert> alerts) {
    Map<String, Object> outcomes = new TreeMap<>();
    for (Alert alert : alerts) {
      String outcome = hearing.hear(alert).word();
      counter.accept(outcome);
      outcomes.merge(outcome, 1, (a, b) -> (int) a + (int) b);
    }
    return new Answer(202, outcomes);
  }
}
