package dev.muster.feature.home;

import com.slack.api.model.view.View;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.Role;
import dev.muster.incident.UserId;
import dev.muster.playbook.Playbooks;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Card;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody sees in the Home tab. Private incidents are never here. */
final class HomeView {
  private static final int MOST_OPEN = 20;
  private static final int MOST_LINES = 10;
  private static final int TITLE = 120;

  private HomeView() {}

  /**
   * What there is to see.
   *
   * @param mine the open ones in which they play a role
   * @param over the latest that are resolved or closed
   * @param drills those that go on
   */
  record Sight(
      UserId user,
      List<Incident> open,
      List<Incident> mine,
      List<Incident> over,
      List<Incident> drills) {}

  static View of(Sight sight, Playbooks playbooks) {
    Card card = new Card();
    card.header("Incidents");
    card.section(
        "Something is wrong? Declare an incident; it is better to declare once too often. Or type"
            + " `/incident` anywhere.");
    card.actions(
        List.of(
            new Button("Declare an incident", "declare", "", new IncidentId(""))
                .element("primary")));
    card.divider();
    open(card, sight.open(), playbooks);
    mine(card, sight);
    drills(card, sight.drills(), playbooks);
    over(card, sight.over(), playbooks);
    return View.builder().type("home").blocks(card.blocks()).build();
  }

  private static void open(Card card, List<Incident> open, Playbooks playbooks) {
    if (open.isEmpty()) {
      card.section("*Open now*\nNothing is open.");
      return;
    }
    card.section("*Open now*");
    open.stream()
        .limit(MOST_OPEN)
        .forEach(
            incident ->
                card.section(
                    line(incident, playbooks)
                        + "\n"
                        + room(incident)
                        + " · commander "
                        + incident.team().commander().map(Mrkdwn::user).orElse("nobody yet")
                        + " · since "
                        + Mrkdwn.dayAndTime(incident.milestones().started()),
                    new Button("Join", "join", "", incident.id()).element()));
    if (open.size() > MOST_OPEN) {
      card.context("There are more: `/incident list` shows all.");
    }
  }

  private static void mine(Card card, Sight sight) {
    if (sight.mine().isEmpty()) {
      return;
    }
    card.divider();
    card.section(
        "*Your roles*\n"
            + sight.mine().stream()
                .limit(MOST_LINES)
                .map(incident -> role(incident, sight.user()))
                .collect(Collectors.joining("\n")));
  }

  private static void drills(Card card, List<Incident> drills, Playbooks playbooks) {
    if (drills.isEmpty()) {
      return;
    }
    card.divider();
    card.section("*Drills: this is practice, nothing is wrong*");
    drills.stream()
        .limit(MOST_LINES)
        .forEach(
            drill ->
                card.section(
                    line(drill, playbooks) + "\n" + room(drill),
                    new Button("Join", "join", "", drill.id()).element()));
  }

  private static String role(Incident incident, UserId user) {
    return "• "
        + incident.team().rolesOf(user).stream()
            .map(Role::title)
            .map(Mrkdwn::escape)
            .collect(Collectors.joining(", "))
        + " in *"
        + incident.id()
        + "* "
        + room(incident);
  }

  private static void over(Card card, List<Incident> over, Playbooks playbooks) {
    if (over.isEmpty()) {
      return;
    }
    card.divider();
    card.section(
        "*Over lately*\n"
            + over.stream()
                .sorted(Comparator.comparing(HomeView::ended).reversed())
                .limit(MOST_LINES)
                .map(
                    incident ->
                        "• "
                            + line(incident, playbooks)
                            + " · "
                            + Mrkdwn.dayAndTime(ended(incident)))
                .collect(Collectors.joining("\n")));
  }

  private static Instant ended(Incident incident) {
    return incident
        .milestones()
        .resolved()
        .or(incident.milestones()::closed)
        .orElse(incident.milestones().declared());
  }

  private static String line(Incident incident, Playbooks playbooks) {
    String status = playbooks.of(incident).statusWord(incident);
    return "*"
        + incident.id()
        + "* "
        + Mrkdwn.escape(
            incident.severity() + " · " + status + " · " + Cut.to(TITLE, incident.title()));
  }

  private static String room(Incident incident) {
    return incident.room().channel().map(Mrkdwn::channel).orElse("its war room opens now");
  }
}
