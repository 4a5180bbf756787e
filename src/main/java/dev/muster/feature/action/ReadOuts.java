package dev.muster.feature.action;

import dev.muster.incident.Incident;
import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.Invocation;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.Incidents;
import dev.muster.store.action.OpenActions;
import dev.muster.store.action.OpenActions.Followed;
import dev.muster.store.action.OpenActions.Part;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which action items somebody may see, and how they are shown. */
public final class ReadOuts {
  private static final String ID = "(?i)[a-z0-9]+(?:[-_][a-z0-9]+)+";

  private final Incidents incidents;
  private final OpenActions actions;
  private final Clock clock;

  public ReadOuts(Incidents incidents, OpenActions actions, Clock clock) {
    this.incidents = incidents;
    this.actions = actions;
    this.clock = clock;
  }

  /** Which list it is. */
  record Wanted(String title, String words, String none) {}

  /**
   * The incident that somebody names before an item of it: {@code INC-7 A2}, wherever they are.
   *
   * @throws Refused if there is none of that name for them
   */
  Optional<Incident> other(Invocation invocation) {
    boolean named =
        invocation.arguments().first().matches(ID)
            && invocation.arguments().rest().first().matches("(?i)a\\d{1,4}");
    return named
        ? Optional.of(named(invocation, invocation.arguments().first()))
        : Optional.empty();
  }

  /** That one, unless it is private and not the one in whose war room they are. */
  Incident named(Invocation invocation, String id) {
    Optional<Incident> here =
        invocation.incident().filter(i -> i.id().value().equalsIgnoreCase(id.strip()));
    return here.or(() -> incidents.named(id).filter(i -> !i.isPrivate()))
        .orElseThrow(
            () ->
                new Refused(
                    "There is no incident "
                        + Mrkdwn.escape(id)
                        + ". `/incident list recent` shows the latest."));
  }

  boolean isNamed(String word) {
    return word.matches(ID);
  }

  Message of(Incident incident, UserId reader, int from) {
    return incident.ending().followUps().items().isEmpty()
        ? Message.of(
            "There is no action item of "
                + incident.id()
                + " yet. `/incident action raise the pool limit @ben friday` makes one; so does a"
                + " message that begins with `TODO:`, or a :memo: on any message of the war room.")
        : new ActionList(
                "Action items of " + incident.id(), incident.id().value(), from, reader, now())
            .of(incident);
  }

  Message mine(UserId reader, int from) {
    return listed(
        new Wanted(
            "Your action items",
            "mine",
            "Nothing is left for you to do. `/incident actions all` shows everybody's."),
        reader,
        from,
        part -> actions.mine(reader, part));
  }

  Message of(UserId owner, UserId reader, int from) {
    return listed(
        new Wanted(
            "Action items of " + Mrkdwn.user(owner),
            "<@" + owner + ">",
            Mrkdwn.user(owner) + " has no open action item. `/incident actions all` shows all."),
        reader,
        from,
        part -> actions.of(owner, part));
  }

  Message overdue(UserId reader, int from) {
    return listed(
        new Wanted(
            "Overdue action items",
            "overdue",
            "No action item is overdue. `/incident actions all` shows those that are open."),
        reader,
        from,
        part -> actions.overdue(now(), part));
  }

  Message all(UserId reader, int from) {
    return listed(
        new Wanted(
            "Open action items",
            "all",
            "No action item is open. In a war room `/incident action raise the pool limit @ben"
                + " friday` makes one."),
        reader,
        from,
        actions::all);
  }

  private Message listed(
      Wanted wanted, UserId reader, int from, Function<Part, List<Followed>> finding) {
    List<Followed> found = finding.apply(new Part(from, ActionList.MOST + 1));
    return found.isEmpty()
        ? Message.of(from == 0 ? wanted.none() : "There are no more.")
        : new ActionList(wanted.title(), wanted.words(), from, reader, now()).of(found);
  }

  private java.time.Instant now() {
    return clock.instant();
  }
}
