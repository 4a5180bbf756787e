package dev.muster.testkit;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import dev.muster.slack.web.SlackGateway;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * One bot's way to the Web API, which can be cut at a call, as kill -9 cuts it: from then on every
 * call hangs, and nothing of that bot reaches Slack any more.
 */
public final class CutOff implements Interceptor {
  /** When in the life of a call. */
  public enum Moment {
    BEFORE_IT_TAKES_EFFECT,
    BEFORE_ITS_ANSWER_IS_HEARD
  }

  private static final String LINE = "apps.connections.open";

  private record Point(String method, int occurrence, Moment moment) {}

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch cut = new CountDownLatch(1);
  private final CountDownLatch buried = new CountDownLatch(1);
  private volatile Point point = new Point("", 0, Moment.BEFORE_IT_TAKES_EFFECT);

  /** Slack's client by this way. */
  Slack client(String apiUrl) {
    SlackConfig config = SlackGateway.client(apiUrl).getConfig();
    OkHttpClient http =
        SlackHttpClient.buildOkHttpClient(config, Map.of())
            .newBuilder()
            .retryOnConnectionFailure(false) // as the bot's own
            .addInterceptor(this)
            .build();
    return Slack.getInstance(config, new SlackHttpClient(http));
  }

  /** Cuts at the n-th call of this method from now on. */
  public void at(String method, int occurrence, Moment moment) {
    calls.clear();
    point = new Point(method, occurrence, moment);
  }

  /** The methods called since {@link #at}, or ever, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  public boolean isCut() {
    return cut.getCount() == 0;
  }

  boolean isPlanned() {
    return point.occurrence() > 0;
  }

  void now() {
    cut.countDown();
  }

  /** The dead bot's calls end, without having been. */
  void bury() {
    buried.countDown();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    List<String> path = chain.request().url().pathSegments();
    String method = path.get(path.size() - 1);
    boolean here = arrives(method);
    if (isCut() || (here && point.moment() == Moment.BEFORE_IT_TAKES_EFFECT)) {
      throw dead();
    }
    Response answer = chain.proceed(chain.request());
    if (isCut() || here) {
      answer.close();
      throw dead();
    }
    return answer;
  }

  private synchronized boolean arrives(String path) {
    // A file goes to an address of its own, which is another each time.
    String method = path.matches("F[0-9A-Z]+") ? "upload" : path;
    if (method.equals(LINE)) {
      return false; // a second socket comes up when it comes up; it belongs to no story
    }
    calls.add(method);
    long occurrence = calls.stream().filter(method::equals).count();
    return method.equals(point.method()) && occurrence == point.occurrence();
  }

  private IOException dead() {
    cut.countDown();
    try {
      buried.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new IOException("This bot is dead.");
  }
}
