package dev.muster.feature.stats;

import dev.muster.delivery.Courier;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.file.SharedFiles;
import dev.muster.slack.web.PostCourier;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Who carries the numbers to where people see them. */
public final class StatsCouriers {
  private StatsCouriers() {}

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> of(
      SlackGateway slack,
      Counting counting,
      Incidents incidents,
      Playbooks playbooks,
      Clock clock) {
    Map<String, Courier> all = new HashMap<>();
    all.putAll(new StatsPictures(new SharedFiles(slack), counting, incidents).couriers());
    all.putAll(
        new MonthlyReport(new PostCourier(slack), counting, incidents, playbooks, clock)
            .couriers());
    return all;
  }
}
