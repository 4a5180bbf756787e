package dev.muster.simulate.step;

import dev.muster.simulate.world.Dice;
import dev.muster.simulate.world.Scene;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Slack has a bad day: each fault waits for the next calls of its method, and hits them. */
final class Weather {
  private static final List<String> METHODS =
      List.of(
          "chat.postMessage",
          "chat.postMessage",
          "chat.update",
          "chat.postEphemeral",
          "conversations.create",
          "conversations.create",
          "conversations.invite",
          "conversations.setTopic",
          "conversations.history",
          "pins.add",
          "bookmarks.add",
          "views.open",
          "users.conversations",
          "*");

  /** What Slack may refuse for good without the incident being any worse off. */
  private static final List<String> DISPENSABLE =
      List.of("bookmarks.add", "pins.add", "conversations.setTopic", "conversations.invite");

  /**
   * What Slack documents for <a
   * href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>.
   */
  private static final List<String> POST_REFUSALS =
      List.of(
          ("access_denied accesslimited account_inactive app_access_restricted"
                  + " as_user_not_supported attachment_payload_limit_exceeded"
                  + " cannot_reply_to_message channel_not_found deprecated_endpoint"
                  + " draft_already_deleted draft_already_sent draft_has_conflict draft_not_found"
                  + " duplicate_channel_not_found duplicate_message_not_found ekm_access_denied"
                  + " enterprise_is_restricted fatal_error internal_error invalid_arg_name"
                  + " invalid_arguments invalid_array_arg invalid_auth invalid_blocks"
                  + " invalid_blocks_format invalid_charset invalid_form_data"
                  + " invalid_metadata_format invalid_metadata_schema invalid_post_type"
                  + " is_archived is_bot markdown_text_conflict message_limit_exceeded"
                  + " messages_tab_disabled metadata_must_be_sent_from_app metadata_too_large"
                  + " method_deprecated missing_file_data missing_post_type missing_scope"
                  + " msg_blocks_too_long msg_too_long no_permission no_text"
                  + " not_allowed_token_type not_authed not_in_channel org_login_required"
                  + " rate_limited ratelimited request_timeout restricted_action"
                  + " restricted_action_non_threadable_channel restricted_action_read_only_channel"
                  + " restricted_action_thread_locked restricted_action_thread_only_channel"
                  + " send_on_behalf_not_allowed service_unavailable"
                  + " slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked"
                  + " slack_connect_lists_sharing_blocked team_access_not_granted"
                  + " team_added_to_org team_not_found token_expired token_revoked"
                  + " too_many_attachments too_many_contact_cards two_factor_setup_required"
                  + " unknown_method")
              .split(" "));

  static final List<Step> STEPS =
      List.of(
          new Step("429", 5, Weather::tooMany),
          new Step("5xx with a page of HTML", 4, Weather::page),
          new Step("200 with a page of HTML", 3, Weather::proxy),
          new Step("internal_error after the effect", 3, Weather::internal),
          new Step("hung up before the effect", 4, (s, d) -> hungUp(s, d, false)),
          new Step("hung up after the effect", 6, (s, d) -> hungUp(s, d, true)),
          new Step("slow answers", 3, Weather::slow),
          new Step("refused for good", 3, Weather::refused),
          new Step("refused where it posts", 9, Weather::postRefused),
          new Step("too many messages for the plan", 2, Weather::limitExceeded),
          new Step("a war room is archived", 6, Work::archives),
          new Step("acks lost", 1, (s, d) -> line(s, d, "drop_ack", 1)),
          new Step("told twice", 5, (s, d) -> line(s, d, "duplicate", 3)),
          new Step("told in another order", 5, (s, d) -> line(s, d, "reorder", 3)),
          new Step("one socket drops", 3, (s, d) -> drop(s, false)),
          new Step("both sockets drop", 3, (s, d) -> drop(s, true)),
          new Step("the sockets are refreshed", 2, Weather::refreshed));

