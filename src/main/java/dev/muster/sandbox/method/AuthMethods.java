package dev.muster.sandbox.method;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.api.ApiMethod;
import dev.muster.sandbox.http.Json;
import dev.muster.sandbox.world.Identity;
import dev.muster.sandbox.world.SlackError;
import dev.muster.sandbox.world.World;
import java.util.Map;
import java.util.function.Supplier;

/** Who am I, where am I, and where do I connect. */
public final class AuthMethods {
  private final World world;
  private final Supplier<String> newSocketUrl;

  public AuthMethods(World world, Supplier<String> newSocketUrl) {
    this.world = world;
    this.newSocketUrl = newSocketUrl;
  }

  public void addTo(Map<String, ApiMethod> methods) {
    methods.put("api.test", AuthMethods::apiTest);
    methods.put("auth.test", AuthMethods::authTest);
    methods.put("apps.connections.open", call -> Json.ok().put("url", newSocketUrl.get()));
    methods.put("team.info", call -> teamInfo());
    methods.put("bots.info", this::botsInfo);
  }

  private static ObjectNode apiTest(ApiCall call) {
    ObjectNode answer = call.text("error").map(Json::error).orElseGet(Json::ok);
    ObjectNode args = Json.object();
    call.text("foo").ifPresent(foo -> args.put("foo", foo));
    call.text("error").ifPresent(error -> args.put("error", error));
    return answer.set("args", args);
  }

  private static ObjectNode authTest(ApiCall call) {
    if (call.isOfTheApp()) {
      return Json.ok().put("app_name", Identity.APP_NAME).put("app_id", Identity.APP);
    }
    return Json.ok()
        .put("url", "https://" + Identity.DOMAIN + ".slack.com/")
        .put("team", Identity.TEAM_NAME)
        .put("user", Identity.BOT_NAME)
        .put("team_id", Identity.TEAM)
        .put("user_id", Identity.BOT_USER)
        .put("bot_id", Identity.BOT)
        .put("is_enterprise_install", false);
  }

  private static ObjectNode teamInfo() {
    ObjectNode answer = Json.ok();
    answer
        .putObject("team")
        .put("id", Identity.TEAM)
        .put("name", Identity.TEAM_NAME)
        .put("url", "https://" + Identity.DOMAIN + ".slack.com/")
        .put("domain", Identity.DOMAIN)
        .put("email_domain", "practice.example");
    return answer;
  }

  private ObjectNode botsInfo(ApiCall call) {
    if (!call.textOr("bot", Identity.BOT).equals(Identity.BOT)) {
      throw SlackError.of("bot_not_found");
    }
    ObjectNode answer = Json.ok();
    ObjectNode bot =
        answer
            .putObject("bot")
            .put("id", Identity.BOT)
            .put("deleted", false)
            .put("name", Identity.APP_NAME)
            .put("updated", world.foundedSeconds())
            .put("app_id", Identity.APP)
            .put("user_id", Identity.BOT_USER);
    bot.putObject("icons").put("image_36", "").put("image_48", "").put("image_72", "");
    return answer;
  }
}
