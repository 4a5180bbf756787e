package dev.muster.playbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is looked at when somebody resolves an incident.
 *
 * @param confirm sentences that whoever resolves it says yes to
 * @param normalFor how long it must have been watched, after the fix, before it counts as over
 */
public record ResolveGuard(
    List<Condition> require,
    List<Condition> remind,
    List<String> confirm,
    Optional<Duration> normalFor) {

  public ResolveGuard {
    require = List.copyOf(require);
    remind = List.copyOf(remind);
    confirm = List.copyOf(confirm);
  }

  /** Something that ought to be so before an incident is resolved. */
  public enum Condition {
    COMMANDER("commander", "Nobody is incident commander."),
    SUMMARY("summary", "There is no summary of what happened."),
    CAUSE("cause", "Nobody has said what the cause is."),
    CHECKLIST("checklist", "The checklist has boxes that nobody ticked."),
    TASKS("tasks", "There are tasks that nobody finished.");

    private final String key;
    private final String missing;

    Condition(String key, String missing) {
      this.key = key;
      this.missing = missing;
    }

    /** As the playbook file writes it. */
    public String key() {
      return key;
    }

    /** What a person reads if it isn't so. */
    public String missing() {
      return missing;
    }

    static Optional<Condition> of(String key) {
      return Stream.of(values()).filter(condition -> condition.key.equals(key)).findFirst();
    }
  }
}
