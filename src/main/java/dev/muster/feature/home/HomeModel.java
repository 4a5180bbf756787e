package dev.muster.feature.home;

import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.store.action.OpenActions.Followed;
import java.time.Instant;
import java.util.List;

/**
 * What there is for somebody to see.
 *
 * @param open what is on fire, the newest first
 * @param over the latest that are resolved or closed
 * @param drills those that go on
 */
record HomeModel(
    Viewed by, List<Incident> open, List<Incident> over, List<Incident> drills, Actions actions) {

  /** By whom, and when. */
  record Viewed(UserId user, Instant now) {}

  /**
   * What is to be done afterwards.
   *
   * @param mine theirs, those due first
   * @param overdue everybody's whose day is over
   */
  record Actions(List<Followed> mine, List<Followed> overdue) {}

  UserId user() {
    return by.user();
  }

  Instant now() {
    return by.now();
  }
}
