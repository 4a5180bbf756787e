package dev.muster.doctor;

import dev.muster.incident.UserId;
import dev.muster.slack.call.Handles;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.slack.web.UserGroups;
import java.time.Clock;
import java.util.Optional;

/** Whether Slack has whom the playbook names: a user group, or else a person. */
final class HandleExam {
  private final SlackGateway bot;
  private final UserGroups groups;
  private final Handles handles;

  HandleExam(SlackGateway bot, Clock clock) {
    this.bot = bot;
    groups = new UserGroups(bot, clock);
    handles = new Handles(bot, groups, clock);
  }

  Finding of(String handle) {
    try {
      Optional<UserId> person = UserId.ofHandle(handle);
      if (person.isPresent()) {
        String id = person.get().value();
        bot.call(SlackMethod.USERS_INFO, null, methods -> methods.usersInfo(r -> r.user(id)));
        return Finding.ok("playbook: " + handle + " is a person here");
      }
      return handles.find(handle).map(found -> found(handle, found)).orElseGet(() -> none(handle));
    } catch (SlackFailure e) {
      return Finding.fault("playbook: " + handle + " could not be looked up.", e.text());
    }
  }

  private static Finding found(String handle, Handles.Found found) {
    if (found.group().isEmpty()) {
      return Finding.ok("playbook: " + handle + " is no user group, but a person here");
    }
    int members = found.people().size();
    return members == 0
        ? Finding.fault(
            "playbook: nobody is in the user group " + handle + ".", "Add somebody in Slack.")
        : Finding.ok(
            "playbook: " + handle + " has " + members + (members == 1 ? " member" : " members"));
  }

  private static Finding none(String handle) {
    return Finding.fault(
        "playbook: there is no user group " + handle + ", and nobody of that name.",
        "Make the group in Slack (People, User groups), or change the playbook.");
  }
}
