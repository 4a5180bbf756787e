package dev.muster.slack.web;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** How Slack's Web API is reached: by which way, and how long an idle connection is trusted. */
public final class SlackConnections {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofSeconds(10);
  private static final Duration WHOLE_CALL = Duration.ofSeconds(20);
  private static final int IDLE = 5;

  private SlackConnections() {}

  /**
   * How long what is on the way is trusted.
   *
   * @param idle an idle connection is closed after so long: what is on the way forgets it, without
   *     a word, after a minute at the soonest
   * @param unchecked one that was idle for longer is looked at before it is used
   * @param ping how often a connection of HTTP/2 is asked whether it lives
   * @param form how long opening a form may take before it is tried once more: Slack waits three
   *     seconds for both
   */
  public record Trust(Duration idle, Duration unchecked, Duration ping, Duration form) {
    public static final Trust DEFAULT =
        new Trust(
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMillis(1300));
  }

  /**
   * Slack's client for this address.
   *
   * @param environment where a proxy may be named
   */
  public static Slack client(String apiUrl, Map<String, String> environment, Trust trust) {
    SlackConfig config = config(apiUrl);
    ConnectionPool pool = new ConnectionPool(IDLE, trust.idle().toMillis(), TimeUnit.MILLISECONDS);
    OkHttpClient.Builder http =
        SlackHttpClient.buildOkHttpClient(config, Map.of())
            .newBuilder()
            .connectTimeout(CONNECTING)
            .connectionPool(pool)
            .pingInterval(trust.ping())
            // It would send a call again whose answer was lost, and not tell: a second channel.
            .retryOnConnectionFailure(false)
            .addInterceptor(new OpensFormsTwice(pool, trust.form()))
            .addInterceptor(new StaleConnections.Replacing())
            .addNetworkInterceptor(new StaleConnections.Looking(trust.unchecked()));
    ProxyRoute.to(apiUrl, environment)
        .ifPresent(way -> http.proxySelector(way).proxyAuthenticator(way.okHttpAuthenticator()));
    return Slack.getInstance(config, new SlackHttpClient(http.build()));
  }

  private static SlackConfig config(String apiUrl) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl.endsWith("/") ? apiUrl : apiUrl + "/");
    // The SDK takes HTTPS_PROXY for every address and does not know NO_PROXY: see ProxyRoute.
    config.setProxyUrl(null);
    // Statistics cost an auth.test of their own and a thread; the listeners log whole requests.
    config.setStatsEnabled(false);
    endStatistics(config);
    config.setHttpClientResponseHandlers(new ArrayList<>());
    config.setHttpClientReadTimeoutMillis((int) ANSWERING.toMillis());
    config.setHttpClientWriteTimeoutMillis((int) ANSWERING.toMillis());
    config.setHttpClientCallTimeoutMillis((int) WHOLE_CALL.toMillis());
    return config;
  }

  /** Switched off, they would still keep threads as long as the process lives. */
  private static void endStatistics(SlackConfig config) {
    try {
      config.getMethodsConfig().getMetricsDatastore().close();
      config.getAuditConfig().getMetricsDatastore().close();
      config.getSCIMConfig().getMetricsDatastore().close();
      config.getSCIM2Config().getMetricsDatastore().close();
    } catch (Exception e) {
      throw new IllegalStateException("Slack's client won't let go of its statistics.", e);
    }
  }
}
