package dev.muster.slack.web;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A Slack client that reaches nobody: every call is answered here, always the same. */
public final class Offline {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final String YES =
      """
      {"ok":true,"user_id":"U0","team":"offline","url":"https://offline.example/","ts":"1.1",
      "channel":%s,"usergroups":[],"members":[],"messages":[],"bookmarks":[],"channels":[],
      "users":[],"user":%s,"canvas_id":"F0"}\
      """;

  private Offline() {}

  public static Slack client() {
    return client(() -> {});
  }

  /**
   * @param before run before each answer
   */
  public static Slack client(Runnable before) {
    AtomicLong channels = new AtomicLong();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  before.run();
                  String id = "C" + channels.incrementAndGet();
                  String path = chain.request().url().encodedPath();
                  boolean message = path.contains("/chat.");
                  String user = path.contains("/users.info") ? "{\"id\":\"U0\"}" : "\"offline\"";
                  String channel =
                      message ? "\"" + id + "\"" : "{\"id\":\"" + id + "\",\"name\":\"offline\"}";
                  return new Response.Builder()
                      .request(chain.request())
                      .protocol(Protocol.HTTP_1_1)
                      .code(200)
                      .message("OK")
                      .body(ResponseBody.create(YES.formatted(channel, user), JSON))
                      .build();
                })
            .build();
    SlackConfig config = new SlackConfig();
    config.setProxyUrl(null);
    config.setStatsEnabled(false);
    return Slack.getInstance(config, new SlackHttpClient(http));
  }
}
