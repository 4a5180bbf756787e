package dev.muster.feature.overview;

import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.playbook.NameKey;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.Command;
import dev.muster.slack.Invocation;
import dev.muster.slack.Reply;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Message;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.store.IncidentQuery;
import dev.muster.store.Incidents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code /incident list}: open ones, recent ones, mine, or those to which all that applies. */
public final class ListCommand implements Command {
  /** As much as a button keeps beside the command. */
  private static final int ROOM = 1800;

  private final Incidents incidents;
  private final Playbooks playbooks;
  private final Clock clock;

  public ListCommand(Incidents incidents, Playbooks playbooks, Clock clock) {
    this.incidents = incidents;
    this.playbooks = playbooks;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String usage() {
    return "[open|closed|recent|mine|drills|sev1|30d|@user|service name|words]";
  }

  @Override
  public String summary() {
    return "incidents: open ones, the latest, yours, drills; by status, severity, time, person,"
        + " service and words of the title, as many of them as you like";
  }

  @Override
  public Place place() {
    return Place.ANYWHERE;
  }

  @Override
  public List<String> aliases() {
    return List.of("ls", "search");
  }

  /** What is listed, and what to say where there is none. */
  private record Wanted(
      String title, IncidentQuery query, String none, Optional<ListFilter.Slip> slip) {
    Wanted(String title, IncidentQuery query, String none) {
      this(title, query, none, Optional.empty());
    }
  }

  @Override
  public Reply run(Invocation invocation) {
    Wanted wanted = wanted(invocation);
    List<Incident> found = incidents.find(wanted.query());
    return found.isEmpty()
        ? Reply.told(nothing(invocation, wanted))
        : Reply.told(ListMessage.of(wanted.title(), found, clock.instant()));
  }

  private static Message nothing(Invocation invocation, Wanted wanted) {
    if (wanted.slip().isEmpty()) {
      return Message.of(wanted.none());
    }
    ListFilter.Slip slip = wanted.slip().get();
    String text = wanted.none() + " Did you mean " + Mrkdwn.escape(slip.meant()) + "?";
    String words = invocation.arguments().raw().replace(slip.typed(), slip.meant());
    Button again =
        new Button(
            "List " + Mrkdwn.plain(words),
            "list",
            Cut.to(ROOM, words),
            invocation.incident().map(Incident::id).orElse(new IncidentId("")));
    return new Card().section(text).actions(List.of(again.element())).message(text);
  }

  private Wanted wanted(Invocation invocation) {
    String words = invocation.arguments().words();
    int most = ListMessage.MOST + 1; // one more than is shown tells that there are more
    return switch (NameKey.folded(words).replaceAll("\\p{P}+$", "")) {
      case "", "open" ->
          new Wanted(
              "Open incidents",
              new IncidentQuery.Open(most),
              "No incident is open. `/incident list recent` shows the latest, `/incident declare`"
                  + " begins one.");
      case "recent", "all" ->
          new Wanted(
              "The latest incidents",
              new IncidentQuery.Recent(most),
              "There has been no incident yet. `/incident declare` begins one.");
      case "drills" ->
          new Wanted(
              "Drills, the latest first",
              new IncidentQuery.Drills(most),
              "There has been no drill yet. `/incident drill` starts one.");
      case "mine" ->
          new Wanted(
              "Incidents that you declared or have a role in",
              new IncidentQuery.Of(invocation.user(), most),
              "You declared no incident and have a role in none. `/incident list` shows those that"
                  + " are open.");
      default ->
          filtered(ListFilter.of(invocation.arguments(), invocation.user(), playbooks), most);
    };
  }

  private Wanted filtered(ListFilter filter, int most) {
    String words = Mrkdwn.escape(filter.words());
    return filter.isWords()
        ? new Wanted(
            "Incidents with \"" + words + "\"",
            new IncidentQuery.Words(filter.words(), most),
            "No incident has \""
                + words
                + "\" in its title. `/incident list recent` shows the latest.",
            filter.slip())
        : new Wanted(
            "Incidents: " + filter.said(),
            new IncidentQuery.Fitting(filter.filter(clock.instant()), filter.words(), most),
            "There is no such incident: "
                + filter.said()
                + ". `/incident list recent` shows the latest.",
            filter.slip());
  }
}
