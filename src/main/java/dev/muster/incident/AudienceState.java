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
 * @param written how many texts were written that had to wait
 */
public record AudienceState(Map<String, Owed> owed, List<Draft> drafts, int written) {
  static final AudienceState NONE = new AudienceState(Map.of(), List.of(), 0);

  public AudienceState {
    owed = Map.copyOf(owed);
    drafts = List.copyOf(drafts);
  }

  /**
   * How it stands with one of them.
   *
   * @param told when they were last told something
   * @param words what that was
   * @param times how often they were told something
   * @param asked how often we asked for it since then
   * @param lastAsked when we last did, since then
   */
  public record Owed(
      Optional<Instant> told,
      Optional<String> words,
      int times,
      int asked,
      Optional<Instant> lastAsked) {
    static final Owed NOTHING =
        new Owed(Optional.empty(), Optional.empty(), 0, 0, Optional.empty());

    /** Nothing was asked or said since that moment. */
    public boolean isSilentSince(Instant moment) {
      return told.filter(at -> !at.isBefore(moment)).isEmpty()
          && lastAsked.filter(at -> !at.isBefore(moment)).isEmpty();
    }

    private Owed restarted() {
      return new Owed(told, words, times, 0, Optional.empty());
    }
  }

  /**
   * A text for an audience that is written and not sent.
   *
   * @param number from 1
   * @param approver the role that must approve it yet
   * @param approved who did; empty where nobody must, or has
   * @param refused why Slack would not take Muster's own post of it: somebody must carry it
   */
  public record Draft(
      int number,
      String audience,
      String words,
      Optional<Role> approver,
      UserId by,
      Instant at,
      Optional<UserId> approved,
      Optional<String> refused) {

    Draft approvedBy(UserId user) {
      return new Draft(
          number, audience, words, Optional.empty(), by, at, Optional.of(user), refused);
    }

    Draft notPosted(String why) {
      return new Draft(number, audience, words, approver, by, at, approved, Optional.of(why));
    }
  }

  public Owed owed(String key) {
    return owed.getOrDefault(key, Owed.NOTHING);
  }

  public Optional<Draft> draft(int number) {
    return drafts.stream().filter(draft -> draft.number() == number).findFirst();
  }

  /** What waits for this audience. */
  public Optional<Draft> draft(String audience) {
    return drafts.stream().filter(draft -> draft.audience().equals(audience)).findFirst();
  }

  /** The number of the next text that has to wait. */
  public int nextNumber() {
    return written + 1;
  }

  /** What waits for them is out of date with that. */
  AudienceState told(String key, String words, Instant at) {
    Owed now =
        new Owed(Optional.of(at), Optional.of(words), owed(key).times() + 1, 0, Optional.empty());
    return with(key, now)
        .keeping(drafts.stream().filter(draft -> !draft.audience().equals(key)).toList());
  }

  /** Muster's own post of that text arrived. What was written since still waits. */
  AudienceState posted(String key, String words, int number, Instant at) {
    List<Draft> newer =
        drafts.stream().filter(d -> d.audience().equals(key) && d.number() > number).toList();
    AudienceState told = told(key, words, at);
    List<Draft> left = new ArrayList<>(told.drafts);
    left.addAll(newer);
    return told.keeping(left);
  }

  AudienceState asked(String key, Instant at) {
    Owed before = owed(key);
    return with(
        key,
        new Owed(
            before.told(), before.words(), before.times(), before.asked() + 1, Optional.of(at)));
  }

  /** Nobody was asked yet: their clocks count anew. What they were told stays said. */
  AudienceState restarted() {
    Map<String, Owed> anew = new LinkedHashMap<>();
    owed.forEach((key, before) -> anew.put(key, before.restarted()));
    return new AudienceState(anew, drafts, written);
  }

  private AudienceState with(String key, Owed next) {
    Map<String, Owed> more = new LinkedHashMap<>(owed);
    more.put(key, next);
    return new AudienceState(more, drafts, written);
  }

  private AudienceState keeping(List<Draft> left) {
    return new AudienceState(owed, left, written);
  }

  /** It takes the place of an older one for the same audience. */
  AudienceState drafted(Draft draft) {
    List<Draft> more = new ArrayList<>(drafts);
    more.removeIf(old -> old.audience().equals(draft.audience()));
    more.add(draft);
    return new AudienceState(owed, more, Math.max(written, draft.number()));
  }

  /** In the place of the one with its number. */
  AudienceState changed(Draft draft) {
    return keeping(drafts.stream().map(d -> d.number() == draft.number() ? draft : d).toList());
  }

  AudienceState withoutDraft(int number) {
    return keeping(drafts.stream().filter(draft -> draft.number() != number).toList());
  }
}
