package dev.muster.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.http.Json;
import java.util.List;

/** A group of people with a handle, such as {@code @on-call}. */
public record UserGroup(String id, String handle, List<String> users) {
  public UserGroup {
    users = List.copyOf(users);
  }

  /** As {@code usergroups.list} tells of it. */
  public ObjectNode toJson(long created, boolean withUsers) {
    ObjectNode group =
        Json.object()
            .put("id", id)
            .put("team_id", Identity.TEAM)
            .put("is_usergroup", true)
            .put("is_subteam", true)
            .put("name", handle)
            .put("description", "")
            .put("handle", handle)
            .put("is_external", false)
            .put("date_create", created)
            .put("date_update", created)
            .put("date_delete", 0)
            .putNull("auto_type")
            .put("auto_provision", false)
            .put("enterprise_subteam_id", "")
            .put("created_by", "USLACKBOT")
            .put("updated_by", "USLACKBOT")
            .putNull("deleted_by");
    ObjectNode prefs = group.putObject("prefs");
    prefs.putArray("channels");
    prefs.putArray("groups");
    if (withUsers) {
      group.set("users", Json.array(users));
    }
    return group.put("user_count", users.size());
  }
}