  private Weather() {}

  private static void plan(Scene scene, String name, Map<String, Object> fault) {
    var answer = scene.does("fault", fault);
    if (answer.filter(json -> json.path("ok").asBoolean()).isEmpty()) {
      throw new AssertionError("No such fault: " + fault + " " + answer);
    }
    if (fault.get("error") instanceof String code) {
      scene.skies().plant(code);
    }
    scene.story().tell("weather: " + name + " " + fault);
    scene.skies().turn();
  }

  private static Map<String, Object> fault(Dice dice) {
    Map<String, Object> fault = new HashMap<>();
    fault.put("method", dice.one(METHODS));
    fault.put("times", dice.between(1, 4));
    return fault;
  }

  private static void tooMany(Scene scene, Dice dice) {
    Map<String, Object> fault = fault(dice);
    fault.put("http_status", 429);
    fault.put("retry_after", dice.one(List.of(0, 1, 5, 30, 90)));
    plan(scene, "429", fault);
  }

  private static void page(Scene scene, Dice dice) {
    Map<String, Object> fault = fault(dice);
    fault.put("http_status", dice.one(List.of(500, 502, 503, 504)));
    fault.put("after", dice.in100(40));
    plan(scene, "5xx", fault);
  }

  private static void proxy(Scene scene, Dice dice) {
    Map<String, Object> fault = fault(dice);
    fault.put("html", true);
    fault.put("after", dice.in100(40));
    plan(scene, "HTML", fault);
  }

  private static void internal(Scene scene, Dice dice) {
    Map<String, Object> fault = fault(dice);
    fault.put("error", dice.one(List.of("internal_error", "fatal_error")));
    fault.put("after", true);
    plan(scene, "internal error", fault);
  }

  private static void hungUp(Scene scene, Dice dice, boolean after) {
    Map<String, Object> fault = fault(dice);
    fault.put("http_status", 0);
    fault.put("after", after);
    plan(scene, "hung up", fault);
  }

  private static void slow(Scene scene, Dice dice) {
    Map<String, Object> fault = fault(dice);
    fault.put("delay_ms", dice.between(5, 60));
    plan(scene, "slow", fault);
  }

  private static void refused(Scene scene, Dice dice) {
    Map<String, Object> fault = fault(dice);
    fault.put("method", dice.one(DISPENSABLE));
    fault.put("error", dice.one(List.of("no_permission", "feature_not_enabled")));
    fault.put("times", 1);
    plan(scene, "refused", fault);
  }

  /** Each of them may end a message; none may end what comes after it. */
  private static void postRefused(Scene scene, Dice dice) {
    Map<String, Object> fault = new HashMap<>();
    fault.put("method", "chat.postMessage");
    fault.put("error", dice.one(POST_REFUSALS));
    fault.put("times", dice.in100(50) ? dice.between(1, 4) : dice.between(10, 40));
    plan(scene, "refused where it posts", fault);
  }

  private static void limitExceeded(Scene scene, Dice dice) {
    Map<String, Object> fault = new HashMap<>();
    fault.put("method", "chat.postMessage");
    fault.put("error", "message_limit_exceeded");
    fault.put("times", dice.between(3, 20));
    plan(scene, "too many messages", fault);
  }

  private static void line(Scene scene, Dice dice, String what, int most) {
    Map<String, Object> fault = new HashMap<>();
    fault.put(what, dice.between(1, most));
    plan(scene, what, fault);
  }

  private static void drop(Scene scene, boolean all) {
    scene.bot().dropSockets(all);
    scene.story().tell("weather: " + (all ? "all sockets drop" : "one socket drops"));
    scene.skies().turn();
  }

  private static void refreshed(Scene scene, Dice dice) {
    plan(scene, "refresh", new HashMap<>(Map.of("disconnect", "refresh_requested")));
  }
}
