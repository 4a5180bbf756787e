package dev.muster.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;

/** A member of the workspace; the bot is one too. */
public record Person(
    String id,
    String name,
    String firstName,
    String lastName,
    boolean isBot,
    Membership membership) {
  /** What an admin made of an account. */
  public enum Membership {
    FULL,
    /** Of several channels, into which only an admin lets them. */
    GUEST,
    /** Of one channel alone. */
    SINGLE_CHANNEL_GUEST,
    /** In another workspace of the same Enterprise organization. */
    OTHER_WORKSPACE,
    DEACTIVATED
  }

  public Person(String id, String name, String firstName, String lastName, boolean isBot) {
    this(id, name, firstName, lastName, isBot, Membership.FULL);
  }

  /** The same person, after an admin changed the account. */
  public Person as(Membership changed) {
    return new Person(id, name, firstName, lastName, isBot, changed);
  }

  /** Slack still tells of them, and lets nobody invite or write to them. */
  public boolean isDeactivated() {
    return membership == Membership.DEACTIVATED;
  }

  private boolean isGuest() {
    return membership == Membership.GUEST || membership == Membership.SINGLE_CHANNEL_GUEST;
  }

  public String realName() {
    return lastName.isEmpty() ? firstName : firstName + " " + lastName;
  }

  public String email() {
    return name + "@practice.example";
  }

  /** As {@code users.info} tells of them. */
  public ObjectNode toJson(long updated) {
    ObjectNode user =
        Json.object()
            .put("id", id)
            .put("team_id", Identity.TEAM)
            .put("name", name)
            .put("deleted", isDeactivated())
            .put("color", "9f69e7")
            .put("real_name", realName())
            .put("tz", "Etc/UTC")
            .put("tz_label", "Coordinated Universal Time")
            .put("tz_offset", 0);
    user.set("profile", profile());
    return user.put("is_admin", name.equals("ana"))
        .put("is_owner", name.equals("ana"))
        .put("is_primary_owner", name.equals("ana"))
        .put("is_restricted", isGuest())
        .put("is_ultra_restricted", membership == Membership.SINGLE_CHANNEL_GUEST)
        .put("is_bot", isBot)
        .put("is_app_user", false)
        .put("updated", updated)
        .put("is_email_confirmed", !isBot)
        .put("who_can_share_contact_card", "EVERYONE");
  }

  private ObjectNode profile() {
    ObjectNode profile =
        Json.object()
            .put("title", "")
            .put("phone", "")
            .put("skype", "")
            .put("real_name", realName())
            .put("real_name_normalized", realName())
            .put("display_name", isBot ? "" : name)
            .put("display_name_normalized", isBot ? "" : name)
            .put("status_text", "")
            .put("status_emoji", "")
            .put("status_expiration", 0)
            .put("avatar_hash", "g" + id.substring(1).toLowerCase(java.util.Locale.ROOT))
            .put("first_name", firstName)
            .put("last_name", lastName);
    if (isBot) {
      profile
          .put("bot_id", Identity.BOT)
          .put("api_app_id", Identity.APP)
          .put("always_active", true);
    } else {
      profile.put("email", email());
    }
    return profile.put("team", Identity.TEAM);
  }
}
