package dev.muster.feature.home;

import dev.muster.incident.ActionItem;
import dev.muster.incident.Incident;
import dev.muster.incident.IncidentId;
import dev.muster.incident.RichText;
import dev.muster.incident.Role;
import dev.muster.incident.Status;
import dev.muster.incident.UserId;
import dev.muster.incident.Work.Task;
import dev.muster.playbook.NextUpdate;
import dev.muster.playbook.Playbooks;
import dev.muster.playbook.PostMortemDates;
import dev.muster.slack.text.Button;
import dev.muster.slack.text.Cut;
import dev.muster.slack.text.Mrkdwn;
import dev.muster.slack.text.RoomWords;
import dev.muster.store.action.OpenActions.Followed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in the Home tab, line by line. */
final class HomeEntries {
  private static final String OPEN = "On fire";
  private static final String MINE = "Mine to do";
  private static final String OVERDUE = "Overdue, others'";
  private static final String DRILLS = ":dart: Drills: this is practice, nothing is wrong";
  private static final String OVER = "Over lately";
  private static final int TITLE = 120;
  private static final int WORDS = 200;

  private final HomeModel sight;
  private final Playbooks playbooks;
  private final List<HomeEntry> all = new ArrayList<>();

  HomeEntries(HomeModel sight, Playbooks playbooks) {
    this.sight = sight;
    this.playbooks = playbooks;
  }

  /**
   * All of it, where there is nothing with a word about what would be there.
   *
   * @param mostOver of the incidents that are over
   */
  List<HomeEntry> all(int mostOver) {
    sight.open().forEach(this::burning);
    unlessAny(OPEN, "Nothing is open. Something looks wrong? Declare it, however small it is.");
    roles(sight.open());
    roles(sight.drills());
    Stream.concat(sight.open().stream(), sight.drills().stream()).forEach(this::tasks);
    sight.over().stream().filter(i -> isTheirs(i) && isToBeWritten(i)).forEach(this::postMortem);
    sight.actions().mine().forEach(action -> action(MINE, action));
    unlessAny(
        MINE,
        "Nothing waits for you. Roles you take, tasks and action items that you are given, and"
            + " post-mortems that you own will stand here.");
    sight.over().stream().filter(i -> !isTheirs(i) && isLate(i)).forEach(this::lateForOthers);
    sight.actions().overdue().stream()
        .filter(a -> !a.item().terms().owner().equals(Optional.of(sight.user())))
        .forEach(action -> action(OVERDUE, action));
    sight.drills().forEach(this::drill);
    sight.over().stream()
        .sorted(Comparator.comparing(HomeEntries::ended).reversed())
        .limit(mostOver)
        .forEach(this::over);
    if (sight.open().isEmpty()) {
      unlessAny(
          OVER,
          "There was no incident yet. `/incident drill` plays one, so that the first in earnest is"
              + " not the first.");
    }
    return List.copyOf(all);
  }

  private void unlessAny(String heading, String words) {
    if (all.stream().noneMatch(entry -> entry.heading().equals(heading))) {
      add(heading, words);
    }
  }

  private void add(String heading, String text, Button... buttons) {
    all.add(new HomeEntry(heading, text, List.of(buttons)));
  }

  private void burning(Incident incident) {
    boolean isLate =
        NextUpdate.due(incident, playbooks.of(incident))
            .filter(due -> due.isBefore(sight.now()))
            .isPresent();
    add(
        OPEN,
        ":fire: "
            + line(incident)
            + "\n"
            + room(incident)
            + " · commander "
            + incident.team().commander().map(Mrkdwn::user).orElse("nobody yet")
            + " · since "
            + Mrkdwn.dayAndTime(incident.milestones().started())
            + (isLate ? " · :warning: an update is due" : ""),
        new Button("Join", "join", "", incident.id()));
  }

  private void roles(List<Incident> incidents) {
    UserId user = sight.user();
    for (Incident incident : incidents) {
      List<Role> roles = incident.team().rolesOf(user);
      if (!roles.isEmpty()) {
        add(
            MINE,
            roles.stream().map(Role::title).map(Mrkdwn::escape).collect(Collectors.joining(", "))
                + " in "
                + name(incident)
                + " "
                + room(incident));
      }
    }
  }

