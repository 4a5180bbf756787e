package dev.muster.simulate.world;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was done in a week, to be read when it went wrong, and how often what was done. */
public final class Story {
  private final Clock clock;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();

  public Story(Clock clock) {
    this.clock = clock;
  }

  public synchronized void tell(String line) {
    lines.add(clock.instant() + "  " + line.replace("\n", "⏎"));
  }

  public synchronized void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  public synchronized Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }
}
