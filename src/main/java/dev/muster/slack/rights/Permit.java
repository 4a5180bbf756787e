package dev.muster.slack.rights;

import dev.muster.incident.Incident;
import dev.muster.incident.UserId;
import dev.muster.playbook.Right;
import dev.muster.playbook.Rights.Holder;
import dev.muster.playbook.Rights.InRole;
import dev.muster.slack.text.Mrkdwn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of somebody's right before the incident is looked at, so that under the lock nobody
 * has to be asked.
 *
 * @param holders for whom the right is kept; empty for everybody
 */
public record Permit(Right right, UserId user, List<Holder> holders, MembershipResult standing) {
  public Permit {
    holders = List.copyOf(holders);
  }

  /** Whether it holds for this incident as it is now. */
  public boolean covers(Incident incident) {
    return holders.isEmpty() || standing.member() || inRole(incident) || isFree(incident);
  }

  /** Whether it could not be found out now. */
  public boolean isOpenQuestion() {
    return !standing.member() && !standing.untold().isEmpty();
  }

  /** Under the lock. {@link Gate#record} puts it on record and into words. */
  public void mustCover(Incident incident) {
    if (!covers(incident)) {
      throw new AccessDenied(this, incident);
    }
  }

  private boolean inRole(Incident incident) {
    return roles().anyMatch(r -> incident.team().holder(r.role().key()).equals(Optional.of(user)));
  }

  /** There is nothing to see, or it is their own. */
  private boolean isFree(Incident incident) {
    return right == Right.SEE_PRIVATE
        && (!incident.isPrivate() || incident.identity().declaredBy().equals(user));
  }

  private Stream<InRole> roles() {
    return holders.stream()
        .flatMap(h -> h instanceof InRole role ? Stream.of(role) : Stream.empty());
  }

  /** Those who have the right, in words. */
  public String allowed() {
    List<String> names = holders.stream().map(Holder::shown).toList();
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1))
            + " or "
            + names.get(names.size() - 1);
  }

  /** Why not, for the timeline. */
  String why() {
    return "Kept for " + allowed() + "." + faults();
  }

  /** For the one who has it not: what is kept, for whom, whom to ask. */
  public String sentence(Incident incident) {
    return sentence(incident, Optional.empty());
  }

  /**
   * For the one who asked: what is kept, for whom, whom to ask.
   *
   * @param whom somebody else, where it is about them
   */
  String sentence(Incident incident, Optional<UserId> whom) {
    String kept = Mrkdwn.escape(allowed()) + " may " + right.act() + " here";
    return (whom.isPresent()
            ? "Only " + kept + ", and " + Mrkdwn.user(whom.get()) + " is not one of them."
            : "Only " + kept + "." + whomToAsk(incident))
        + Mrkdwn.escape(faults());
  }

  private String faults() {
    String unknown =
        standing.unknown().isEmpty()
            ? ""
            : " Slack has no user group "
                + String.join(", ", standing.unknown())
                + ": whoever keeps the playbook has to correct that.";
    String untold =
        standing.untold().stream()
            .map(u -> " Slack can't tell now who is in " + u.handle() + ". " + u.advice())
            .collect(Collectors.joining());
    return unknown + untold;
  }

  /** The brackets go where a mention can't be shown. */
  private String whomToAsk(Incident incident) {
    String present =
        roles()
            .flatMap(
                r ->
                    incident.team().holder(r.role().key()).stream()
                        .map(
                            holder ->
                                Mrkdwn.escape(r.role().title()) + " (" + Mrkdwn.user(holder) + ")"))
            .collect(Collectors.joining(", or the "));
    if (!present.isEmpty()) {
      return " Ask the " + present + ".";
    }
    boolean vacant = roles().findAny().isPresent() && incident.isOpen();
    return vacant ? " Nobody is that now: `/incident take` takes a role." : " Ask one of them.";
  }
}
