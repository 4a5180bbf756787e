package dev.muster.playbook;

import dev.muster.incident.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who may do what. A right that is kept for nobody everybody has. */
public record Rights(Map<Right, List<Holder>> kept) {

  public Rights {
    Map<Right, List<Holder>> copy = new EnumMap<>(Right.class);
    kept.forEach((right, holders) -> copy.put(right, List.copyOf(holders)));
    kept = Map.copyOf(copy);
  }

  /** Somebody who has a right, as the playbook names them. */
  public sealed interface Holder {
    /** As people read it. */
    String shown();
  }

  /** Whoever plays this role in the incident that it is about. */
  public record InRole(Role role) implements Holder {
    @Override
    public String shown() {
      return "the " + role.title();
    }
  }

  /** The members of a user group, or one person, with the {@code @}. */
  public record Called(String handle) implements Holder {
    @Override
    public String shown() {
      return handle;
    }
  }

  /** Those for whom it is kept; empty if everybody has it. */
  public List<Holder> holders(Right right) {
    return kept.getOrDefault(right, List.of());
  }

  /** The user groups and people for whom it is kept, each with its {@code @}. */
  public List<String> handles(Right right) {
    return holders(right).stream()
        .flatMap(h -> h instanceof Called called ? Stream.of(called.handle()) : Stream.empty())
        .toList();
  }

  /** All that are named for any right, to know them before they are needed. */
  public List<String> handles() {
    return Stream.of(Right.values()).flatMap(r -> handles(r).stream()).distinct().toList();
  }
}
