package dev.muster.simulate.check;

import java.util.ArrayList;
import java.util.List;

/** All of them. */
public final class Invariants {
  public static final List<Invariant> ALL =
      List.of(
          new Invariant("what was acknowledged is recorded once", Records::acknowledged),
          new Invariant("nothing is recorded that nobody asked for", Records::unasked),
          new Invariant("people who declare the same at once make one", Records::twins),
          new Invariant("the timeline played again gives the row", Records::replay),
          new Invariant("no entry was altered", Records::chain),
          new Invariant("a message is captured once", Records::capturedOnce),
          new Invariant("every nudge is due, and none is missing", Nudges::onTime),
          new Invariant("an open incident with a rhythm has a next nudge", NextNudge::queued),
          new Invariant("a nudge on record is a nudge in the room", Nudges::posted),
          new Invariant("each incident has one channel", Rooms::oneChannel),
          new Invariant("each incident has one headline, pinned", Rooms::oneHeadline),
          new Invariant("each public incident is announced once", Rooms::oneAnnouncement),
          new Invariant("the headline says what is so", Rooms::headlineIsTrue),
          new Invariant("the topic says what is so", Rooms::topicIsTrue),
          new Invariant("the announcement says what is so", Rooms::announcementIsTrue),
          new Invariant("no delivery is open", Queue::nothingOpen),
          new Invariant("what was given up is told", Queue::givenUpIsTold),
          new Invariant("every message is posted once", Queue::postedOnce),
          new Invariant("every event that is shown was shown", Queue::shown),
          new Invariant("messages come in the order of the record", Queue::inOrder),
          new Invariant("no private word is outside", Privacy::wordsOutside),
          new Invariant("nothing was refused for its form", Household::form),
          new Invariant("no fault of ours in the log", Household::faults),
          new Invariant("no thread is left", Household::threads));

  private Invariants() {}

  /** Every breach, with the name of what it breaches. */
  public static List<String> breaches(Evidence evidence) {
    List<String> all = new ArrayList<>();
    for (Invariant invariant : ALL) {
      for (String breach : invariant.breachesIn(evidence)) {
        all.add(invariant.name().toUpperCase(java.util.Locale.ROOT) + ": " + breach);
      }
    }
    return all;
  }
}
