package dev.muster.incident;

import java.util.Optional;

/** Who takes part, and as what. */
public sealed interface RoleEvent extends IncidentEvent {
  record RoleAssigned(Role role, UserId holder, Optional<UserId> before) implements RoleEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      if (incident.team().holder(role.key()).equals(Optional.of(holder))) {
        throw new Refused(
            stamp.by().equals(holder)
                ? "You are " + role + " already."
                : "That person is " + role + " already.");
      }
      Incident changed = incident.with(incident.team().assigned(role, holder, stamp.at()));
      Progress progress = incident.progress();
      return role.isCommander()
          ? changed
              .with(incident.milestones().acknowledged(stamp.at()))
              .with(progress.with(progress.clock().answered(holder, stamp.at())))
          : changed;
    }

    @Override
    public RichText text() {
      RichText line = RichText.of(holder, " is ", role);
      return before.map(b -> line.and(" (before: ", b, ")")).orElse(line);
    }

    @Override
    public Weight weight() {
      return role.isCommander() ? Weight.MILESTONE : Weight.ENTRY;
    }
  }

  record HandoffOffered(UserId to) implements RoleEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      return incident.with(incident.team().offering(Optional.of(to)));
    }

    @Override
    public RichText text() {
      return RichText.of("Command offered to ", to);
    }
  }

  /** Somebody wants to command and asks the one who does; nothing changes by the asking. */
  record HandoffAsked(UserId of) implements RoleEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of("Asked ", of, " to hand over command");
    }
  }

  record HandoffDeclined(UserId by) implements RoleEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      return incident.with(incident.team().offering(Optional.empty()));
    }

    @Override
    public RichText text() {
      return RichText.of(by, " did not take command");
    }
  }

  /** Somebody found that it is this one, instead of declaring a second. */
  record Joined(UserId who) implements RoleEvent {
    @Override
    public Incident applyTo(Incident incident, RecordedBy stamp) {
      Rules.mustBeOpen(incident);
      return incident;
    }

    @Override
    public RichText text() {
      return RichText.of(who, " reported the same and joined");
    }
  }
}
