package dev.muster.slack.web;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Idle connections that the far side has closed, found out before anything is sent: a call on such
 * a one would fail without a word whether it was heard, and many can't be repeated then. OkHttp
 * looks only at those that were idle for ten seconds; proxies and servers close them sooner.
 */
final class StaleConnections {
  /** More than OkHttp keeps. */
  private static final int MOST = 8;

  private StaleConnections() {}

  /** Nothing was sent. */
  private static final class Stale extends IOException {
    private static final long serialVersionUID = 1L;

    Stale() {
      super("The far side had closed the idle connection.");
    }
  }

  /** Takes another connection instead. */
  static final class Replacing implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      for (int i = 0; i < MOST; i++) {
        try {
          return chain.proceed(chain.request());
        } catch (Stale stale) {
          // This one is closed now: the next is another.
        }
      }
      return chain.proceed(chain.request());
    }
  }

  /** Looks before it sends. With HTTP/2 a connection that ends is seen by whoever reads from it. */
  static final class Looking implements Interceptor {
    private final Duration unchecked;
    private final Map<Connection, Long> usedNanos = new WeakHashMap<>();

    Looking(Duration unchecked) {
      this.unchecked = unchecked;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
      Connection connection = chain.connection();
      if (connection == null || connection.protocol() != Protocol.HTTP_1_1) {
        return chain.proceed(chain.request());
      }
      if (wasIdle(connection) && isClosed(connection.socket())) {
        throw new Stale();
      }
      try {
        return chain.proceed(chain.request());
      } finally {
        used(connection);
      }
    }

    private synchronized boolean wasIdle(Connection connection) {
      @Nullable Long used = usedNanos.get(connection);
      return used != null && System.nanoTime() - used > unchecked.toNanos();
    }

    private synchronized void used(Connection connection) {
      usedNanos.put(connection, System.nanoTime());
    }

    /** Nothing is to be read from an idle one: its end can be read at once, and nothing else. */
    private static boolean isClosed(Socket socket) {
      try {
        int before = socket.getSoTimeout();
        try {
          socket.setSoTimeout(1);
          int unused = socket.getInputStream().read();
          return true;
        } finally {
          socket.setSoTimeout(before);
        }
      } catch (SocketTimeoutException e) {
        return false;
      } catch (IOException e) {
        return true;
      }
    }
  }
}
