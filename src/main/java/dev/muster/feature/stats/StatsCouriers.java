package dev.muster.feature.stats;

import dev.muster.delivery.Courier;
import dev.muster.slack.file.SharedFiles;
import dev.muster.slack.web.SlackGateway;
import dev.muster.store.Incidents;
import java.util.Map;

/** Who carries the numbers to where people see them. */
public final class StatsCouriers {
  private StatsCouriers() {}

  /** By the kind of delivery they carry. */
  public static Map<String, Courier> of(
      SlackGateway slack, Counting counting, Incidents incidents) {
    return new StatsPictures(new SharedFiles(slack), counting, incidents).couriers();
  }
}
