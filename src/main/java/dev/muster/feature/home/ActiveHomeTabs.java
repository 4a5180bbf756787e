package dev.muster.feature.home;

import dev.muster.incident.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who looked at their Home tab lately. Not kept for later: whoever opens it after a restart is
 * known again.
 */
public final class ActiveHomeTabs {
  /** Slack says when it is opened, and not when they look elsewhere. */
  private static final Duration LATELY = Duration.ofHours(2);

  /** Of more than these the ones who looked last are shown what changes. */
  private static final int MOST = 30;

  private final Map<UserId, Viewer> all = new ConcurrentHashMap<>();

  /** One of them: what they look at, and since when. */
  static final class Viewer {
    private final UserId user;
    private volatile Instant looked;
    private volatile int page;
    private volatile String shown = "";

    private Viewer(UserId user, Instant looked) {
      this.user = user;
      this.looked = looked;
    }

    UserId user() {
      return user;
    }

    /** Which part of a long tab, from 0. */
    int page() {
      return page;
    }

    boolean sees(String view) {
      return shown.equals(view);
    }

    void shown(String view) {
      shown = view;
    }

    private Instant looked() {
      return looked;
    }
  }

  Viewer looks(UserId user, int page, Instant now) {
    all.values().removeIf(viewer -> viewer.looked().plus(LATELY).isBefore(now));
    Viewer viewer = all.computeIfAbsent(user, who -> new Viewer(who, now));
    viewer.looked = now;
    viewer.page = page;
    return viewer;
  }

  boolean isAny(Instant now) {
    return !lately(now).isEmpty();
  }

  List<Viewer> lately(Instant now) {
    return all.values().stream()
        .filter(viewer -> !viewer.looked().plus(LATELY).isBefore(now))
        .sorted(Comparator.comparing(Viewer::looked).reversed())
        .limit(MOST)
        .toList();
  }
}
