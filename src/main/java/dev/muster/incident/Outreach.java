package dev.muster.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom we owe word, and what waits for approval.
 *
 * @param owed by the audience's key, or {@code role:} and the role's
 */
public record Outreach(Map<String, Owed> owed, List<Draft> drafts) {
  static final Outreach NONE = new Outreach(Map.of(), List.of());

  public Outreach {
    owed = Map.copyOf(owed);
    drafts = List.copyOf(drafts);
  }

  /**
   * How it stands with one of them.
   *
   * @param told when they were last told something
   * @param asked how often we asked for it since then
   * @param lastAsked when we last did, since then
   */
  public record Owed(Optional<Instant> told, int asked, Optional<Instant> lastAsked) {
    static final Owed NOTHING = new Owed(Optional.empty(), 0, Optional.empty());
  }

  /**
   * A text for an audience that waits for somebody's yes.
   *
   * @param number from 1
   */
  public record Draft(int number, String audience, String words, UserId by, Instant at) {}

  public Owed owed(String key) {
    return owed.getOrDefault(key, Owed.NOTHING);
  }

  public Optional<Draft> draft(int number) {
    return drafts.stream().filter(draft -> draft.number() == number).findFirst();
  }

  Outreach told(String key, Instant at) {
    return with(key, new Owed(Optional.of(at), 0, Optional.empty()));
  }

  Outreach asked(String key, Instant at) {
    Owed before = owed(key);
    return with(key, new Owed(before.told(), before.asked() + 1, Optional.of(at)));
  }

  /** Nobody was asked yet: their clocks count anew. */
  Outreach restarted() {
    return new Outreach(Map.of(), drafts);
  }

  private Outreach with(String key, Owed next) {
    Map<String, Owed> more = new LinkedHashMap<>(owed);
    more.put(key, next);
    return new Outreach(more, drafts);
  }

  Outreach drafted(Draft draft) {
    List<Draft> more = new ArrayList<>(drafts);
    more.removeIf(old -> old.audience().equals(draft.audience()));
    more.add(draft);
    return new Outreach(owed, more);
  }

  Outreach withoutDraft(int number) {
    return new Outreach(owed, drafts.stream().filter(draft -> draft.number() != number).toList());
  }
}
