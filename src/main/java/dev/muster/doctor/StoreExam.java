package dev.muster.doctor;

import dev.muster.database.Database;
import dev.muster.delivery.StuckDelivery;
import dev.muster.incident.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What there is to say about a store. */
public final class StoreExam {
  private static final Duration FRESH = Duration.ofHours(36);
  private static final int SHOWN = 20;

  private StoreExam() {}

  /** A finding for each thing about it. */
  public static List<Finding> of(StoreState state, Instant now) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "store: opens, schema "
                + state.schema()
                + (state.line().isPresent() ? ", in use by a running Muster" : "")));
    state
        .line()
        .flatMap(StoreState.Line::shutOut)
        .ifPresent(
            why ->
                findings.add(
                    Finding.fault(
                        "slack: the running Muster is shut out, and holds what it has to deliver.",
                        why)));
    findings.add(disk(state));
    findings.add(
        state.altered().isEmpty()
            ? Finding.ok("record: every timeline is as it was written")
            : Finding.fault(
                "record: altered is the timeline of " + String.join(", ", state.altered()) + ".",
                "`muster export INCIDENT --verify` says from which entry on."));
    state
        .lost()
        .forEach(
            one ->
                findings.add(
                    Finding.fault(
                        "playbook: " + one,
                        "They go on by the usual one; the Muster that wrote it could read it.")));
    findings.add(copy(state, now));
    findings.addAll(deliveries(state));
    findings.addAll(missed(state.line().map(StoreState.Line::missed).orElse(List.of())));
    return findings;
  }

  private static Finding disk(StoreState state) {
    String free = "disk: " + (state.free() >> 20) + " MB free";
    if (!state.writable()) {
      return Finding.fault(free + ".", "Nothing can be recorded: free some space there now.");
    }
    return new Database.Condition(true, state.free()).low()
        ? Finding.fault(free + ".", "Free some space there before nothing can be recorded.")
        : Finding.ok(free);
  }

  private static Finding copy(StoreState state, Instant now) {
    String when = state.copied().map(at -> "made at " + at).orElse("none yet");
    if (state.copyProblem().isPresent()) {
      return Finding.fault(
          "copies: " + when + "; the last try failed: " + state.copyProblem().get() + ".",
          "See to that, or make one by hand with `muster backup FILE`.");
    }
    if (state.copied().isEmpty() && state.line().isPresent()) {
      return Finding.ok("copies: none yet; the running Muster makes one soon after its start");
    }
    boolean fresh = state.copied().filter(at -> at.isAfter(now.minus(FRESH))).isPresent();
    return fresh
        ? Finding.ok("copies: the newest " + when)
        : Finding.fault(
            "copies: " + when + ".",
            "A running Muster makes one each day; by hand: `muster backup FILE`.");
  }

  private static List<Finding> deliveries(StoreState state) {
    long waiting = state.waiting().values().stream().mapToLong(Long::longValue).sum();
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("deliveries: " + waiting + " waiting" + kinds(state)));
    state.troubled().stream().limit(SHOWN).forEach(one -> findings.add(troubled(one)));
    if (state.troubled().size() > SHOWN) {
      int more = state.troubled().size() - SHOWN;
      findings.add(Finding.fault("deliveries: " + more + " more do not arrive.", ""));
    }
    return findings;
  }

  private static List<Finding> missed(List<String> missed) {
    List<Finding> findings = new ArrayList<>();
    missed.stream()
        .limit(SHOWN)
        .forEach(one -> findings.add(Finding.fault("missed: " + one + ".", "Restart Muster.")));
    if (missed.size() > SHOWN) {
      findings.add(Finding.fault("missed: " + (missed.size() - SHOWN) + " more like these.", ""));
    }
    return findings;
  }

  private static String kinds(StoreState state) {
    return state.waiting().isEmpty() ? "" : " " + state.waiting();
  }

  private static Finding troubled(StuckDelivery one) {
    String what =
        "delivery: "
            + one.kind()
            + one.incident().map(IncidentId::value).map(" of "::concat).orElse("");
    String came =
        one.state() == StuckDelivery.State.GAVE_UP
            ? " given up at " + one.since() + ":"
            : " waits since " + one.since() + ", tried " + one.tries() + " times:";
    return Finding.fault(
        what + came,
        one.problem()
            .orElse(
                one.tries() == 0
                    ? "it is overdue, and nobody got round to it."
                    : "the reason is in the incident's own channel."));
  }
}
