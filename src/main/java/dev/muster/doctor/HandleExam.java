package dev.muster.doctor;

import dev.muster.incident.UserId;
import dev.muster.slack.call.Handles;
import dev.muster.slack.web.Directory;
import dev.muster.slack.web.SlackFailure;
import dev.muster.slack.web.SlackGateway;
import dev.muster.slack.web.SlackMethod;
import dev.muster.slack.web.UserGroups;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Whether Slack has whom the playbook names: a user group, or else a person. */
final class HandleExam {
  /** From here on a name can't be found at once. */
  private static final int MANY = 3000;

  private final SlackGateway bot;
  private final Waiting waiting;
  private final Handles handles;

  HandleExam(SlackGateway bot, Clock clock, Waiting waiting) {
    this.bot = bot;
    this.waiting = waiting;
    handles = new Handles(bot, new UserGroups(bot, clock), clock);
  }

  /** How many accounts there are, as far as a minute's quota reaches. */
  Finding accounts() {
    try {
      Directory.Census census = handles.census();
      String number = String.format(Locale.ROOT, "%,d", census.accounts());
      String all =
          "accounts: " + (census.complete() ? number : "more than " + number) + " in the workspace";
      return Finding.ok(
          census.accounts() > MANY
              ? all
                  + ". Slack finds nobody by name, so Muster has to read them all: in the playbook"
                  + " name user groups, or people by id (@U…, on their profile: Copy member ID)"
              : all);
    } catch (SlackFailure e) {
      return Finding.fault("accounts: they could not be counted.", e.text());
    }
  }

  Finding of(String handle) {
    try {
      Optional<UserId> person = UserId.ofHandle(handle);
      if (person.isPresent()) {
        String id = person.get().value();
        bot.call(SlackMethod.USERS_INFO, null, methods -> methods.usersInfo(r -> r.user(id)));
        return Finding.ok("playbook: " + handle + " is a person here");
      }
      return waiting
          .until(() -> handles.search(handle))
          .map(found -> found(handle, found))
          .orElseGet(() -> none(handle));
    } catch (SlackFailure e) {
      return Finding.fault("playbook: " + handle + " could not be looked up.", e.text());
    }
  }

  private Finding found(String handle, Handles.Found found) {
    if (found.group().isEmpty()) {
      String byId = ". Write @" + found.people().get(0) + ", which is found at once";
      return Finding.ok(
          "playbook: "
              + handle
              + " is no user group, but a person here"
              + (handles.accounts() > MANY ? byId : ""));
    }
    if (found.untold().isPresent()) {
      return Finding.fault(
          "playbook: who is in the user group " + handle + " can't be read.",
          found.untold().get().text());
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
