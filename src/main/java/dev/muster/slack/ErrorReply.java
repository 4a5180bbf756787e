package dev.muster.slack;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a fault ends, ours or the outside's: logged, counted, told in words. */
record ErrorReply(SlackBot.Faults faults) {
  private static final Logger LOG = LoggerFactory.getLogger(SlackBot.class);

  /**
   * What to tell whoever met the fault.
   *
   * @param where the kind of thing that was asked for
   */
  String words(String where, Throwable fault) {
    return fault instanceof Malformed malformed
        ? refused(where, malformed)
        : apologized(where, fault);
  }

  private String refused(String where, Malformed malformed) {
    LOG.warn(
        "Slack sent a {} that can't be read, and it was refused: {}",
        where,
        malformed.getMessage());
    faults.malformed(where);
    return "Muster can't read this "
        + where
        + ": "
        + malformed.getMessage()
        + " is missing or not what Muster sent. Nothing was changed."
        + (where.equals("form")
            ? " Copy what you wrote, close the form and open it again."
            : " Type `/incident help` for the command that does the same.");
  }

  private String apologized(String where, Throwable fault) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("Fault {} in a {}", id, where, fault);
    faults.happened(where);
    return "Something went wrong in Muster (error "
        + id
        + "). Try again; if it stays, give whoever runs Muster this number.";
  }
}
