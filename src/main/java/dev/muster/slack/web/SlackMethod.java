package dev.muster.slack.web;

import java.time.Duration;

/**
 * The Web API methods that Muster calls, each with Slack's quota and what a repetition would do.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Slack's rate limits</a>
 */
public enum SlackMethod {
  AUTH_TEST("auth.test", Quota.SPECIAL, Again.HARMLESS),
  APPS_CONNECTIONS_OPEN("apps.connections.open", Quota.SPECIAL, Again.HARMLESS),
  TEAM_INFO("team.info", Quota.TIER_3, Again.HARMLESS),
  BOTS_INFO("bots.info", Quota.TIER_3, Again.HARMLESS),

  CONVERSATIONS_CREATE("conversations.create", Quota.TIER_2, Again.DOUBLES),
  CONVERSATIONS_RENAME("conversations.rename", Quota.TIER_2, Again.HARMLESS),
  CONVERSATIONS_ARCHIVE("conversations.archive", Quota.TIER_2, Again.HARMLESS),
  CONVERSATIONS_UNARCHIVE("conversations.unarchive", Quota.TIER_2, Again.HARMLESS),
  CONVERSATIONS_SET_TOPIC("conversations.setTopic", Quota.TIER_2, Again.HARMLESS),
  CONVERSATIONS_SET_PURPOSE("conversations.setPurpose", Quota.TIER_2, Again.HARMLESS),
  CONVERSATIONS_LIST("conversations.list", Quota.TIER_2, Again.HARMLESS),
  CONVERSATIONS_INVITE("conversations.invite", Quota.TIER_3, Again.HARMLESS),
  CONVERSATIONS_KICK("conversations.kick", Quota.TIER_3, Again.HARMLESS),
  CONVERSATIONS_JOIN("conversations.join", Quota.TIER_3, Again.HARMLESS),
  CONVERSATIONS_LEAVE("conversations.leave", Quota.TIER_3, Again.HARMLESS),
  CONVERSATIONS_INFO("conversations.info", Quota.TIER_3, Again.HARMLESS),
  CONVERSATIONS_OPEN("conversations.open", Quota.TIER_3, Again.HARMLESS),
  CONVERSATIONS_HISTORY("conversations.history", Quota.TIER_3, Again.HARMLESS),
  CONVERSATIONS_REPLIES("conversations.replies", Quota.TIER_3, Again.HARMLESS),
  CONVERSATIONS_MEMBERS("conversations.members", Quota.TIER_4, Again.HARMLESS),

  CHAT_POST_MESSAGE("chat.postMessage", Quota.MESSAGES, Again.DOUBLES),
  CHAT_UPDATE("chat.update", Quota.EDITS, Again.HARMLESS),
  CHAT_DELETE("chat.delete", Quota.TIER_3, Again.HARMLESS),
  CHAT_POST_EPHEMERAL("chat.postEphemeral", Quota.TIER_4, Again.DOUBLES),
  CHAT_GET_PERMALINK("chat.getPermalink", Quota.SPECIAL, Again.HARMLESS),

  PINS_ADD("pins.add", Quota.TIER_2, Again.HARMLESS),
  PINS_REMOVE("pins.remove", Quota.TIER_2, Again.HARMLESS),
  PINS_LIST("pins.list", Quota.TIER_2, Again.HARMLESS),
  BOOKMARKS_ADD("bookmarks.add", Quota.TIER_2, Again.DOUBLES),
  BOOKMARKS_EDIT("bookmarks.edit", Quota.TIER_2, Again.HARMLESS),
  BOOKMARKS_REMOVE("bookmarks.remove", Quota.TIER_2, Again.HARMLESS),
  BOOKMARKS_LIST("bookmarks.list", Quota.TIER_3, Again.HARMLESS),
  REACTIONS_ADD("reactions.add", Quota.TIER_3, Again.HARMLESS),
  REACTIONS_REMOVE("reactions.remove", Quota.TIER_2, Again.HARMLESS),
  REACTIONS_GET("reactions.get", Quota.TIER_3, Again.HARMLESS),

  USERS_INFO("users.info", Quota.TIER_4, Again.HARMLESS),
  USERS_CONVERSATIONS("users.conversations", Quota.TIER_3, Again.HARMLESS),
  USERS_LIST("users.list", Quota.TIER_2, Again.HARMLESS),
  USERS_LOOKUP_BY_EMAIL("users.lookupByEmail", Quota.TIER_3, Again.HARMLESS),
  USERGROUPS_LIST("usergroups.list", Quota.TIER_2, Again.HARMLESS),
  USERGROUPS_USERS_LIST("usergroups.users.list", Quota.TIER_2, Again.HARMLESS),

  VIEWS_OPEN("views.open", Quota.TIER_4, Again.DOUBLES),
  VIEWS_PUSH("views.push", Quota.TIER_4, Again.DOUBLES),
  VIEWS_UPDATE("views.update", Quota.TIER_4, Again.HARMLESS),
  VIEWS_PUBLISH("views.publish", Quota.TIER_4, Again.HARMLESS),

  CANVASES_CREATE("canvases.create", Quota.TIER_2, Again.DOUBLES),
  CANVASES_EDIT("canvases.edit", Quota.TIER_3, Again.DOUBLES),
  CONVERSATIONS_CANVASES_CREATE("conversations.canvases.create", Quota.TIER_2, Again.DOUBLES),
  FILES_UPLOAD("files.completeUploadExternal", Quota.TIER_4, Again.DOUBLES),
  FILES_INFO("files.info", Quota.TIER_4, Again.HARMLESS);

  /** How often a method may be called: in a minute by the whole app, and for one channel. */
  enum Quota {
    TIER_2(20, Duration.ZERO),
    TIER_3(50, Duration.ZERO),
    TIER_4(100, Duration.ZERO),
    /**
     * One message a second a channel, with room for what the way there adds or takes; some hundred
     * a minute for the workspace.
     */
    MESSAGES(300, Duration.ofMillis(1100)),
    /** Tier 3, and no channel's card flickers faster than it can be read. */
    EDITS(50, Duration.ofSeconds(1)),
    SPECIAL(100, Duration.ZERO);

    private final int perMinute;
    private final Duration betweenInChannel;

    Quota(int perMinute, Duration betweenInChannel) {
      this.perMinute = perMinute;
      this.betweenInChannel = betweenInChannel;
    }

    int perMinute() {
      return perMinute;
    }

    /** The least time between two calls for one channel; zero where channels share one quota. */
    Duration betweenInChannel() {
      return betweenInChannel;
    }
  }

  /** What a second call does where the first one worked, though its answer was lost. */
  enum Again {
    /** Nothing, or Slack says that it is so already. */
    HARMLESS,
    /** It makes a second one. */
    DOUBLES
  }

  private final String slackName;
  private final Quota quota;
  private final Again again;

  SlackMethod(String slackName, Quota quota, Again again) {
    this.slackName = slackName;
    this.quota = quota;
    this.again = again;
  }

  /** Slack's name, such as {@code chat.postMessage}. */
  public String slackName() {
    return slackName;
  }

  Quota quota() {
    return quota;
  }

  Again again() {
    return again;
  }

  @Override
  public String toString() {
    return slackName;
  }
}
