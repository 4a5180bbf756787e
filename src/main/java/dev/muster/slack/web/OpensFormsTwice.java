package dev.muster.slack.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Opens a form once more, by another connection, where no answer came: somebody waits for it, and
 * only for three seconds. It can't open twice, for a trigger serves once.
 *
 * @see <a href="https://docs.slack.dev/surfaces/modals#open">Slack's triggers</a>
 */
final class OpensFormsTwice implements Interceptor {
  private static final String METHOD = "views.open";

  private final ConnectionPool pool;
  private final int patience;

  OpensFormsTwice(ConnectionPool pool, Duration patience) {
    this.pool = pool;
    this.patience = (int) patience.toMillis();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!request.url().encodedPath().endsWith("/" + METHOD)) {
      return chain.proceed(request);
    }
    try {
      return chain
          .withConnectTimeout(patience, TimeUnit.MILLISECONDS)
          .withReadTimeout(patience, TimeUnit.MILLISECONDS)
          .withWriteTimeout(patience, TimeUnit.MILLISECONDS)
          .proceed(request);
    } catch (IOException e) {
      pool.evictAll(); // what else is idle may be as dead
      return chain.proceed(request);
    }
  }
}
