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
