package dev.muster.feature.role;

import dev.muster.incident.Refused;
import dev.muster.incident.UserId;
import dev.muster.slack.text.Mrkdwn;
import java.util.Set;
import java.util.function.Supplier;

/** Who can play a role: people, picked so that there is no doubt who is meant. */
public final class People {
  /** Slack's own helper, which can be mentioned like a person. */
  private static final Set<UserId> NOBODY = Set.of(new UserId("USLACKBOT"));

  private final Supplier<UserId> us;

  /**
   * @param us the bot's own user
   */
  public People(Supplier<UserId> us) {
    this.us = us;
  }

  /**
   * @throws Refused if it is no person
   */
  void mustBePerson(UserId user) {
    if (user.equals(us.get())) {
      throw new Refused(
          "I can't take a role: I keep the record and the clock. Pick a person from Slack's list.");
    }
    if (NOBODY.contains(user)) {
      throw new Refused("Slackbot can't take a role. Pick a person from Slack's list.");
    }
  }

  /** A name alone was typed: there may be two of that name. */
  static Refused notPicked(String typed) {
    return new Refused(
        "I can't tell who "
            + Mrkdwn.escape(typed)
            + " is. Type @ and the first letters of the name, then pick the person from Slack's"
            + " list.");
  }
}
