package dev.muster.slack;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a fault of ours ends: logged, counted, and told in words. */
record Apology(SlackBot.Faults faults) {
  private static final Logger LOG = LoggerFactory.getLogger(SlackBot.class);

  /**
   * What to tell whoever met the fault.
   *
   * @param where the kind of thing that was asked for
   */
  String words(String where, Throwable fault) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("Fault {} in a {}", id, where, fault);
    faults.happened(where);
    return "Something went wrong in Muster (error "
        + id
        + "). Try again; if it stays, give whoever runs Muster this number.";
  }
}
