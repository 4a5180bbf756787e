package dev.muster.slack.rights;

import java.util.List;

/**
 * What Slack says of somebody and the user groups and people that a right is kept for.
 *
 * @param member they are one of them
 * @param unknown handles that belong to nobody in Slack
 */
record MembershipResult(boolean member, List<String> unknown, List<Untold> untold) {
  static final MembershipResult OUTSIDE = new MembershipResult(false, List.of(), List.of());
  static final MembershipResult MEMBER = new MembershipResult(true, List.of(), List.of());

  MembershipResult {
    unknown = List.copyOf(unknown);
    untold = List.copyOf(untold);
  }

  /** Of this one Slack could not be asked, and nothing is known from before. */
  record Untold(String handle, String advice) {}
}
