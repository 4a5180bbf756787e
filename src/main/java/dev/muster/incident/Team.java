package dev.muster.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who does what now, and whether command is being offered to somebody. */
public record Team(List<Assignment> assignments, Optional<UserId> offeredTo) {
  static final Team NOBODY = new Team(List.of(), Optional.empty());

  public Team {
    assignments = List.copyOf(assignments);
  }

  public Optional<UserId> commander() {
    return holder(Role.COMMANDER);
  }

  /** Who plays the role with this key, if anybody. */
  public Optional<UserId> holder(String roleKey) {
    return assignments.stream()
        .filter(a -> a.role().key().equals(roleKey))
        .map(Assignment::holder)
        .findFirst();
  }

  /** The roles somebody plays, in the order in which they were taken. */
  public List<Role> rolesOf(UserId user) {
    return assignments.stream().filter(a -> a.holder().equals(user)).map(Assignment::role).toList();
  }

  Team assigned(Role role, UserId holder, Instant since) {
    List<Assignment> next = new ArrayList<>();
    boolean placed = false;
    for (Assignment a : assignments) {
      boolean same = a.role().key().equals(role.key());
      next.add(same ? new Assignment(role, holder, since) : a);
      placed |= same;
    }
    if (!placed) {
      next.add(new Assignment(role, holder, since));
    }
    return new Team(next, role.isCommander() ? Optional.empty() : offeredTo);
  }

  Team offering(Optional<UserId> user) {
    return new Team(assignments, user);
  }
}