  private void tasks(Incident incident) {
    for (Task task : incident.progress().work().openTasks()) {
      if (task.owner().equals(Optional.of(sight.user()))) {
        String words = Mrkdwn.escape(Cut.to(WORDS, task.words()));
        add(
            MINE,
            "Task " + task.number() + " of " + name(incident) + ": " + words + until(task),
            new Button("Done", "done", Integer.toString(task.number()), incident.id()));
      }
    }
  }

  private String until(Task task) {
    return task.due()
        .map(
            due ->
                due.isBefore(sight.now())
                    ? " · :warning: was until " + Mrkdwn.dayAndTime(due)
                    : " · until " + Mrkdwn.dayAndTime(due))
        .orElse("");
  }

  private boolean isTheirs(Incident incident) {
    return incident.ending().review().owner().equals(Optional.of(sight.user()));
  }

  private boolean isToBeWritten(Incident incident) {
    return incident.status() == Status.RESOLVED
        && !incident.ending().review().isReviewed()
        && due(incident).isPresent();
  }

  private Optional<Instant> due(Incident incident) {
    return PostMortemDates.of(incident, playbooks.of(incident)).map(PostMortemDates::due);
  }

  private boolean isLate(Incident incident) {
    return isToBeWritten(incident)
        && due(incident).filter(at -> at.isBefore(sight.now())).isPresent();
  }

  private void postMortem(Incident incident) {
    add(
        MINE,
        (isLate(incident) ? ":warning: " : "")
            + "Post-mortem of "
            + line(incident)
            + due(incident).map(at -> " · due " + Mrkdwn.dayAndTime(at)).orElse(""),
        new Button("Post-mortem", "postmortem", "", incident.id()));
  }

  private void lateForOthers(Incident incident) {
    add(
        OVERDUE,
        "Post-mortem of "
            + line(incident)
            + due(incident).map(at -> " · was due " + Mrkdwn.dayAndTime(at)).orElse("")
            + incident.ending().review().owner().map(o -> " · " + Mrkdwn.user(o)).orElse(""));
  }

  /** Of a private incident nothing but what they are to do, and only for whoever is to do it. */
  private void action(String heading, Followed followed) {
    ActionItem item = followed.item();
    Incident incident = followed.incident();
    String name = incident.id() + " " + item.ref();
    add(
        heading,
        (item.isOverdue(sight.now()) ? ":warning: " : "")
            + (incident.isPrivate() ? ":lock: " : "")
            + "*"
            + name
            + "* "
            + Mrkdwn.of(RichText.mentioning(Cut.to(WORDS, item.terms().words())))
            + (heading.equals(MINE)
                ? ""
                : item.terms().owner().map(o -> " · " + Mrkdwn.user(o)).orElse(" · nobody yet"))
            + item.terms()
                .due()
                .map(due -> (due.isOver(sight.now()) ? " · was due " : " · by ") + due.text())
                .orElse(""),
        new Button("Done", "action", name + " done", incident.id()),
        new Button("Change…", "action", name + " change", incident.id()));
  }

  private void drill(Incident drill) {
    add(DRILLS, line(drill) + "\n" + room(drill), new Button("Join", "join", "", drill.id()));
  }

  private void over(Incident incident) {
    add(OVER, line(incident) + " · " + Mrkdwn.dayAndTime(ended(incident)));
  }

  private static Instant ended(Incident incident) {
    return incident
        .milestones()
        .resolved()
        .or(incident.milestones()::closed)
        .orElse(incident.milestones().declared());
  }

  private static String name(Incident incident) {
    return (incident.isDrill() ? ":dart: DRILL " : "") + "*" + incident.id() + "*";
  }

  private String line(Incident incident) {
    String status = playbooks.of(incident).statusWord(incident);
    return "*"
        + incident.id()
        + "* "
        + Mrkdwn.escape(
            incident.severity() + " · " + status + " · " + Cut.to(TITLE, incident.title()));
  }

  private static String room(Incident incident) {
    return RoomWords.inBrief(incident);
  }

  /** No incident. */
  static IncidentId none() {
    return new IncidentId("");
  }
}
